package facespace.lessons.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nbgrader asks of exercises, and that they can be failed and passed. */
class ExercisesTest {
  private static final Pattern SOLUTION =
      Pattern.compile("(?s)// BEGIN SOLUTION\n(.*?)// END SOLUTION");

  /** What nbgrader puts in the place of a solution in Java. */
  private static final String STUB = "// YOUR CODE HERE";

  /** What a chapter's cells have trained by then, without training. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "experiments",
          "float[] features = {1, 0, 1, 0.1f, 0, 1, -1, 0.5f};"
              + "int[] labels = {0, 0, 1, 1};"
              + "var one = facespace.match.Pairs.of(features, 2, labels).verification();");

  /** The exercises of a chapter; those of its Chinese half are the same cells. */
  private static List<JsonNode> exercises(String chapter) throws IOException {
    Path file = Path.of("notebooks", "en", chapter + ".ipynb");
    JsonNode cells = new ObjectMapper().readTree(Files.readString(file)).path("cells");
    return StreamSupport.stream(cells.spliterator(), false)
        .filter(cell -> cell.path("metadata").has("nbgrader"))
        .toList();
  }

  private static JsonNode rules(JsonNode cell) {
    return cell.at("/metadata/nbgrader");
  }

  private static String source(JsonNode cell) {
    List<String> lines = new ArrayList<>();
    cell.path("source").forEach(line -> lines.add(line.asText()));
    return String.join("", lines);
  }

  @ParameterizedTest
  @ValueSource(strings = {"experiments", "face-recognition", "the-losses"})
  void everyExerciseIsMarkedAsNbgraderAsks(String chapter) throws IOException {
    Set<String> names = new HashSet<>();
    for (JsonNode cell : exercises(chapter)) {
      JsonNode rules = rules(cell);
      String name = rules.path("grade_id").asText();
      assertTrue(name.matches("[a-z][a-z-]*") && names.add(name), name);
      assertEquals(3, rules.path("schema_version").asInt(), name);
      boolean isTest = rules.path("grade").asBoolean();
      assertEquals(isTest, rules.path("locked").asBoolean(), name);
      assertEquals(isTest, !rules.path("solution").asBoolean(), name);
      assertEquals(isTest, rules.path("points").asInt() > 0, name);
      assertEquals(isTest ? 0 : 1, SOLUTION.matcher(source(cell)).results().count(), name);
    }
    assertTrue(names.size() >= 2, names.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"experiments", "face-recognition", "the-losses"})
  void whoWritesNothingFailsAndTheSolutionPasses(String chapter) throws IOException {
    List<JsonNode> cells = exercises(chapter);
    for (int i = 0; i < cells.size(); i += 2) {
      String solution = source(cells.get(i));
      String test = source(cells.get(i + 1));
      Matcher within = SOLUTION.matcher(solution);
      assertTrue(within.find(), solution);
      try (Cells notebook = new Cells()) {
        notebook.run(KNOWN.getOrDefault(chapter, ""));
        String stripped = within.replaceFirst(STUB);
        assertThrows(CellError.class, () -> notebook.run(stripped));
        assertThrows(CellError.class, () -> notebook.run(test));
        String wrong = within.replaceFirst("return -7;");
        notebook.run(wrong);
        Failure failure = assertThrows(Failure.class, () -> notebook.run(test));
        assertTrue(failure.getCause() instanceof AssertionError, failure.toString());
        notebook.run(solution);
        notebook.run(test);
      }
    }
  }
}
