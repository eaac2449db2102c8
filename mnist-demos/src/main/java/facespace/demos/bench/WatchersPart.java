package facespace.demos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What watchers cost a training run: none, two hundred, twenty that do not read, and one of the
 * live map, in turns. The cost is processor time of the training thread for each mini-batch: who
 * watches on the same machine takes time from it in any case.
 */
record WatchersPart(Playground playground, TrainingClock clock, String dataName) implements Part {
  private static final int WATCHERS = 200;
  private static final int STALLED = 20;
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
        alone.add(cost(id));
        watched.add(costWatchedBy(WATCHERS, Reader::new, id));
        stalled.add(costWatchedBy(STALLED, Stalled::new, id));
        mapped.add(costBesideMap(id));
      }
    } finally {
      playground.delete(id);
    }
    result.accept(
        Measurement.of(
            "processor time of a mini-batch, nobody watching",
            Median.of(alone),
            "ms",
            "median of " + ROUNDS + " rounds taken in turns: " + Texts.list("%.2f", alone)));
    result.accept(cost("cost of " + WATCHERS + " watchers", alone, watched, 5));
    result.accept(cost("cost of " + STALLED + " watchers that stop reading", alone, stalled, 5));
    result.accept(cost("cost of a watcher of the live map", alone, mapped, 20));
  }

  private static Measurement cost(
      String what, List<Double> alone, List<Double> with, double atMost) {
    return Measurement.of(
        what,
        100 * (Median.of(with) / Median.of(alone) - 1),
        "%",
        Measurement.Aim.atMost(atMost),
        "ms: " + Texts.list("%.2f", with));
  }

  private double costWatchedBy(int watchers, Supplier<WebSocket.Listener> listener, String id)
      throws IOException, InterruptedException {
    List<WebSocket> sockets =
        IntStream.range(0, watchers).mapToObj(i -> playground.watch(id, listener.get())).toList();
    try {
      return cost(id);
    } finally {
      sockets.forEach(WebSocket::abort);
    }
  }

  private double costBesideMap(String id) throws IOException, InterruptedException {
    WebSocket socket = playground.watchMap(id, new Reader());
    try {
      return cost(id);
    } finally {
      socket.abort();
    }
  }

  private void awaitStart(String id) throws IOException, InterruptedException {
    for (int i = 0; i < PATIENCE_POLLS && step(id) == 0; i++) {
      Thread.sleep(POLL_MILLIS);
    }
    cost(id);
  }

  /** Milliseconds of processor time for a mini-batch, over one window. */
  private double cost(String id) throws IOException, InterruptedException {
    double before = clock.seconds();
    long firstStep = step(id);
    Thread.sleep((long) (1000 * SECONDS_PER_WINDOW));
    long steps = step(id) - firstStep;
    return 1000 * (clock.seconds() - before) / Math.max(1, steps);
  }

  private long step(String id) throws IOException, InterruptedException {
    JsonNode state = playground.json("/api/experiments/" + id);
    if (!List.of("running", "queued").contains(state.path("state").asText())) {
      throw new NotMeasured("the long run is " + state.path("state") + ", not running");
    }
    return state.path("step").asLong();
  }
}
