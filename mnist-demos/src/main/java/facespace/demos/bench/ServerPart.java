package facespace.demos.bench;

import facespace.train.spec.Comparison;
import facespace.train.spec.ReadyComparison;
import java.io.IOException;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/** How soon the server is there, and how soon the first picture comes after pressing play. */
record ServerPart(PlaygroundProcess server, String dataName) implements Part {
  private static final int REPEATS = 3;
  private static final int PATIENCE_SECONDS = 120;

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
      seconds.add(secondsUntil(MomentWatcher::trained, seeded(comparison(), seed)));
    }
    result.accept(
        Measurement.of(
            "first trained picture after pressing play",
            Median.of(seconds),
            "s",
            Measurement.Aim.atMost(0.3),
            "two runs, median of " + REPEATS + ": " + Texts.list("%.2f", seconds)));
    wholeComparison(result);
  }

  /** One run and two, turn by turn, so that a slow minute of the machine meets both. */
  private void wholeComparison(Consumer<Measurement> result)
      throws IOException, InterruptedException {
    List<Double> one = new ArrayList<>();
    List<Double> two = new ArrayList<>();
    for (int seed = 1; seed <= REPEATS; seed++) {
      Comparison both = seeded(comparison(), seed);
      one.add(secondsUntil(MomentWatcher::ended, new Comparison(both.runs().subList(1, 2))));
      two.add(secondsUntil(MomentWatcher::ended, both));
    }
    result.accept(
        Measurement.of(
            "the comparison a first visitor opens, from play to its end",
            Median.of(two),
            "s",
            Measurement.Aim.atMost(15),
            "two runs, pictures included, median of " + REPEATS + ": " + Texts.list("%.1f", two)));
    result.accept(
        Measurement.of(
            "two runs of that comparison by its right one alone",
            Median.of(two) / Median.of(one),
            "times",
            Measurement.Aim.atMost(1.9),
            "alone " + Texts.list("%.1f", one) + " s"));
  }

  private Comparison comparison() {
    return Comparison.parse(ReadyComparison.MARGIN.text(dataName));
  }

  private static Comparison seeded(Comparison comparison, long seed) {
    return new Comparison(
        comparison.runs().stream().map(run -> Training.seeded(run, seed)).toList());
  }

  private double secondsUntil(
      Function<MomentWatcher, CompletableFuture<Long>> what, Comparison comparison)
      throws IOException, InterruptedException {
    Playground playground = server.playground();
    long start = System.nanoTime();
    String id = playground.train(comparison.text());
    MomentWatcher watcher = new MomentWatcher();
    WebSocket socket = playground.watch(id, watcher);
    try {
      return (what.apply(watcher).get(PATIENCE_SECONDS, TimeUnit.SECONDS) - start) / 1e9;
    } catch (TimeoutException | ExecutionException e) {
      throw new NotMeasured("what was waited for did not come within " + PATIENCE_SECONDS + " s");
    } finally {
      socket.abort();
      playground.delete(id);
    }
  }
}
