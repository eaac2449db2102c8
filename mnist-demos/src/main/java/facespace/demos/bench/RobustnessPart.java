package facespace.demos.bench;

import facespace.data.DataSet;
import facespace.train.frame.Measure;
import facespace.train.spec.DigitRuns;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Every loss as a newcomer finds it, with several seeds: how far and how fast does it come, how
 * tight and how far apart are its classes, does it collapse? What misses the target is given
 * longer. Runs that are in the table are not trained again.
 *
 * @param losses their keys
 * @param patience seconds that a loss has to the target, if it does not come there by its defaults
 * @param table where results are kept
 * @param progress is told of every run
 */
record RobustnessPart(
    String dataName,
    DataSet data,
    List<String> losses,
    List<Long> seeds,
    double patience,
    Path table,
    Consumer<String> progress)
    implements Part {
  private static final double WANTED = 95;

  /** A collapsed run puts most digits into one class; chance is 10 %. */
  private static final double COLLAPSED = 50;

  @Override
  public void measure(Consumer<Measurement> result) throws IOException {
    DefaultRuns runs = DefaultRuns.open(table);
    for (long seed : seeds) { // a whole table soon, a better one later
      for (String loss : losses) {
        train(Training.seeded(DigitRuns.of(dataName, loss), seed), runs);
      }
    }
    List<Double> all = new ArrayList<>();
    for (String loss : losses) {
      RunSpec spec = DigitRuns.of(dataName, loss);
      List<DefaultRun> trained =
          seeds.stream().map(seed -> runs.of(text(spec, seed)).orElseThrow()).toList();
      List<Double> accuracies = each(trained, DefaultRun::accuracy);
      all.addAll(accuracies);
      result.accept(
          Measurement.of(
              "lowest test accuracy, %s in %d-D".formatted(spec.title(), spec.dim()),
              Collections.min(accuracies),
              "%",
              Measurement.Aim.atLeast(WANTED),
              how(trained)));
    }
    result.accept(
        Measurement.of(
            "collapsed runs",
            all.stream().filter(accuracy -> !(accuracy >= COLLAPSED)).count(),
            "",
            Measurement.Aim.atMost(0),
            "of " + all.size()));
  }

  private static String text(RunSpec spec, long seed) {
    return Training.seeded(spec, seed).text();
  }

  private void train(RunSpec spec, DefaultRuns runs) throws IOException {
    if (runs.of(spec.text()).isEmpty()) {
      DefaultRun run = DefaultRun.of(spec, data, patience);
      runs.add(spec.text(), run);
      progress.accept(
          String.format(
              Locale.ROOT, "%s, seed %d: %.2f %%", spec.title(), spec.seed(), run.accuracy()));
    }
  }

  private String how(List<DefaultRun> runs) {
    return String.format(
        Locale.ROOT,
        "%d seeds, median %.2f %% in %.1f s; %s; %s",
        runs.size(),
        median(runs, DefaultRun::accuracy),
        median(runs, DefaultRun::seconds),
        target(runs),
        spread(runs));
  }

  private String target(List<DefaultRun> runs) {
    double wanted = 100 * DefaultRun.TARGET;
    double toTarget = median(runs, DefaultRun::secondsToTarget);
    if (!Double.isFinite(toTarget)) {
      double best = median(runs, DefaultRun::best);
      return String.format(
          Locale.ROOT, "%.0f %% not reached, best in %.0f s %.2f %%", wanted, patience, best);
    }
    String told = String.format(Locale.ROOT, "%.0f %% after %.1f s", wanted, toTarget);
    long longer = runs.stream().filter(run -> run.secondsToTarget() > run.seconds()).count();
    return longer == 0 ? told : told + " (" + longer + " in a longer run)";
  }

  /** Medians of what is known, by the names of a run's JSON. */
  private static String spread(List<DefaultRun> runs) {
    Map<String, Double> medians = new LinkedHashMap<>();
    for (Measure measure : DefaultRun.SPREAD) {
      medians.put(measure.key(), median(runs, run -> run.spread().get(measure)));
    }
    medians.values().removeIf(value -> value.isNaN());
    return medians.entrySet().stream()
        .map(it -> String.format(Locale.ROOT, "%s %.3g", it.getKey(), it.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static List<Double> each(List<DefaultRun> runs, ToDoubleFunction<DefaultRun> value) {
    return runs.stream().map(value::applyAsDouble).toList();
  }

  private static double median(List<DefaultRun> runs, ToDoubleFunction<DefaultRun> value) {
    return Median.of(each(runs, value));
  }
}
