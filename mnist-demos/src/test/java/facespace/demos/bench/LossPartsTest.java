package facespace.demos.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSet;
import facespace.data.PenDigits;
import facespace.knob.BadValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts that train many losses, on so few digits that nothing is learned. */
class LossPartsTest {
  private static final DataSet FEW =
      new DataSet("pen", PenDigits.generate(256, 1), PenDigits.generate(200, 2));

  @Test
  void whatLearnsNothingIsCountedAsCollapsedAndNotTrainedAgain(@TempDir Path folder)
      throws IOException {
    Path table = folder.resolve("table.tsv");
    List<Measurement> results = new ArrayList<>();
    List<String> progress = new ArrayList<>();
    robustness(table, progress, 1, 4).measure(results::add);
    assertEquals(2, results.size());
    Measurement softmax = results.get(0);
    assertEquals("lowest test accuracy, Softmax in 2-D", softmax.what());
    assertTrue(softmax.value() < 50, softmax.row());
    assertTrue(softmax.how().startsWith("2 seeds"), softmax.how());
    assertTrue(softmax.how().contains("97 % not reached"), softmax.how());
    assertEquals(2, results.get(1).value(), results.get(1).row());
    assertEquals("of 2", results.get(1).how());
    assertEquals(2, progress.size());
    assertTrue(progress.get(1).startsWith("Softmax, seed 4: "), progress.get(1));

    String text = Files.readString(table);
    Files.writeString(table, text.substring(0, text.lastIndexOf('\t'))); // cut off in the last line
    robustness(table, progress, 1, 4).measure(results::add);
    assertEquals(3, progress.size());
    assertEquals(progress.get(1), progress.get(2), "the last run alone, which comes out the same");
    assertEquals(softmax.value(), results.get(2).value());
    robustness(table, progress, 1, 4).measure(results::add);
    assertEquals(3, progress.size());

    Files.writeString(table, text.substring(0, text.length() - 2)); // within the last number
    robustness(table, progress, 1, 4).measure(results::add);
    assertEquals(4, progress.size());
  }

  @Test
  void anotherTableIsLeftAlone(@TempDir Path folder) throws IOException {
    Path claims = folder.resolve("claims.csv");
    Files.writeString(claims, "spec,measure\n\"a, b\",0.5\n");
    RobustnessPart part = robustness(claims, new ArrayList<>(), 1);
    BadValue refused = assertThrows(BadValue.class, () -> part.measure(it -> {}));
    assertTrue(refused.getMessage().contains("claims.csv is not a table"), refused.getMessage());
    assertEquals("spec,measure\n\"a, b\",0.5\n", Files.readString(claims));
  }

  private static RobustnessPart robustness(Path table, List<String> progress, long... seeds) {
    return new RobustnessPart(
        "pen",
        FEW,
        List.of("softmax"),
        Arrays.stream(seeds).boxed().toList(),
        table,
        progress::add);
  }

  /** Four compare samples, and three of them choose triplets. */
  @Test
  void everyLossThatComparesSamplesIsTimedAndOnAllTripletsToo() {
    List<Measurement> results = new ArrayList<>();
    new PacePart("pen", FEW).measure(results::add);
    assertEquals(7, results.size());
    assertEquals(
        3,
        results.stream().filter(result -> result.what().endsWith("-D, all")).count(),
        "" + results);
    for (Measurement result : results) {
      assertTrue(result.value() > 0 && Double.isFinite(result.value()), result.row());
    }
  }
}
