package facespace.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.play.hub.run.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The store as a whole: private, one server's alone, looked over, copied and brought back. */
class StoreTest {
  private static final String TEXT = "data=tiny&net=mlp&batch=256&epochs=1&loss=softmax";

  @TempDir Path temp;
  private Path store;
  private Path gallery;
  private String ann;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void keepOnePersonOneModelAndOneRun() {
    store = temp.resolve("store");
    gallery = store.resolve("gallery");
    Limits laptop = Limits.ofLaptop(1, Limits.USUAL_VISITORS);
    try (Playground playground = new Playground(store, laptop)) {
      ann = enrol(playground, "Ann");
      playground.await(playground.play(TEXT), "done");
    }
  }

  private static String enrol(Playground playground, String name) {
    String body = "{\"name\": \"%s\", \"face\": {\"paper\": \"person=1\"}}".formatted(name);
    Playground.Answer answer = playground.post("/api/gallery", body);
    assertEquals(201, answer.status(), answer.text());
    return answer.json().get("id").asText();
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(args);
  }

  private int doctor(String... more) {
    return run(
        Stream.concat(Stream.of("doctor", "--store", "" + store), Stream.of(more))
            .toArray(String[]::new));
  }

  private int backup(Path file) {
    return run("backup", "--store", "" + store, "" + file);
  }

  private int restore(Path file, String... more) {
    return run(
        Stream.concat(Stream.of("restore", "--store", "" + store, "" + file), Stream.of(more))
            .toArray(String[]::new));
  }

  private void assertRefused(int code, String word) {
    assertEquals(2, code, out.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains(word), err.toString());
  }

