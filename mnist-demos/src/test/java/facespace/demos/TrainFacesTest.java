package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import facespace.model.FaceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainFacesTest {
  @TempDir private static Path people;

  @BeforeAll
  static void drawPeople() throws IOException {
    Commands.run("faces", "--out", people.toString(), "--people", "8", "--shots", "5");
    try (var folders = Files.list(people)) {
      Files.writeString(folders.sorted().findFirst().orElseThrow().resolve("bad.png"), "?");
    }
  }

  private static Commands train(String... more) {
    String[] fixed = {
      "train", "--data", people.toString(), "--dim", "16", "--epochs", "1", "--p", "2", "--k", "4"
    };
    String[] all = java.util.Arrays.copyOf(fixed, fixed.length + more.length);
    System.arraycopy(more, 0, all, fixed.length, more.length);
    return Commands.run(all);
  }

  @Test
  void theLastLineComparesTheErrorOnPeopleHeldOutWithPixelsAndEigenfaces() throws IOException {
    Path model = people.resolveSibling(people.getFileName() + ".model");
    Commands result = train("--holdout-people", "4", "--json", "--save", model.toString());
    assertEquals(0, result.exitCode(), result.err());
    assertTrue(result.err().contains("bad.png"), result.err());
    List<String> lines = result.lines();
    JsonNode done = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    assertEquals("done", done.get("event").asText());
    for (String rate : List.of("eer", "eerPixels", "eerEigenfaces")) {
      double value = done.get(rate).asDouble(-1);
      assertTrue(value >= 0 && value <= 0.7, rate + " = " + value);
    }
    assertEquals(1 - done.get("eer").asDouble(), done.get("testAccuracy").asDouble(), 1e-9);
    assertTrue(done.get("spec").asText().contains("net=face"), done.toString());
    try (FaceModel read = FaceModel.read(model)) {
      assertEquals(done.get("eer").asDouble(), read.eer(), 1e-6);
      assertEquals(16, read.dim());
    }
    Files.delete(model);
  }

  @Test
  void withoutPeopleHeldOutItIsAnOrdinaryRun() {
    Commands result = train("--holdout-people", "0");
    assertEquals(0, result.exitCode(), result.err());
    assertTrue(result.out().contains("test accuracy"), result.out());
  }

  @Test
  void holdingOutTooManyIsASentence() {
    Commands result = train("--holdout-people", "7");
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains("holdout-people = 7"), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
  }

  @Test
  void aModelThatCouldNotBeWrittenIsRefusedBeforeTraining() {
    Commands result = train("--save", people.toString());
    assertEquals(2, result.exitCode(), result.err());
    assertEquals("", result.out());
    assertTrue(result.err().contains(people + " cannot be written: it is a folder"), result.err());
  }
}
