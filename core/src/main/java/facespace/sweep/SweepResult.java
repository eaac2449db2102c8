package facespace.sweep;

import facespace.train.frame.Measure;
import facespace.train.run.Ending;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.util.EnumMap;
import java.util.Map;

/**
 * What came of one run of a sweep.
 *
 * @param spec the run
 * @param ending why it ended
 * @param values the measures there are; of a run that diverged none but its seconds
 */
public record SweepResult(RunSpec spec, Ending.Kind ending, Map<SweepMeasure, Double> values) {

  public SweepResult {
    values = values.isEmpty() ? Map.of() : new EnumMap<>(values);
  }

  /** Of a run that has ended. */
  public static SweepResult of(Run run) {
    Map<SweepMeasure, Double> values = new EnumMap<>(SweepMeasure.class);
    put(values, SweepMeasure.SECONDS, run.trainingSeconds());
    Ending.Kind ending = run.ending().orElseThrow().kind();
    if (ending != Ending.Kind.DIVERGED) {
      if (run.data().openSet()) {
        put(values, SweepMeasure.EER, run.eer());
      } else {
        put(values, SweepMeasure.TEST_ACCURACY, run.testAccuracy());
      }
      Map<Measure, Double> spread = run.testSpread();
      for (SweepMeasure measure : SweepMeasure.values()) {
        measure
            .measure()
            .ifPresent(it -> put(values, measure, spread.getOrDefault(it, Double.NaN)));
      }
    }
    return new SweepResult(run.spec(), ending, values);
  }

  private static void put(Map<SweepMeasure, Double> values, SweepMeasure measure, double value) {
    if (Double.isFinite(value)) {
      values.put(measure, value);
    }
  }

  /** A measure; NaN if it has none. */
  public double value(SweepMeasure measure) {
    return values.getOrDefault(measure, Double.NaN);
  }
}
