package facespace.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every chapter, run from its first cell to its last by Jupyter itself, on few digits and people.
 */
class NotebooksIT {
  private static final Map<String, Integer> FEWEST_FIGURES =
      Map.of("the-losses", 10, "face-recognition", 4, "experiments", 4);

  private static final Path FOLDER = Path.of("notebooks");
  private static final List<String> LANGUAGES = List.of("en", "zh");

  /** What a chapter's own texts of runs ask for, and what is enough to see that they run. */
  private static final Map<String, String> FEWER =
      Map.of("shots=\\d+", "shots=8", "people=[1-9]\\d+", "people=9", "epochs=\\d+", "epochs=1");

  static Stream<Path> chapters() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList().stream();
    }
  }

  /** One kernel for all chapters in both languages: it takes longer to begin than to run one. */
  @Test
  void everyCellOfEveryChapterRuns(@TempDir Path home) throws IOException {
    Path all = home.resolve("all.ipynb");
    Files.writeString(all, inARow().toString());
    Jupyter.in(home)
        .module(
            "nbconvert",
            "--to=notebook",
            "--execute",
            "--inplace",
            "--ExecutePreprocessor.timeout=400",
            all.toString());
    Map<String, Integer> figures = new TreeMap<>();
    Set<String> inChinese = new TreeSet<>();
    for (JsonNode cell : read(all).path("cells")) {
      String chapter = cell.path("id").asText().replaceFirst("-[^-]*$", "");
      for (JsonNode output : cell.path("outputs")) {
        assertFalse(output.path("output_type").asText().equals("error"), chapter + output);
        String html = output.at("/data/text~1html").toString();
        figures.merge(chapter, html.contains("<img") ? 1 : 0, Integer::sum);
        if (html.matches("(?s).*\\p{IsHan}.*")) {
          inChinese.add(chapter);
        }
      }
    }
    FEWEST_FIGURES.forEach(
        (name, fewest) -> {
          assertEquals(figures.get("en-" + name), figures.get("zh-" + name), name + figures);
          assertTrue(figures.get("en-" + name) >= fewest, name + figures);
          assertTrue(inChinese.contains("zh-" + name), name + " speaks Chinese in Chinese");
        });
  }

  /** The cells of all chapters as one notebook, asking for little. */
  private static JsonNode inARow() throws IOException {
    ObjectNode all = null;
    for (Path chapter : chapters().toList()) {
      String text = Files.readString(chapter);
      for (Map.Entry<String, String> fewer : FEWER.entrySet()) {
        text = text.replaceAll(fewer.getKey(), fewer.getValue());
      }
      String name = chapter.getFileName().toString().replace(".ipynb", "");
      String language = chapter.getParent().getFileName().toString();
      text = text.replaceAll("(\"id\": \")", "$1" + language + "-" + name + "-");
      ObjectNode one = (ObjectNode) Jupyter.read(text);
      if (all == null) {
        all = one;
      } else {
        all.withArray("cells").addAll((ArrayNode) one.path("cells"));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("chapters")
  void aChapterIsTheSameInBothLanguagesAndHoldsNoOutput(Path chapter) throws IOException {
    JsonNode own = read(chapter);
    for (JsonNode cell : own.path("cells")) {
      assertEquals(0, cell.path("outputs").size(), cell.toString());
    }
    for (String language : LANGUAGES) {
      JsonNode other = read(FOLDER.resolve(language).resolve(chapter.getFileName()));
      assertEquals(code(own), code(other));
    }
  }

  /** The cells without what says which language they speak. */
  private static List<String> code(JsonNode notebook) {
    List<String> cells = new ArrayList<>();
    for (JsonNode cell : notebook.path("cells")) {
      boolean isCode = cell.path("cell_type").asText().equals("code");
      String code = cell.path("source").toString() + cell.path("metadata");
      cells.add(isCode ? code.replaceAll("speak\\((EN|ZH)\\)", "speak") : "text");
    }
    return cells;
  }

  private static JsonNode read(Path notebook) throws IOException {
    return Jupyter.read(Files.readString(notebook));
  }
}
