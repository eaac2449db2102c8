package facespace.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The store as a whole: private, and one server's alone. */
class StoreTest extends StoreCase {
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

  /** Nobody's folder is named to those who may ask without a key. */
  @Test
  void aServerWhoseStoreIsGoneSaysSoUntilItIsBack() throws IOException {
    try (Playground playground = new Playground(store)) {
      Path away = Files.move(store, temp.resolve("away"));
      Playground.Answer ill = playground.get("/api/health");
      assertEquals(503, ill.status());
      assertTrue(ill.error().contains("store has been moved away"), ill.text());
      Files.createDirectory(store); // another folder of that name is not the store
      assertEquals(503, playground.get("/api/health").status());
      Files.delete(store);
      Files.move(away, store);
      assertEquals(200, playground.get("/api/health").status());
    }
    assertArrayEquals(new String[] {".facespace-lock", "gallery", "models", "runs"}, sorted(store));
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
