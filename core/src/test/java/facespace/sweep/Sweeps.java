package facespace.sweep;

import facespace.train.run.Ending;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Results made up for tests. */
final class Sweeps {
  private Sweeps() {}

  static SweepResult result(String spec, double accuracy) {
    return new SweepResult(
        RunSpec.parse(spec),
        Ending.Kind.COMPLETED,
        Map.of(SweepMeasure.TEST_ACCURACY, accuracy, SweepMeasure.SECONDS, 1.5));
  }

  static SweepResult diverged(String spec) {
    return new SweepResult(
        RunSpec.parse(spec), Ending.Kind.DIVERGED, Map.of(SweepMeasure.SECONDS, 0.25));
  }

  /** A configuration with the seeds 1, 2, … */
  static List<SweepResult> results(String spec, double... accuracies) {
    List<SweepResult> results = new ArrayList<>();
    for (int i = 0; i < accuracies.length; i++) {
      results.add(result(spec + "&seed=" + (i + 1), accuracies[i]));
    }
    return results;
  }
}
