package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People whose two pictures are one file: whatever a model learned, these it cannot confuse. */
class EvaluateTwinsTest {
  private static final int PEOPLE = 4;

  @TempDir static Path temporary;
  private static Path model;
  private static Path people;

  @BeforeAll
  static void makeAModelAndDrawPeople() throws IOException {
    model = UntrainedModel.in(temporary);
    people = temporary.resolve("people");
    String count = String.valueOf(PEOPLE);
    Commands drawn =
        Commands.run("faces", "--out", people.toString(), "--people", count, "--shots", "2");
    assertEquals(0, drawn.exitCode(), drawn.err());
    for (String name : names()) {
      Path first = people.resolve(name).resolve("000.png");
      Files.copy(first, first.resolveSibling("001.png"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> folders = Files.list(people)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static JsonNode evaluate(Path folder) throws IOException {
    Commands result =
        Commands.run(
            "evaluate", "--data", folder.toString(), "--model", model.toString(), "--json");
    assertEquals(0, result.exitCode(), result.err());
    assertTrue(result.err().contains("are one and the same picture"), result.err());
    assertFalse(result.err().contains("mean little"), "drawn people, and a model that knows such");
    return new ObjectMapper().readTree(result.out());
  }

  @Test
  void withoutAListAllPairsAreJudged() throws IOException {
    JsonNode found = evaluate(people);
    assertEquals(2 * PEOPLE * (2 * PEOPLE - 1) / 2, found.get("pairs").asInt());
    assertEquals(PEOPLE, found.get("same").asInt());
    assertEquals(1, found.get("auc").asDouble());
    assertEquals(0, found.get("eer").asDouble());
    assertTrue(found.path("accuracy").isMissingNode());
  }

  @Test
  void withAListItsFoldsAreToo() throws IOException {
    List<String> names = names();
    StringBuilder list = new StringBuilder("2\t2\n");
    for (int fold = 0; fold < 2; fold++) {
      String a = names.get(2 * fold);
      String b = names.get(2 * fold + 1);
      list.append("%s\t0\t1\n%s\t0\t1\n".formatted(a, b));
      list.append("%s\t0\t%s\t0\n%s\t1\t%s\t0\n".formatted(a, b, a, b));
    }
    Path pairs = people.resolve("pairs.txt");
    Files.writeString(pairs, list);
    try {
      JsonNode found = evaluate(people);
      assertEquals(8, found.get("pairs").asInt());
      assertEquals(2, found.get("folds").asInt());
      assertEquals(1, found.get("auc").asDouble());
      assertEquals(1, found.get("accuracy").asDouble());
      assertEquals(0, found.get("accuracyStd").asDouble());
      assertEquals(1, found.get("val@far=0.1").asDouble());
    } finally {
      Files.delete(pairs);
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Commands result =
        Commands.run("evaluate", "--data", "no-such-people", "--model", model.toString());
    assertEquals(2, result.exitCode());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().contains("no-such-people"), result.err());
  }
}
