package facespace.demos.bench;

import facespace.data.DataSet;
import facespace.train.frame.Measure;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What came of one run at its loss's defaults. An angle that is not known, as of a run that
 * diverged, is NaN.
 *
 * @param accuracy on the whole test part, in percent
 * @param seconds processor time of the whole run
 * @param secondsToTarget the same until it was seen to read {@link #TARGET} right, which is looked
 *     at in the second half only; infinite if it never did
 * @param medianDeg {@link Measure#MEDIAN_OWN}
 * @param p95Deg {@link Measure#P95_OWN}
 * @param nearestDeg {@link Measure#MIN_INTER}
 */
record DefaultRun(
    double accuracy,
    double seconds,
    double secondsToTarget,
    double medianDeg,
    double p95Deg,
    double nearestDeg) {
  static final double TARGET = 0.97;
  private static final String TAB = "\t";

  /** Trains; looks at the whole test part at every picture of the second half, on no account. */
  static DefaultRun of(RunSpec spec, DataSet data) {
    double seconds = 0;
    double toTarget = Double.POSITIVE_INFINITY;
    try (Run run = new Run(spec, data)) {
      while (run.ending().isEmpty()) {
        seconds += ProcessorTime.of(run::step);
        boolean isDue = run.ending().isPresent() || run.isFrameDue();
        boolean isLate = 2 * run.steps() > run.totalSteps();
        if (Double.isInfinite(toTarget) && isDue && isLate && run.testAccuracy() >= TARGET) {
          toTarget = seconds;
        }
      }
      Map<Measure, Double> spread = run.testSpread();
      return new DefaultRun(
          100 * run.testAccuracy(),
          seconds,
          toTarget,
          spread.getOrDefault(Measure.MEDIAN_OWN, Double.NaN),
          spread.getOrDefault(Measure.P95_OWN, Double.NaN),
          spread.getOrDefault(Measure.MIN_INTER, Double.NaN));
    }
  }

  /** All numbers in a line, by tabs. */
  String line() {
    return DoubleStream.of(accuracy, seconds, secondsToTarget, medianDeg, p95Deg, nearestDeg)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(TAB));
  }

  /** Of such a line; empty if it is none. */
  static Optional<DefaultRun> parse(String line) {
    try {
      double[] all = Arrays.stream(line.split(TAB)).mapToDouble(Double::parseDouble).toArray();
      return Optional.of(new DefaultRun(all[0], all[1], all[2], all[3], all[4], all[5]));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException other) {
      return Optional.empty();
    }
  }
}
