package facespace.train.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.train.spec.RunSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PenToMnistIT {
  @Test
  void a_network_trained_on_generated_handwriting_reads_real_digits() {
    String root = System.getenv("FACESPACE_DATA");
    Assumptions.assumeTrue(
        root != null && Files.isDirectory(Path.of(root, "mnist")), "no real MNIST here");
    DataSets sets = DataSets.fromSystem();
    DataSet both = new DataSet("pen", sets.load("pen").train(), sets.load("mnist").test());
    try (Run run = new Run(RunSpec.parse("data=pen&test-data=mnist&dim=2&epochs=1"), both)) {
      while (run.ending().isEmpty()) {
        run.step();
      }
      assertTrue(run.testAccuracy() >= 0.90, "real digits read: " + run.testAccuracy());
    }
  }
}
