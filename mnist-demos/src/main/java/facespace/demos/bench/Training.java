package facespace.demos.bench;

import facespace.data.DataSet;
import facespace.train.run.Ending;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What came of one run trained to its end.
 *
 * @param testAccuracy on the whole test part, in [0, 1]
 * @param seconds spent training
 * @param imagesPerSecond trained on in that time
 * @param ending why it ended
 */
record Training(double testAccuracy, double seconds, double imagesPerSecond, Ending.Kind ending) {

  static Training of(RunSpec spec, DataSet data) {
    return of(spec, data, run -> {});
  }

  /** The same; somebody looks at the run before it is forgotten. */
  static Training of(RunSpec spec, DataSet data, Consumer<Run> whenDone) {
    try (Run run = new Run(spec, data)) {
      while (run.ending().isEmpty()) {
        run.step();
      }
      whenDone.accept(run);
      return new Training(
          run.testAccuracy(),
          run.trainingSeconds(),
          run.imagesSeen() / run.trainingSeconds(),
          run.ending().orElseThrow().kind());
    }
  }

  /** Seconds to the target accuracy, infinite if it was not reached. */
  double secondsToTarget() {
    return ending == Ending.Kind.TARGET_REACHED ? seconds : Double.POSITIVE_INFINITY;
  }

  static RunSpec seeded(RunSpec spec, long seed) {
    return spec.with(Map.of("seed", String.valueOf(seed)));
  }
}
