package facespace.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every chapter, run from its first cell to its last by Jupyter itself, on few digits. */
class NotebooksIT {
  private static final Path FOLDER = Path.of("notebooks");

  static Stream<Path> chapters() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("chapters")
  void everyCellOfAChapterRuns(Path chapter, @TempDir Path home) throws IOException {
    Jupyter.in(home)
        .module(
            "nbconvert",
            "--to=notebook",
            "--execute",
            "--ExecutePreprocessor.timeout=400",
            "--output-dir=" + home,
            chapter.toString());
    JsonNode run = read(home.resolve(chapter.getFileName()));
    int figures = 0;
    for (JsonNode cell : run.path("cells")) {
      for (JsonNode output : cell.path("outputs")) {
        assertFalse(output.path("output_type").asText().equals("error"), output.toString());
        figures += output.at("/data/text~1html").toString().contains("<img") ? 1 : 0;
      }
    }
    assertTrue(figures >= 10, figures + " figures");
  }

  @ParameterizedTest
  @MethodSource("chapters")
  void aChapterIsTheSameInBothLanguagesAndHoldsNoOutput(Path chapter) throws IOException {
    JsonNode own = read(chapter);
    for (JsonNode cell : own.path("cells")) {
      assertEquals(0, cell.path("outputs").size(), cell.toString());
    }
    for (String language : List.of("en", "zh")) {
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
