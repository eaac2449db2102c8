package facespace.demos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What watchers cost a training run: none, fifty, one that does not read, and one of the live map,
 * in turns.
 */
record WatchersPart(Playground playground, String dataName) implements Part {
  private static final int WATCHERS = 50;
  private static final int ROUNDS = 3;
  private static final double SECONDS_PER_WINDOW = 4;
  private static final int BATCH = 256;
  private static final int PATIENCE_POLLS = 600;
  private static final long POLL_MILLIS = 100;
  private static final String LONG_RUN = "&loss=softmax&epochs=200&batch=" + BATCH;

  /** Reads everything and throws it away. */
  private static final class Reader implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      socket.request(1);
      return null;
    }
  }

  /** Never asks for data, so that the connection fills up. */
  private static final class Stalled implements WebSocket.Listener {
    @Override
    public void onOpen(WebSocket socket) {
      // Without a request nothing is read.
    }
  }

  @Override
  public void measure(Consumer<Measurement> result) throws IOException, InterruptedException {
    String id = playground.train("data=" + dataName + LONG_RUN);
    List<Double> alone = new ArrayList<>();
    List<Double> watched = new ArrayList<>();
    List<Double> stalled = new ArrayList<>();
    List<Double> mapped = new ArrayList<>();
    try {
      awaitStart(id);
      for (int round = 0; round < ROUNDS; round++) {
        alone.add(speed(id));
        watched.add(speedWatchedBy(WATCHERS, new Reader(), id));
        stalled.add(speedWatchedBy(1, new Stalled(), id));
        mapped.add(speedBesideMap(id));
      }
    } finally {
      playground.delete(id);
    }
    result.accept(
        Measurement.of(
            "server training, nobody watching",
            Median.of(alone),
            "images/s",
            "median of " + ROUNDS + " rounds taken in turns: " + Texts.list("%.0f", alone)));
    result.accept(cost("cost of " + WATCHERS + " watchers", alone, watched, 10));
    // Training speed itself wavers by some percent from window to window.
    result.accept(cost("cost of a watcher that stops reading", alone, stalled, 3));
    result.accept(cost("cost of a watcher of the live map", alone, mapped, 20));
  }

  private static Measurement cost(
      String what, List<Double> alone, List<Double> with, double atMost) {
    return Measurement.of(
        what,
        100 * (1 - Median.of(with) / Median.of(alone)),
        "%",
        Measurement.Aim.atMost(atMost),
        "images/s: " + Texts.list("%.0f", with));
  }

  private double speedWatchedBy(int watchers, WebSocket.Listener listener, String id)
      throws IOException, InterruptedException {
    List<WebSocket> sockets =
        IntStream.range(0, watchers).mapToObj(i -> playground.watch(id, listener)).toList();
    try {
      return speed(id);
    } finally {
      sockets.forEach(WebSocket::abort);
    }
  }

  private double speedBesideMap(String id) throws IOException, InterruptedException {
    WebSocket socket = playground.watchMap(id, new Reader());
    try {
      return speed(id);
    } finally {
      socket.abort();
    }
  }

  private void awaitStart(String id) throws IOException, InterruptedException {
    for (int i = 0; i < PATIENCE_POLLS && step(id) == 0; i++) {
      Thread.sleep(POLL_MILLIS);
    }
    speed(id);
  }

  /** Images per second of wall-clock time over one window. */
  private double speed(String id) throws IOException, InterruptedException {
    long start = System.nanoTime();
    long firstStep = step(id);
    Thread.sleep((long) (1000 * SECONDS_PER_WINDOW));
    long steps = step(id) - firstStep;
    return steps * BATCH / ((System.nanoTime() - start) / 1e9);
  }

  private long step(String id) throws IOException, InterruptedException {
    JsonNode state = playground.json("/api/experiments/" + id);
    if (!List.of("running", "queued").contains(state.path("state").asText())) {
      throw new NotMeasured("the long run is " + state.path("state") + ", not running");
    }
    return state.path("step").asLong();
  }
}
