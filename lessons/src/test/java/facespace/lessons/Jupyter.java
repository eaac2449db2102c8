package facespace.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import facespace.data.Idx;
import facespace.data.Images;
import facespace.data.PenDigits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A user's Jupyter in a folder of its own, with the kernel installed by its own command. */
final class Jupyter {
  private static final int TRAIN = 600;
  private static final int TEST = 200;
  private static final long PATIENCE_MINUTES = 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path home;
  private final String python;

  private Jupyter(Path home, String python) {
    this.home = home;
    this.python = python;
  }

  /** Installs the kernel there; the digits it finds are few. Skips the test without a Jupyter. */
  static Jupyter in(Path home) throws IOException {
    String python =
        Stream.of("python3", "/usr/bin/python3", "python")
            .filter(Jupyter::hasClient)
            .findFirst()
            .orElse("");
    assumeTrue(
        !python.isEmpty(), "no Python here has jupyter_client and nbconvert: see .ci/jupyter");
    Path digits = Files.createDirectories(home.resolve("data").resolve("mnist"));
    Images images = PenDigits.generate(TRAIN, 5);
    Idx.write(images, digits, "train");
    Idx.write(images.head(TEST), digits, "t10k");
    Jupyter jupyter = new Jupyter(home, python);
    jupyter.lessons("install");
    return jupyter;
  }

  private static boolean hasClient(String python) {
    try {
      Process asked =
          new ProcessBuilder(python, "-c", "import jupyter_client, nbconvert")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return asked.waitFor(1, TimeUnit.MINUTES) && asked.exitValue() == 0;
    } catch (IOException noPython) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs the finished jar with a command, and waits until it is done. */
  String lessons(String command) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return done(List.of(java.toString(), "-jar", "target/lessons.jar", command));
  }

  /** Where the kernel tells Jupyter of itself. */
  Path kernels() {
    return home.resolve("jupyter").resolve("kernels");
  }

  /** Runs a module of Jupyter's. */
  String module(String... arguments) throws IOException {
    return done(Stream.concat(Stream.of(python, "-m"), Stream.of(arguments)).toList());
  }

  /** Gives a client orders, a line each, and reads an answer to each. */
  List<JsonNode> client(List<Map<String, Object>> orders) throws IOException {
    Process client = start(List.of(python, "src/test/jupyter/client.py"));
    try (Writer in = client.outputWriter(StandardCharsets.UTF_8)) {
      for (Map<String, Object> order : orders) {
        in.write(JSON.writeValueAsString(order) + "\n");
      }
    }
    List<String> lines = lines(client);
    return lines.stream().map(Jupyter::read).toList();
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String done(List<String> command) throws IOException {
    return String.join("\n", lines(start(command)));
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> env = builder.environment();
    env.put("JUPYTER_DATA_DIR", home.resolve("jupyter").toString());
    env.put("JUPYTER_RUNTIME_DIR", home.resolve("runtime").toString());
    env.put("JUPYTER_CONFIG_DIR", home.resolve("config").toString());
    env.put("FACESPACE_DATA", home.resolve("data").toString());
    env.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"); // kernels live shortly
    return builder.redirectError(home.resolve("errors").toFile()).start();
  }

  private List<String> lines(Process process) throws IOException {
    List<String> lines;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      lines = out.lines().toList();
      assertEquals(true, process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertEquals(0, process.exitValue(), () -> errors());
    return lines;
  }

  private String errors() {
    try {
      return Files.readString(home.resolve("errors"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
