package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The real command line, its output caught.
 *
 * @param exitCode what the process would end with
 * @param out what went to the standard stream
 * @param err what went to the error stream
 */
record Commands(int exitCode, String out, String err) {

  static Commands run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commands = Main.commandLine();
    commands.setOut(new PrintWriter(out, true));
    commands.setErr(new PrintWriter(err, true));
    int exitCode = commands.execute(args);
    return new Commands(exitCode, out.toString(), err.toString());
  }

  /**
   * Runs a command line that is refused in one sentence with all of these parts, and changes no
   * name in a folder.
   *
   * @param folder what {@code ~/} in the line stands for
   */
  static void refused(Path folder, String line, String... parts) throws IOException {
    List<String> before = names(folder);
    Commands result =
        run(
            Arrays.stream(line.split(" +"))
                .map(word -> word.startsWith("~/") ? folder + word.substring(1) : word)
                .toArray(String[]::new));
    assertEquals(2, result.exitCode(), line + ": " + result.err());
    assertEquals("", result.out(), line);
    assertEquals(1, result.err().lines().count(), result.err());
    for (String part : parts) {
      assertTrue(result.err().contains(part), part + " in " + result.err());
    }
    assertEquals(before, names(folder), line);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
