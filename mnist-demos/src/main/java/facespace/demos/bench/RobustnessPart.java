package facespace.demos.bench;

import facespace.data.DataSet;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.train.frame.Measure;
import facespace.train.run.Run;
import facespace.train.spec.DigitRuns;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Every loss as a newcomer finds it, with several seeds: how far and how fast does it come, how
 * tight and how far apart are its classes, does it collapse? Seconds are told beside those of
 * softmax in the same process, the first of the catalogue: a machine has good and bad hours.
 */
record RobustnessPart(String dataName, DataSet data) implements Part {
  private static final int SEEDS = 5;
  private static final double WANTED = 95;
  private static final double TARGET = 0.97;

  /** Metric losses are to be at least so fast, softmax being 100. */
  private static final double FAST = 60;

  /** A collapsed run puts most digits into one class; chance is 10 %. */
  private static final double COLLAPSED = 50;

  /**
   * @param secondsToTarget infinite if it never read as many
   */
  private record Trained(
      double accuracy, double seconds, double secondsToTarget, Map<Measure, Double> spread) {
    double of(Measure measure) {
      return spread.getOrDefault(measure, Double.NaN);
    }
  }

  @Override
  public void measure(Consumer<Measurement> result) {
    List<Double> all = new ArrayList<>();
    double usual = Double.NaN; // seconds of the first, softmax
    for (LossInfo info : LossCatalog.all()) {
      RunSpec spec = DigitRuns.of(dataName, info.key());
      List<Trained> runs = runs(spec);
      List<Double> accuracies = each(runs, run -> 100 * run.accuracy);
      double seconds = median(runs, Trained::seconds);
      usual = Double.isNaN(usual) ? seconds : usual;
      all.addAll(accuracies);
      String name = "%s in %d-D".formatted(spec.title(), spec.dim());
      result.accept(
          Measurement.of(
              "lowest test accuracy, " + name,
              Collections.min(accuracies),
              "%",
              Measurement.Aim.atLeast(WANTED),
              how(runs, usual)));
      result.accept(
          Measurement.of(
              "speed, " + name,
              100 * usual / seconds,
              "% of softmax's",
              Measurement.Aim.atLeast(FAST),
              "median of %d seeds, %.1f s".formatted(SEEDS, seconds)));
    }
    result.accept(
        Measurement.of(
            "collapsed runs",
            all.stream().filter(accuracy -> !(accuracy >= COLLAPSED)).count(),
            "",
            Measurement.Aim.atMost(0),
            "of " + all.size()));
  }

  private static String how(List<Trained> runs, double usual) {
    double toTarget = median(runs, Trained::secondsToTarget);
    String target =
        Double.isFinite(toTarget)
            ? "97 %% after %.1f s = %.2f × softmax's whole run"
                .formatted(toTarget, toTarget / usual)
            : "97 % not reached";
    return String.format(
        Locale.ROOT,
        "%d seeds, median %.2f %%; %s; median angle %.1f°, 95 %% within %.1f°, nearest means %.1f°",
        SEEDS,
        median(runs, run -> 100 * run.accuracy),
        target,
        median(runs, run -> run.of(Measure.MEDIAN_OWN)),
        median(runs, run -> run.of(Measure.P95_OWN)),
        median(runs, run -> run.of(Measure.MIN_INTER)));
  }

  private static List<Double> each(List<Trained> runs, ToDoubleFunction<Trained> value) {
    return runs.stream().map(value::applyAsDouble).toList();
  }

  private static double median(List<Trained> runs, ToDoubleFunction<Trained> value) {
    return Median.of(each(runs, value));
  }

  private List<Trained> runs(RunSpec spec) {
    List<Trained> runs = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      runs.add(train(Training.seeded(spec, seed)));
    }
    return runs;
  }

  /** Looks at the whole test part at every picture of the second half; that costs no seconds. */
  private Trained train(RunSpec spec) {
    double toTarget = Double.POSITIVE_INFINITY;
    try (Run run = new Run(spec, data)) {
      while (run.ending().isEmpty()) {
        run.step();
        boolean isDue = run.ending().isPresent() || run.isFrameDue();
        boolean isLate = 2 * run.steps() > run.totalSteps();
        if (Double.isInfinite(toTarget) && isDue && isLate && run.testAccuracy() >= TARGET) {
          toTarget = run.trainingSeconds();
        }
      }
      return new Trained(run.testAccuracy(), run.trainingSeconds(), toTarget, run.testSpread());
    }
  }
}
