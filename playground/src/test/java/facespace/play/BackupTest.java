package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store copied to one file, and brought back from it or from what is none. */
class BackupTest extends StoreCase {
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
  void whatIsNotThereIsSaidPlainly() throws IOException {
    Path none = temp.resolve("none");
    assertRefused(backup(none.resolve("my.zip")), "my.zip cannot be written: there is no folder ");
    Path nameless = temp.resolve("a".repeat(300));
    assertRefused(backup(nameless), nameless + " cannot be written: ");
    assertFalse(err.toString().contains("Exception"), err.toString());
    assertRefused(restore(none, "--replace"), "none cannot be read: no such file.");
    Files.writeString(none, "no zip file");
    assertRefused(restore(none, "--replace"), "(it is no whole zip file): nothing was restored");
    assertEquals(0, doctor());
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
}
