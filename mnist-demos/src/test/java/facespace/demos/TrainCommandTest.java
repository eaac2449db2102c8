package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import facespace.data.DataSet;
import facespace.data.Idx;
import facespace.data.Images;
import facespace.data.PenDigits;
import facespace.train.frame.Frame;
import facespace.train.frame.Measure;
import facespace.train.run.Ending;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  private static final int IMAGES = 600;

  @TempDir private static Path digits;

  @BeforeAll
  static void writeDigits() {
    Commands.run("pen", "--out", digits.toString(), "--count", String.valueOf(IMAGES));
  }

  private static Commands train(String... more) {
    List<String> args = new ArrayList<>(List.of("train", "--data", digits.toString()));
    args.addAll(List.of("--batch", "50"));
    args.addAll(List.of(more));
    if (!args.contains("--epochs")) {
      args.addAll(List.of("--epochs", "2"));
    }
    return Commands.run(args.toArray(String[]::new));
  }

  private static List<JsonNode> json(Commands result) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : result.lines()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private static JsonNode last(Commands result) throws IOException {
    List<JsonNode> lines = json(result);
    return lines.get(lines.size() - 1);
  }

  @Test
  void aCurveOfOnesOwnIsTrained() throws IOException {
    String curve = "0:1,40:0.4,90:-0.1,180:-1";
    JsonNode done = last(train("--loss", "own-psi", "--psi", curve, "--json"));
    assertTrue(done.path("testAccuracy").asDouble() > 0.2, "better than guessing");
    assertTrue(done.path("spec").asText().contains("psi=" + curve), done.toString());
  }

  @Test
  void ofWhatIsNeverReadCorrectlyThereIsNoAngle(@TempDir Path folder) {
    Images all = PenDigits.generate(IMAGES, 1);
    Idx.write(only(all, 0, 1), folder, "train");
    Idx.write(only(all, 7, 7), folder, "t10k"); // nobody learns sevens
    Commands result =
        Commands.run("train", "--data", folder.toString(), "--epochs", "1", "--batch", "20");
    assertEquals(0, result.exitCode(), result.err());
    assertTrue(result.out().contains("class mean  – median"), result.out());
    assertFalse(result.out().contains("NaN"), result.out());
  }

  @Test
  void whereNothingWasComparedThatIsSaid(@TempDir Path folder) throws IOException {
    Images all = PenDigits.generate(IMAGES, 1);
    int[] firsts =
        IntStream.range(0, 10)
            .map(c -> IntStream.range(0, IMAGES).filter(i -> all.labels()[i] == c).min().orElse(0))
            .toArray();
    Idx.write(all.subset(firsts), folder, "train"); // one of each: no two of a class
    Idx.write(all, folder, "t10k");
    String[] line = {"train", "--data", folder.toString(), "--batch", "10", "--epochs", "1"};
    Commands result = Commands.run(with(line, "--loss", "triplet", "--json"));
    assertEquals(0, result.exitCode(), result.err());
    JsonNode end = json(result).get(json(result).size() - 2);
    assertEquals(1, end.path("step").asInt());
    assertTrue(end.path("trainLoss").isNull() && end.path("trainAccuracy").isNull(), "" + end);
    assertTrue(result.err().contains("Nothing was compared"), result.err());
    assertFalse(Commands.run(with(line, "--loss", "contrastive")).err().contains("compared"));
    Commands.refused(
        folder, "train --data pen --loss triplet --batch 2", "batch = 2", "triplet", "3 … 4096");
  }

  @Test
  void whatCannotBeMetAndABatchThatIsForNothingAreSaidBeforeTraining() {
    Commands result =
        train("--loss", "sphereface2", "--dim", "2", "--p", "5", "--k", "10", "--epochs", "1");
    assertTrue(result.err().contains("With 2 dimensions"), result.err());
    assertFalse(result.err().contains("for nothing"), "5 × 10 is what was asked");
    Commands other = train("--p", "5", "--k", "8", "--epochs", "1", "--net", "mlp");
    assertEquals(
        "batch = 50 is for nothing: p = 5 and k = 8 make batches of 40.", other.err().strip());
  }

  private static String[] with(String[] line, String... more) {
    return Stream.concat(Stream.of(line), Stream.of(more)).toArray(String[]::new);
  }

  private static Images only(Images all, int one, int other) {
    return all.subset(
        IntStream.range(0, all.count())
            .filter(i -> all.labels()[i] == one || all.labels()[i] == other)
            .toArray());
  }

  @Test
  void everyLineIsAnObjectAndTheLastTellsTheResult() throws IOException {
    Commands result = train("--loss", "arcface", "--set", "m=0.2", "--json");
    assertEquals(0, result.exitCode(), result.err());
    List<JsonNode> lines = json(result);
    JsonNode done = lines.remove(lines.size() - 1);
    assertTrue(lines.size() >= 2);
    lines.forEach(line -> assertEquals("frame", line.path("event").asText()));
    assertEquals(0, lines.get(0).path("step").asInt(-1));
    assertTrue(lines.get(0).path("trainLoss").isNull(), "no loss before the first batch");
    assertEquals("done", done.path("event").asText());
    assertEquals("completed", done.path("ending").asText());
    assertEquals(2.0, done.path("epochs").asDouble());
    double seconds = done.path("seconds").asDouble();
    assertTrue(seconds > 0);
    assertEquals(2.0 * IMAGES, done.path("imagesPerSecond").asDouble() * seconds, 1e-6);
    assertTrue(done.path("testAccuracy").asDouble() > 0.2, "better than guessing");
    assertTrue(done.path("meanOwnAngleDeg").asDouble() > 0);
    assertTrue(done.path("minInterAngleDeg").asDouble() > 0);
    for (String measure :
        List.of(
            "medianOwnAngleDeg",
            "p95OwnAngleDeg",
            "minInterMeanDeg",
            "weightToMeanDeg",
            "fisher")) {
      assertTrue(done.path(measure).asDouble() > 0, measure);
    }
    assertTrue(done.path("p95OwnAngleDeg").asDouble() >= done.path("medianOwnAngleDeg").asDouble());
    assertEquals("", result.err());
  }

  /** Frames look at 2,000 digits; a run that was stopped has had none that looks at all. */
  @Test
  void whatIsToldAtTheEndIsOfAllTestDigitsAlsoOfARunThatWasStopped() throws IOException {
    DataSet pen = new DataSet("pen", PenDigits.generate(IMAGES, 1), PenDigits.generate(2100, 2));
    StringWriter lines = new StringWriter();
    try (Run run = new Run(RunSpec.parse("batch=50&loss=normface"), pen)) {
      run.step();
      Frame last = run.look();
      new JsonReport(new PrintWriter(lines), new PrintWriter(lines))
          .done(run, last, Ending.stopped(1), Optional.empty());
      JsonNode done = new ObjectMapper().readTree(lines.toString());
      double ofAll = run.testSpread().get(Measure.MEDIAN_OWN);
      assertNotEquals(ofAll, last.measure(Measure.MEDIAN_OWN));
      assertEquals(ofAll, done.path("medianOwnAngleDeg").asDouble());
      assertEquals(last.measure(Measure.MEAN_OWN), done.path("meanOwnAngleDeg").asDouble());
    }
  }

  @Test
  void theSpecOfTheResultRepeatsTheRun() throws IOException {
    JsonNode first = last(train("--loss", "cosface", "--set", "m=0.05", "--seed", "7", "--json"));
    Commands again = Commands.run("train", "--json", "--spec", first.path("spec").asText());
    JsonNode second = last(again);
    assertEquals(first.path("spec"), second.path("spec"));
    assertEquals(first.path("testAccuracy"), second.path("testAccuracy"));
    assertEquals(first.path("meanOwnAngleDeg"), second.path("meanOwnAngleDeg"));
  }

  @Test
  void optionsChangeATextForm() throws IOException {
    JsonNode done =
        last(train("--spec", "loss=arcface&m=0.4&seed=3", "--loss", "normface", "--json"));
    RunSpec spec = RunSpec.parse(done.path("spec").asText());
    assertEquals("normface", spec.asMap().get(RunSpec.LOSS));
    assertEquals(3, spec.seed());
    assertEquals(50, spec.batch());
  }

  @Test
  void aRecipeIsWrittenOutAndWhatContradictsItWinsAndIsSaid() throws IOException {
    Commands result = train("--recipe", "classic", "--lr", "0.03", "--epochs", "1", "--json");
    assertEquals(0, result.exitCode(), result.err());
    String spec = last(result).path("spec").asText();
    assertTrue(spec.contains("net=plain") && spec.contains("directions=random"), spec);
    assertTrue(spec.contains("lr=0.03"), spec);
    assertTrue(result.err().contains("lr = 0.03") && result.err().contains("0.01"), result.err());
  }

  @Test
  void aCollapseIsSaidAndNotPraised() {
    String[] hardest = {"--loss", "triplet", "--set", "mining=batch-hard"};
    Commands result = train(with(hardest, "--net", "mlp", "--lr", "0.5", "--epochs", "6"));
    assertEquals(0, result.exitCode(), result.err());
    assertTrue(result.err().contains("Collapsed: "), result.out() + result.err());
    assertFalse(train("--net", "mlp", "--epochs", "6").err().contains("Collapsed"));
    String[] oneRay = {"--loss", "arcface", "--set", "s=64", "--set", "m=0.5", "--warmup", "0"};
    result = train(with(oneRay, "--net", "mlp", "--optimizer", "sgd", "--lr", "2"));
    assertTrue(result.err().contains("Collapsed: all features point one way"), result.toString());
  }

  @Test
  void whoHasLearntNextToNothingIsNotPraised() {
    Commands result = train("--net", "mlp", "--lr", "0.000001");
    assertTrue(
        result.err().matches("(?s).*Next to nothing is learnt: .*guessing gives 10.0 %.*"),
        result.err());
    Commands stopped = train("--net", "mlp", "--lr", "0.000001", "--until", "2");
    assertFalse(stopped.err().contains("Next to nothing"), "there is more to come");
  }

  @Test
  void itStopsOnceTheTargetIsReached() throws IOException {
    JsonNode done = last(train("--epochs", "100", "--target-accuracy", "0.3", "--json"));
    assertEquals("target-reached", done.path("ending").asText());
    assertTrue(done.path("testAccuracy").asDouble() >= 0.3);
    assertTrue(done.path("epochs").asDouble() < 100);
  }

  @Test
  void testDataMayComeFromElsewhere(@TempDir Path others) throws IOException {
    Commands.run("pen", "--out", others.toString(), "--count", "240", "--seed", "50");
    JsonNode done = last(train("--test-data", others.toString(), "--seed", "2", "--json"));
    JsonNode own = last(train("--seed", "2", "--json"));
    // 40 test images there, 100 here: the accuracies are shares of different counts.
    assertEquals(0, done.path("testAccuracy").asDouble() * 40 % 1, 1e-9);
    assertEquals(0, own.path("testAccuracy").asDouble() * 100 % 1, 1e-9);
    assertFalse(done.path("meanOwnAngleDeg").equals(own.path("meanOwnAngleDeg")));
  }

  @Test
  void aRunThatDivergesSaysSoAndFails() throws IOException {
    Commands result =
        train(
            "--optimizer", "sgd", "--lr", "10", "--batch-norm", "off", "--epochs", "50", "--json");
    assertEquals(1, result.exitCode());
    JsonNode diverged = last(result);
    assertEquals("diverged", diverged.path("event").asText());
    assertEquals(diverged.path("message").asText(), result.err().strip());
    assertTrue(diverged.path("message").asText().contains("loss"));
  }

  @Test
  void aPersonIsToldInWordsAndMayHaveThePicture(@TempDir Path folder) throws IOException {
    Path picture = folder.resolve("plane.csv");
    Commands result = train("--out", picture.toString());
    assertEquals(0, result.exitCode(), result.err());
    assertTrue(result.out().contains("test accuracy"));
    assertFalse(result.out().contains("{"));
    List<String> rows = Files.readAllLines(picture);
    assertEquals("point,class,predicted,x1,x2", rows.get(0));
    assertEquals(IMAGES / 6 + 1, rows.size());
  }
}
