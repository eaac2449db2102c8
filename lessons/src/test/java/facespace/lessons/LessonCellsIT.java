package facespace.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.Idx;
import facespace.data.Images;
import facespace.data.PenDigits;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the Java cells of every chapter as a reader would: pasted into JShell, top to bottom; the
 * digits they find are few.
 */
class LessonCellsIT {
  private static final int DIGITS = 600;

  private static final Pattern CELL = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  static Stream<Path> chapters() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("en"))) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("chapters")
  void every_cell_of_a_chapter_runs_and_prints(Path chapter, @TempDir Path few) throws IOException {
    List<String> cells = cells(chapter);
    assertFalse(cells.isEmpty(), chapter + " has no cell");
    Images digits = PenDigits.generate(DIGITS, 1);
    Idx.write(digits, few, "train");
    Idx.write(digits, few, "t10k");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      classPath().forEach(shell::addToClasspath);
      cells.forEach(cell -> run(shell, cell.replace("load(\"pen\")", "load(\"" + few + "\")")));
    } finally {
      System.setOut(before);
    }
    assertTrue(printed.size() > 0, chapter + " printed nothing");
  }

  @ParameterizedTest
  @MethodSource("chapters")
  void both_languages_have_the_same_chapter_with_the_same_cells(Path english) throws IOException {
    Path chinese = Path.of("zh").resolve(english.getFileName());
    assertEquals(cells(english), cells(chinese));
  }

  @Test
  void no_chapter_is_in_chinese_only() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("zh"))) {
      assertTrue(files.allMatch(file -> Files.exists(Path.of("en").resolve(file.getFileName()))));
    }
  }

  private static List<String> cells(Path chapter) throws IOException {
    return CELL.matcher(Files.readString(chapter)).results().map(match -> match.group(1)).toList();
  }

  private static List<String> classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(path.split(Pattern.quote(File.pathSeparator)));
  }

  private static void run(JShell shell, String cell) {
    String rest = cell;
    while (!rest.isBlank()) {
      SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      for (SnippetEvent event : shell.eval(next.source())) {
        assertEquals(Snippet.Status.VALID, event.status(), () -> problem(shell, event));
        assertEquals(null, event.exception(), next.source());
      }
      rest = next.remaining();
    }
  }

  private static String problem(JShell shell, SnippetEvent event) {
    return event.snippet().source()
        + shell
            .diagnostics(event.snippet())
            .map(diagnostic -> "\n" + diagnostic.getMessage(null))
            .reduce("", String::concat);
  }
}
