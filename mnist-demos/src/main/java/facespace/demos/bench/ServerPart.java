package facespace.demos.bench;

import java.io.IOException;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** How soon the server is there, and how soon the first picture comes after pressing play. */
record ServerPart(PlaygroundProcess server, String dataName) implements Part {
  private static final int REPEATS = 3;
  private static final int PATIENCE_SECONDS = 60;
  private static final String TWO_RUNS = "data=%s&seed=%d;loss=softmax;loss=arcface&m=0.3&s=16";

  @Override
  public void measure(Consumer<Measurement> result) throws IOException, InterruptedException {
    result.accept(
        Measurement.of(
            "server answers with its page",
            server.pageSeconds(),
            "s",
            "from the start of the JVM, data cached"));
    result.accept(
        Measurement.of(
            "server ready and warm",
            server.warmSeconds(),
            "s",
            Measurement.Aim.atMost(5),
            "from the start of the JVM, data cached"));
    List<Double> seconds = new ArrayList<>();
    for (int seed = 1; seed <= REPEATS; seed++) {
      seconds.add(firstTrainedMoment(String.format(TWO_RUNS, dataName, seed)));
    }
    result.accept(
        Measurement.of(
            "first trained picture after pressing play",
            Median.of(seconds),
            "s",
            Measurement.Aim.atMost(1),
            "two runs, median of " + REPEATS + ": " + Texts.list("%.2f", seconds)));
  }

  private double firstTrainedMoment(String comparison) throws IOException, InterruptedException {
    Playground playground = server.playground();
    long start = System.nanoTime();
    String id = playground.train(comparison);
    MomentWatcher watcher = new MomentWatcher();
    WebSocket socket = playground.watch(id, watcher);
    try {
      return (watcher.trained().get(PATIENCE_SECONDS, TimeUnit.SECONDS) - start) / 1e9;
    } catch (TimeoutException | ExecutionException e) {
      throw new NotMeasured("no trained picture came within " + PATIENCE_SECONDS + " s");
    } finally {
      socket.abort();
      playground.delete(id);
    }
  }
}
