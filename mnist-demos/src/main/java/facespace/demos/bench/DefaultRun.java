package facespace.demos.bench;

import facespace.data.DataSet;
import facespace.train.frame.Measure;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What came of one run at its loss's defaults.
 *
 * @param accuracy on the whole test part, in percent
 * @param seconds processor time of the whole run
 * @param secondsToTarget the same until it was seen to read {@link #TARGET} right, which is looked
 *     at in the second half only; of the {@linkplain #longer longer} run if this one never did, and
 *     infinite if neither did
 * @param best the highest accuracy seen in these runs, in percent
 * @param spread each of {@link #SPREAD}; NaN if it is not known, as of a run that diverged
 */
record DefaultRun(
    double accuracy,
    double seconds,
    double secondsToTarget,
    double best,
    Map<Measure, Double> spread) {
  static final double TARGET = 0.97;

  /** How tight classes are, and how far apart. */
  static final List<Measure> SPREAD =
      List.of(
          Measure.MEDIAN_OWN,
          Measure.P95_OWN,
          Measure.MIN_INTER,
          Measure.WEIGHT_TO_MEAN,
          Measure.FISHER);

  /** Share of its time that a longer run is planned for: no machine is as fast all the time. */
  private static final double PLANNED = 0.9;

  private static final int MOST_EPOCHS = 200;
  private static final String TAB = "\t";

  /** What was seen of a run while it trained. */
  private record Course(double seconds, double toTarget, double best) {}

  /**
   * Trains; looks at the whole test part at every picture of the second half, on no account.
   *
   * @param patience seconds for a second run, of a loss that does not reach the target in its first
   */
  static DefaultRun of(RunSpec spec, DataSet data, double patience) {
    try (Run run = new Run(spec, data)) {
      Course usual = train(run, Double.POSITIVE_INFINITY, false);
      double accuracy = 100 * run.testAccuracy();
      Map<Measure, Double> found = run.testSpread();
      Map<Measure, Double> spread = new EnumMap<>(Measure.class);
      SPREAD.forEach(measure -> spread.put(measure, found.getOrDefault(measure, Double.NaN)));
      double best = Math.max(accuracy, usual.best);
      Optional<RunSpec> longer =
          Double.isFinite(usual.toTarget)
              ? Optional.empty()
              : longer(spec, usual.seconds / spec.epochs(), patience);
      Course last = longer.map(it -> train(it, data, patience)).orElse(usual);
      return new DefaultRun(
          accuracy, usual.seconds, last.toTarget, Math.max(best, last.best), spread);
    }
  }

  /**
   * The same with as many epochs as fill a time; empty if these are no more.
   *
   * @param perEpoch seconds that one takes
   */
  static Optional<RunSpec> longer(RunSpec spec, double perEpoch, double seconds) {
    int epochs = (int) Math.min(MOST_EPOCHS, PLANNED * seconds / perEpoch);
    return epochs > spec.epochs()
        ? Optional.of(spec.with(Map.of("epochs", String.valueOf(epochs))))
        : Optional.empty();
  }

  private static Course train(RunSpec spec, DataSet data, double most) {
    try (Run run = new Run(spec, data)) {
      return train(run, most, true);
    }
  }

  private static Course train(Run run, double most, boolean untilTarget) {
    double seconds = 0;
    double best = 0;
    double toTarget = Double.POSITIVE_INFINITY;
    while (run.ending().isEmpty()
        && seconds < most
        && !(untilTarget && Double.isFinite(toTarget))) {
      seconds += ProcessorTime.of(run::step);
      boolean isDue = run.ending().isPresent() || run.isFrameDue();
      boolean isLate = 2 * run.steps() > run.totalSteps();
      if (Double.isInfinite(toTarget) && isDue && isLate) {
        double accuracy = run.testAccuracy();
        best = Math.max(best, 100 * accuracy);
        toTarget = accuracy >= TARGET ? seconds : toTarget;
      }
    }
    return new Course(seconds, toTarget, best);
  }

  /** All numbers in a line, by tabs. */
  String line() {
    return DoubleStream.concat(
            DoubleStream.of(accuracy, seconds, secondsToTarget, best),
            SPREAD.stream().mapToDouble(spread::get))
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(TAB));
  }

  /** Of such a line; empty if it is none. */
  static Optional<DefaultRun> parse(String line) {
    try {
      double[] all = Arrays.stream(line.split(TAB)).mapToDouble(Double::parseDouble).toArray();
      Map<Measure, Double> spread = new EnumMap<>(Measure.class);
      for (Measure measure : SPREAD) {
        spread.put(measure, all[4 + spread.size()]);
      }
      return Optional.of(new DefaultRun(all[0], all[1], all[2], all[3], spread));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException other) {
      return Optional.empty();
    }
  }
}
