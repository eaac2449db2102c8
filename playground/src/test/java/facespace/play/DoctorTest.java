package facespace.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DoctorTest extends StoreCase {
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
  void damagedExperimentsAreNamedAndAreMendedOrGo() throws IOException {
    Path runs = store.resolve("runs");
    Path whole = only(runs, ".moments");
    Path headless = runs.resolve("aaaaaaaa.moments");
    Path orphan = runs.resolve("bbbbbbbb.weights");
    Path folder = Files.createDirectory(runs.resolve("cccccccc.moments"));
    Files.write(headless, new byte[] {1, 2, 3});
    Files.write(orphan, new byte[] {1, 2, 3});
    Path weights = only(runs, whole.getFileName().toString().replace("moments", "weights"));
    byte[] numbers = Files.readAllBytes(weights);
    numbers[numbers.length / 2] ^= 4; // a bit of one of many
    Files.write(weights, numbers);
    Files.write(runs.resolve("runs.mv"), new byte[] {1, 2, 3});
    byte[] bytes = Files.readAllBytes(whole);
    bytes[bytes.length - 1] ^= 1; // the last moment
    Files.write(whole, bytes);
    doctor();
    for (String name :
        List.of(
            "aaaaaaaa.moments",
            "bbbbbbbb.weights",
            "cccccccc.moments",
            "" + weights.getFileName())) {
      String removed = "(?s).*" + name + ": (be|do|ca|is)[^\n]*removes it.*";
      assertTrue(out.toString().matches(removed), "" + out);
    }
    String aside = "(?s).*runs.mv: cannot be read[^\n]*stars[^\n]* aside as runs.mv.damaged.*";
    assertTrue(out.toString().matches(aside), "" + out);
    String cut = whole.getFileName() + ": cannot be read beyond its first ";
    assertTrue(out.toString().contains(cut), out.toString());
    assertEquals(1, doctor("--mend"));
    assertFalse(out.toString().contains("runs.mv: can be read by others"), out.toString());
    assertEquals(0, doctor(), out.toString());
    Path kept = runs.resolve("runs.mv.damaged");
    assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(kept));
    assertEquals("rw-------", permissions(kept));
    assertFalse(Files.exists(headless) || Files.exists(orphan) || Files.exists(folder));
    assertFalse(Files.exists(weights));
    byte[] left = Files.readAllBytes(whole);
    assertTrue(left.length > 0 && left.length < bytes.length);
    assertArrayEquals(Arrays.copyOf(bytes, left.length), left);
  }

  @Test
  void anEmptiedIndexIsNamedWhereThereAreExperiments() throws IOException {
    Path index = store.resolve("runs/runs.mv");
    Files.write(index, new byte[0]);
    assertEquals(1, doctor());
    assertTrue(out.toString().contains("runs.mv: is empty"), out.toString());
    assertEquals(1, doctor("--mend"));
    assertEquals(0, doctor(), out.toString());
    try (Stream<Path> files = Files.list(index.getParent())) {
      files.toList().forEach(DoctorTest::delete);
    }
    Files.write(index, new byte[0]);
    Files.setPosixFilePermissions(index, PosixFilePermissions.fromString("rw-------"));
    assertEquals(0, doctor(), out.toString());
  }

  private static void delete(Path file) {
    assertTrue(file.toFile().delete(), file + " is there");
  }

  /** Nothing can be shown of it, whatever the index says. */
  @Test
  void anExperimentWithoutAMomentIsDamaged() throws IOException {
    Path moments = only(store.resolve("runs"), ".moments");
    byte[] bytes = Files.readAllBytes(moments);
    int head = 3 * Integer.BYTES + ByteBuffer.wrap(bytes).getInt();
    byte[] flipped = bytes.clone();
    flipped[head + 3 * Integer.BYTES] ^= 1; // of the first moment
    for (byte[] left : List.of(Arrays.copyOf(bytes, head), flipped)) {
      Files.write(moments, left);
      assertEquals(1, doctor());
      String damaged =
          moments.getFileName() + ": holds no moment that can be read; mending removes";
      assertTrue(out.toString().contains(damaged), out.toString());
    }
    assertEquals(1, doctor("--mend"));
    assertEquals(0, doctor(), out.toString());
    assertFalse(Files.exists(moments));
  }

  private static Path only(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).findFirst().orElseThrow();
    }
  }

  @Test
  void theDoctorKnowsNoOtherOptionsAndNoStoreThatIsNotThere() {
    assertRefused(doctor("--heal"), "--heal");
    assertRefused(run("doctor", "--store", temp + "/none"), "/none is not there");
    assertFalse(Files.exists(temp.resolve("none")));
  }
}
