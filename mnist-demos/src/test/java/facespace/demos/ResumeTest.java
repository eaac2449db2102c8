package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that stop, go on from a file, and change in their course. */
class ResumeTest {
  @TempDir static Path folder;

  private static Path file;
  private static List<JsonNode> whole;

  @BeforeAll
  static void trainHalf() throws IOException {
    Commands.run(
        "pen", "--out", folder.resolve("digits").toString(), "--count", "600", "--seed", "3");
    file = folder.resolve("half.model");
    whole = frames(train());
    Commands half = train("--until", "30", "--save", file.toString());
    assertEquals(0, half.exitCode(), half.err());
    assertTrue(half.out().contains("\"stopped\""), half.out());
  }

  private static Commands train(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("train", "--net", "mlp", "--batch", "20", "--epochs", "3", "--json"));
    all.addAll(List.of("--data", folder.resolve("digits").toString()));
    all.addAll(Arrays.asList(more));
    return Commands.run(all.toArray(String[]::new));
  }

  private static Commands resume(String... more) {
    List<String> all = new ArrayList<>(List.of("train", "--json", "--resume", file.toString()));
    all.addAll(Arrays.asList(more));
    return Commands.run(all.toArray(String[]::new));
  }

  /** Every line but for the time it took. */
  private static List<JsonNode> frames(Commands result) throws IOException {
    assertEquals(0, result.exitCode(), result.err());
    List<JsonNode> lines = new ArrayList<>();
    for (String line : result.out().lines().toList()) {
      ObjectNode json = (ObjectNode) new ObjectMapper().readTree(line);
      json.remove(List.of("seconds", "imagesPerSecond"));
      lines.add(json);
    }
    return lines;
  }

  @Test
  void onOtherImagesOfTheSameNameNoRunGoesOn() throws IOException {
    Path digits = folder.resolve("digits");
    Path aside = Files.move(digits, folder.resolve("aside"));
    Commands.run("pen", "--out", digits.toString(), "--count", "600", "--seed", "4");
    Commands other = resume();
    try (Stream<Path> files = Files.list(digits)) {
      for (Path one : files.toList()) {
        Files.delete(one);
      }
    }
    Files.move(aside, digits, StandardCopyOption.REPLACE_EXISTING);
    assertEquals(2, other.exitCode(), other.out());
    assertTrue(other.err().contains("not those it was trained on"), other.err());
  }

  @Test
  void whatIsResumedEndsAsIfItHadNeverStopped() throws IOException {
    List<JsonNode> rest = frames(resume());
    int shared = rest.size() - 1; // the first line is the moment at which it stopped
    assertEquals(whole.subList(whole.size() - shared, whole.size()), rest.subList(1, rest.size()));
  }

  @Test
  void aStageIsAddedAndSaidInTheText() throws IOException {
    List<JsonNode> lines = frames(resume("--then", "loss=arcface&m=0.2&s=16&epochs=1"));
    JsonNode done = lines.get(lines.size() - 1);
    assertTrue(done.get("spec").asText().endsWith("~loss=arcface&m=0.2&s=16&epochs=1"));
    assertEquals(4, done.get("epochs").asDouble(), 1e-9);
  }

  @Test
  void whatIsOverOrChangedElsewhereOrCutIsRefused() throws IOException {
    Path end = folder.resolve("end.model");
    assertEquals(0, resume("--save", end.toString()).exitCode());
    refused(Commands.run("train", "--resume", end.toString()), "--then");
    refused(resume("--loss", "arcface"), "--loss");
    refused(resume("--until", "10"), "--until = 10");
    refused(resume("--then", "at=500&lr=0.1"), "at = 500");
    refused(resume("--then", "at=40&seed=2"), "seed = 2");
    Path cut = folder.resolve("cut.model");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 100));
    refused(Commands.run("train", "--resume", cut.toString()), "cut.model");
  }

  /** Nothing that is to follow its epochs ever comes: they are never over. */
  @Test
  void whatReachedItsTargetStaysOver() {
    Path end = folder.resolve("target.model");
    String target = "0.2";
    Commands reached = train("--target-accuracy", target, "--save", end.toString());
    assertTrue(reached.out().contains("target-reached"), reached.out() + reached.err());
    refused(Commands.run("train", "--resume", end.toString()), "over for good: Reached");
    refused(
        Commands.run("train", "--resume", end.toString(), "--then", "epochs=1"),
        "over for good: Reached");
  }

  private static void refused(Commands result, String named) {
    assertEquals(2, result.exitCode(), result.err());
    assertTrue(result.err().contains(named), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
  }
}
