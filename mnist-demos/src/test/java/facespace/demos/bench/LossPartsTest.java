package facespace.demos.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSet;
import facespace.data.PenDigits;
import facespace.knob.BadValue;
import facespace.train.frame.Measure;
import facespace.train.spec.DigitRuns;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    List<Long> some = Arrays.stream(seeds).boxed().toList();
    return robustness("softmax", 0, some, table, progress);
  }

  private static RobustnessPart robustness(
      String loss, double patience, List<Long> seeds, Path table, List<String> progress) {
    return new RobustnessPart("pen", FEW, List.of(loss), seeds, patience, table, progress::add);
  }

  @ParameterizedTest
  @CsvSource({"softmax, true", "facenet, false"})
  void everyAngleOfARunIsToldAndTheBestOfALongerOne(
      String loss, boolean hasWeights, @TempDir Path folder) throws IOException {
    List<Measurement> results = new ArrayList<>();
    robustness(loss, 0.05, List.of(7L), folder.resolve("table.tsv"), new ArrayList<>())
        .measure(results::add);
    String how = results.get(0).how();
    assertTrue(how.contains("; 97 % not reached, best in 0 s "), how);
    RunSpec spec = Training.seeded(DigitRuns.of("pen", loss), 7);
    Training.of(
        spec,
        FEW,
        run -> {
          for (Measure measure : DefaultRun.SPREAD) {
            String told =
                String.format(Locale.ROOT, "%s %.3g", measure.key(), run.testSpread().get(measure));
            boolean isThere = hasWeights || measure != Measure.WEIGHT_TO_MEAN;
            assertEquals(isThere, how.contains(told), told + " in: " + how);
          }
        });
  }

  /** Seconds, seconds to the target and best of three seeds; the medians are told. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3.5,97.5 4.5,97.2 2.5,98 | 97 % after 3.5 s;",
        "3.5,97.5 19,97.1 17,97.3 | 97 % after 17.0 s (2 in a longer run);",
        "Infinity,96.5 Infinity,96.25 17,97.3 | 97 % not reached, best in 30 s 96.50 %;"
      })
  void secondsToTheTargetSayWhenTheyAreOfALongerRun(
      String runs, String expected, @TempDir Path folder) throws IOException {
    Path table = folder.resolve("table.tsv");
    StringBuilder lines = new StringBuilder();
    for (String run : runs.split(" ")) {
      long seed = lines.chars().filter(c -> c == '\n').count() + 1;
      lines
          .append(Training.seeded(DigitRuns.of("pen", "softmax"), seed).text())
          .append("\t96\t5\t" + run.replace(',', '\t') + "\t1\t5\t33\t2\t0.02\n");
    }
    Files.writeString(table, lines);
    List<Measurement> results = new ArrayList<>();
    List<String> trained = new ArrayList<>();
    robustness("softmax", 30, List.of(1L, 2L, 3L), table, trained).measure(results::add);
    assertEquals(
        "3 seeds, median 96.00 % in 5.0 s; "
            + expected
            + " medianOwnAngleDeg 1.00, p95OwnAngleDeg 5.00, minInterMeanDeg 33.0,"
            + " weightToMeanDeg 2.00, fisher 0.0200",
        results.get(0).how());
    assertEquals(List.of(), trained);
  }

  @Test
  void aLongerRunFillsItsTimeAlmost() {
    RunSpec usual = DigitRuns.of("pen", "softmax");
    assertEquals(2, usual.epochs());
    assertEquals(
        usual.with(Map.of("epochs", "12")).text(),
        DefaultRun.longer(usual, 2.2, 30).orElseThrow().text(),
        "27 s at 2.2 s");
    assertEquals(Optional.empty(), DefaultRun.longer(usual, 14, 30), "not even a third");
    assertEquals(200, DefaultRun.longer(usual, 0, 30).orElseThrow().epochs(), "as many as may be");
  }

  @Test
  void aRunIsReadAsItWasWritten() {
    Map<Measure, Double> spread = new EnumMap<>(Measure.class);
    double angle = 1.25;
    for (Measure measure : DefaultRun.SPREAD) {
      spread.put(measure, angle *= 2);
    }
    spread.put(Measure.WEIGHT_TO_MEAN, Double.NaN);
    DefaultRun run = new DefaultRun(96.5, 4.5, Double.POSITIVE_INFINITY, 96.75, spread);
    assertEquals(Optional.of(run), DefaultRun.parse(run.line()));
    assertEquals(
        Optional.empty(), DefaultRun.parse("97.3\t4.5\t3.1\t1.1\t5.3\t33.5"), "without the last");
  }

  /** Five compare samples, and three of them choose triplets. */
  @Test
  void everyLossThatComparesSamplesIsTimedAndOnAllTripletsToo() {
    List<Measurement> results = new ArrayList<>();
    new PacePart("pen", FEW).measure(results::add);
    assertEquals(8, results.size());
    assertEquals(
        3,
        results.stream().filter(result -> result.what().endsWith("-D, all")).count(),
        "" + results);
    for (Measurement result : results) {
      assertTrue(result.value() > 0 && Double.isFinite(result.value()), result.row());
    }
  }
}
