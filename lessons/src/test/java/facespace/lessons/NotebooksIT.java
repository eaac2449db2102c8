package facespace.lessons;

import static java.util.stream.Collectors.toSet;
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
      Map.of(
          "shots=\\d+", "shots=8",
          "people=[1-9]\\d+", "people=9",
          "net=face", "net=light",
          "epochs=\\d+", "epochs=1");

  static Stream<Path> chapters() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList().stream();
    }
  }

  /** A kernel for each chapter in both languages: it takes longer to begin than to run one. */
  @Test
  void everyCellOfEveryChapterRuns(@TempDir Path home) throws IOException {
    Set<String> names = chapters().map(NotebooksIT::name).collect(toSet());
    assertEquals(FEWEST_FIGURES.keySet(), names);
    List<String> command =
        new ArrayList<>(
            List.of(
                "nbconvert",
                "--to=notebook",
                "--execute",
                "--inplace",
                "--ExecutePreprocessor.timeout=400"));
    for (String name : names) {
      Path both = Files.writeString(home.resolve(name + ".ipynb"), inBoth(name).toString());
      command.add(both.toString());
    }
    Jupyter.in(home).module(command.toArray(String[]::new));
    for (String name : names) {
      itShowsTheSameInBothLanguages(name, read(home.resolve(name + ".ipynb")));
    }
  }

  private static void itShowsTheSameInBothLanguages(String name, JsonNode executed) {
    Map<String, Integer> figures = new TreeMap<>();
    boolean speaksChinese = false;
    for (JsonNode cell : executed.path("cells")) {
      String language = cell.path("id").asText().replaceFirst("-.*", "");
      for (JsonNode output : cell.path("outputs")) {
        assertFalse(output.path("output_type").asText().equals("error"), name + output);
        String html = output.at("/data/text~1html").toString();
        figures.merge(language, html.contains("<img") ? 1 : 0, Integer::sum);
        speaksChinese |= language.equals("zh") && html.matches("(?s).*\\p{IsHan}.*");
      }
    }
    assertEquals(figures.get("en"), figures.get("zh"), name + figures);
    assertTrue(figures.get("en") >= FEWEST_FIGURES.get(name), name + figures);
    assertTrue(speaksChinese, name + " speaks Chinese in Chinese");
  }

  /** A chapter's cells in one language, then in the other, asking for little. */
  private static JsonNode inBoth(String name) throws IOException {
    ObjectNode both = (ObjectNode) asking(name, LANGUAGES.get(0));
    both.withArray("cells").addAll((ArrayNode) asking(name, LANGUAGES.get(1)).path("cells"));
    return both;
  }

  private static JsonNode asking(String name, String language) throws IOException {
    String text = Files.readString(FOLDER.resolve(language).resolve(name + ".ipynb"));
    for (Map.Entry<String, String> fewer : FEWER.entrySet()) {
      text = text.replaceAll(fewer.getKey(), fewer.getValue());
    }
    return Jupyter.read(text.replaceAll("(\"id\": \")", "$1" + language + "-"));
  }

  private static String name(Path chapter) {
    return chapter.getFileName().toString().replace(".ipynb", "");
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