  /** Every file of the store by name. */
  private Map<String, String> content() throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put("" + store.relativize(file), Arrays.hashCode(Files.readAllBytes(file)) + "");
      }
    }
    return content;
  }

  private List<String> readableByOthers() throws IOException {
    try (Stream<Path> files = Files.walk(store)) {
      return files
          .filter(file -> !permissions(file).endsWith("------"))
          .map(file -> store.relativize(file) + " " + permissions(file))
          .toList();
    }
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void nobodyElseMayReadWhatIsInIt() throws IOException {
    assertEquals(List.of(), readableByOthers());
    Path picture = gallery.resolve(ann).resolve("0.png");
    Files.setPosixFilePermissions(picture, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(gallery, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertEquals(1, doctor());
    assertTrue(out.toString().contains("0.png: can be read by others"), out.toString());
    new Playground(store).close();
    assertEquals(List.of(), readableByOthers());
    assertEquals(0, doctor(), out.toString());
  }

  @Test
  void aSecondServerAndAllElseIsToldThatItIsInUse() {
    try (Playground first = new Playground(store)) {
      assertRefused(run("--port", "0", "--store", "" + store), "in use by another FaceSpace");
      assertRefused(doctor(), "in use by another FaceSpace");
      assertRefused(backup(temp.resolve("copy.zip")), "in use by another FaceSpace");
      assertEquals(200, first.get("/api/gallery").status());
    }
    assertEquals(0, doctor(), out.toString());
  }

  @Test
  void theDoctorNamesWhatIsDamagedAndMendsItWhenToldTo() throws IOException {
    assertEquals(0, doctor(), out.toString());
    Map<String, String> sound = content();
    Path half = Files.createDirectory(gallery.resolve(".half-0123456789ab"));
    Files.write(half.resolve("0.png"), new byte[] {1});
    Files.write(gallery.resolve("stray.png"), new byte[] {1});
    Path nameless = Files.createDirectory(gallery.resolve("0123456789ab"));
    Files.copy(gallery.resolve(ann).resolve("0.png"), nameless.resolve("0.png"));
    Path faceless = Files.createDirectory(gallery.resolve("0123456789ac"));
    Files.copy(gallery.resolve(ann).resolve("person.json"), faceless.resolve("person.json"));
    Files.write(gallery.resolve(ann).resolve("1.png"), new byte[] {1, 2, 3});
    Files.write(store.resolve("models/m0000000099-aaaaaaaa.model"), new byte[] {1});
    Files.write(store.resolve("models/new123.part"), new byte[] {1});
    Files.write(store.resolve("models/bbbbbbbb.pin"), new byte[0]);
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.toList()) {
        String wanted = Files.isDirectory(file) ? "rwx------" : "rw-------";
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(wanted));
      }
    }
    Map<String, String> damaged = content();
    assertEquals(1, doctor());
    List<String> said = out.toString().lines().toList();
    assertEquals(9, said.size(), out.toString());
    for (String name :
        List.of(
            ".half-0123456789ab",
            "stray.png",
            "0123456789ab",
            "0123456789ac",
            ann + "/1.png",
            "aaaaaaaa.model",
            "new123.part",
            "bbbbbbbb.pin")) {
      assertTrue(said.stream().anyMatch(line -> line.contains(name + ":")), name + "\n" + out);
    }
    assertEquals(damaged, content(), "it only reports");
    assertEquals(1, doctor("--mend"));
    assertEquals(sound, content());
    assertEquals(0, doctor());
  }

  @Test
  void theDoctorKnowsNoOtherOptionsAndNoStoreThatIsNotThere() {
    assertRefused(doctor("--heal"), "--heal");
    assertRefused(run("doctor", "--store", temp + "/none"), "/none is not there");
    assertFalse(Files.exists(temp.resolve("none")));
  }

  @Test
  void aCopyBringsEverythingBack() throws IOException {
    Map<String, String> before = content();
    Path copy = temp.resolve("copy.zip");
    assertEquals(0, backup(copy), err.toString());
    assertEquals("rw-------", permissions(copy));
    assertRefused(backup(copy), "is there already");
    assertRefused(backup(store.resolve("copy.zip")), "lies in the store itself");
    assertRefused(restore(copy), "--replace");
    try (Playground playground = new Playground(store)) {
      playground.forgetEverybody();
      enrol(playground, "Ben");
    }
    assertEquals(0, restore(copy, "--replace"), err.toString());
    assertEquals(before, content());
    assertEquals(List.of(), readableByOthers());
    store = temp.resolve("other");
    assertEquals(0, restore(copy), err.toString());
    assertEquals(before, content());
    assertEquals(0, doctor());
    try (Playground playground = new Playground(store)) {
      assertEquals("Ann", playground.get("/api/gallery").json().at("/people/0/name").asText());
    }
  }

  @Test
  void aCopyThatIsCutLosesNothing() throws IOException {
    Path copy = temp.resolve("copy.zip");
    backup(copy);
    byte[] whole = Files.readAllBytes(copy);
    Map<String, String> before = content();
    Path cut = temp.resolve("cut.zip");
    for (int length : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertRefused(restore(cut, "--replace"), "cut.zip");
      assertEquals(before, content());
    }
    assertRefused(restore(temp.resolve("none.zip"), "--replace"), "none.zip");
    assertEquals(0, doctor(), out.toString());
  }

  /** A copy of the store that differs in one entry. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.model",
        "models/../../outside.model",
        "/tmp/outside.model",
        "models/sub/outside.model",
        "models/..\\..\\outside.model",
        "gallery/0123456789ab/run.sh"
      })
  void anEntryThatLeadsElsewhereIsRefused(String name) throws IOException {
    Path copy = temp.resolve("copy.zip");
    backup(copy);
    Map<String, String> before = content();
    Path bad = changed(copy, name, new byte[] {1}, null);
    assertRefused(restore(bad, "--replace"), "is not in its list");
    Path listed = changed(copy, name, new byte[] {1}, item(name, 1));
    assertRefused(restore(listed, "--replace"), "does not belong into a store");
    assertEquals(before, content());
    try (Stream<Path> all = Files.walk(temp)) {
      assertTrue(all.noneMatch(file -> file.endsWith("outside.model")));
    }
  }

  @Test
  void whatIsNotAsTheListSaysIsRefused() throws IOException {
    Path copy = temp.resolve("copy.zip");
    backup(copy);
    Map<String, String> before = content();
    String name = "gallery/" + ann + "/7.png";
    for (String item :
        List.of(item(name, 3), item(name, 9), item(name, 300_000_000), item(name, -1))) {
      Path bad = changed(copy, name, new byte[] {1, 2, 3}, item);
      assertRefused(restore(bad, "--replace"), "7.png");
      assertEquals(before, content());
    }
    Path missing = changed(copy, "models/x.pin", new byte[0], item(name, 3));
    assertRefused(restore(missing, "--replace"), "models/x.pin");
    assertEquals(before, content());
  }

  private static String item(String name, long size) {
    return "{\"name\": \"%s\", \"size\": %d, \"sha256\": \"00\"}"
        .formatted(name.replace("\\", "\\\\"), size);
  }

  /**
   * @param item one more in the manifest, or null
   */
  private Path changed(Path copy, String name, byte[] bytes, String item) throws IOException {
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    try (ZipFile from = new ZipFile(copy.toFile());
        ZipOutputStream to = new ZipOutputStream(changed)) {
      for (ZipEntry entry : from.stream().map(ZipEntry.class::cast).toList()) {
        String text =
            new String(
                from.getInputStream(entry).readAllBytes(),
                java.nio.charset.StandardCharsets.ISO_8859_1);
        boolean isList = entry.getName().endsWith(".json") && !entry.getName().contains("/");
        if (isList && item != null) {
          text = text.replace("\"files\" : [", "\"files\" : [" + item + ",");
        }
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
      }
      to.putNextEntry(new ZipEntry(name));
      to.write(bytes);
    }
    Path file = Files.createTempFile(temp, "bad", ".zip");
    Files.write(file, changed.toByteArray());
    return file;
  }

  @Test
  void aRestoringThatDiedHalfwayIsUndone() throws IOException {
    Map<String, String> before = content();
    Path old = Files.createDirectory(store.resolve(".facespace-old"));
    Files.move(gallery, old.resolve("gallery"));
    Files.createDirectories(gallery.resolve("0123456789ab"));
    Files.createDirectories(store.resolve(".facespace-new/models"));
    assertEquals(1, doctor());
    assertTrue(out.toString().contains("did not come to its end"), out.toString());
    try (Playground playground = new Playground(store)) {
      assertEquals("Ann", playground.get("/api/gallery").json().at("/people/0/name").asText());
    }
    assertEquals(before, content());
    assertArrayEquals(new String[] {".facespace-lock", "gallery", "models", "runs"}, sorted(store));
    assertEquals(0, doctor());
  }

  private static String[] sorted(Path folder) {
    return Stream.of(folder.toFile().list()).sorted().toArray(String[]::new);
  }
}
