package facespace.train.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.train.spec.DigitRuns;
import facespace.train.spec.RunSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** On a circle ten classes have no room a margin apart; some lie one over the other. */
class DigitRunsIT {
  @Test
  void features_of_free_length_let_a_margin_between_pairs_read_real_digits() {
    String root = System.getenv("FACESPACE_DATA");
    Assumptions.assumeTrue(
        root != null && Files.isDirectory(Path.of(root, "mnist")), "no real MNIST here");
    DataSet mnist = DataSets.fromSystem().load("mnist");
    RunSpec usual = RunSpec.parse("data=mnist&epochs=1&loss=margin-based");
    double found = accuracy(usual.with(DigitRuns.knobs().get("margin-based")), mnist);
    double before = accuracy(usual, mnist);
    assertTrue(found > before + 0.05, before + " → " + found);
  }

  private static double accuracy(RunSpec spec, DataSet mnist) {
    try (Run run = new Run(spec, mnist)) {
      while (run.ending().isEmpty()) {
        run.step();
      }
      return run.testAccuracy();
    }
  }
}
