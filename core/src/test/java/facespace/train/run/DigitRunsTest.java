package facespace.train.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSet;
import facespace.data.PenDigits;
import facespace.train.spec.DigitRuns;
import facespace.train.spec.RunSpec;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DigitRunsTest {
  private static final int STEPS = 100;

  static Set<String> losses() {
    return DigitRuns.knobs().keySet();
  }

  /** Where the loss's own defaults end in one point, or lay classes one over the other. */
  @ParameterizedTest
  @MethodSource("losses")
  void knobs_for_a_plane_read_digits_that_the_defaults_do_not(String loss) {
    RunSpec usual = RunSpec.parse("data=pen&epochs=20&batch=64&loss=" + loss);
    double found = accuracy(usual.with(DigitRuns.knobs().get(loss)));
    double before = accuracy(usual);
    assertTrue(found > 0.5 && found > before + 0.1, loss + " " + before + " → " + found);
  }

  private static double accuracy(RunSpec spec) {
    DataSet pen = new DataSet("pen", PenDigits.generate(2000, 1), PenDigits.generate(500, 2));
    try (Run run = new Run(spec, pen)) {
      for (int step = 0; step < STEPS; step++) {
        run.step();
      }
      return run.testAccuracy();
    }
  }
}
