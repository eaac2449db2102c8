package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.play.hub.run.Limits;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A store in which one person, one model and one run are, and the commands that look after it. */
abstract class StoreCase {
  private static final String TEXT = "data=tiny&net=light&batch=256&epochs=1&loss=softmax";

  @TempDir private static Path kept;
  static String ann;

  @TempDir Path temp;
  Path store;
  Path gallery;
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  @BeforeAll
  static void keepOnePersonOneModelAndOneRun() {
    Limits laptop = Limits.ofLaptop(1, Limits.USUAL_VISITORS);
    try (Playground playground = new Playground(kept.resolve("store"), laptop)) {
      ann = enrol(playground, "Ann");
      playground.await(playground.play(TEXT), "done");
    }
  }

  /** Every test has a store of its own, as a server that was stopped has left it. */
  @BeforeEach
  void copyTheStore() throws IOException {
    store = temp.resolve("store");
    gallery = store.resolve("gallery");
    try (Stream<Path> all = Files.walk(kept.resolve("store"))) {
      for (Path one : all.toList()) {
        Files.copy(one, temp.resolve(kept.relativize(one)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  static String enrol(Playground playground, String name) {
    String body = "{\"name\": \"%s\", \"face\": {\"paper\": \"person=1\"}}".formatted(name);
    Playground.Answer answer = playground.post("/api/gallery", body);
    assertEquals(201, answer.status(), answer.text());
    return answer.json().get("id").asText();
  }

  int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(args);
  }

  int doctor(String... more) {
    return run(
        Stream.concat(Stream.of("doctor", "--store", "" + store), Stream.of(more))
            .toArray(String[]::new));
  }

  int backup(Path file) {
    return run("backup", "--store", "" + store, "" + file);
  }

  int restore(Path file, String... more) {
    return run(
        Stream.concat(Stream.of("restore", "--store", "" + store, "" + file), Stream.of(more))
            .toArray(String[]::new));
  }

  void assertRefused(int code, String word) {
    assertEquals(2, code, out.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains(word), err.toString());
  }

  /** Every file of the store by name. */
  Map<String, String> content() throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put("" + store.relativize(file), Arrays.hashCode(Files.readAllBytes(file)) + "");
      }
    }
    return content;
  }

  List<String> readableByOthers() throws IOException {
    try (Stream<Path> files = Files.walk(store)) {
      return files
          .filter(file -> !permissions(file).endsWith("------"))
          .map(file -> store.relativize(file) + " " + permissions(file))
          .toList();
    }
  }

  static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
