package facespace.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The places are those of Jupyter's documentation, "Common directories and file locations". */
class KernelSpecTest {
  private static final Path HOME = Path.of("/home/li");

  private static Path folder(String system, Map<String, String> env) {
    return KernelSpec.of(env, system, HOME).folder();
  }

  @Test
  void everySystemHasItsPlace() {
    Path linux = HOME.resolve(".local/share/jupyter/kernels/facespace");
    assertEquals(linux, folder("Linux", Map.of()));
    assertEquals(linux, folder("Linux", Map.of("JUPYTER_DATA_DIR", "", "XDG_DATA_HOME", "")));
    assertEquals(
        Path.of("/data/jupyter/kernels/facespace"),
        folder("Linux", Map.of("XDG_DATA_HOME", "/data")));
    assertEquals(
        HOME.resolve("Library/Jupyter/kernels/facespace"),
        folder("Mac OS X", Map.of("XDG_DATA_HOME", "/data")));
    assertEquals(
        Path.of("/roaming/jupyter/kernels/facespace"),
        folder("Windows 11", Map.of("APPDATA", "/roaming")));
    assertEquals(
        Path.of("/own/kernels/facespace"),
        folder("Windows 11", Map.of("APPDATA", "/roaming", "JUPYTER_DATA_DIR", "/own")));
  }

  @Test
  void anotherKernelStaysWhenThisOneGoes(@TempDir Path data) throws IOException {
    KernelSpec spec = KernelSpec.of(Map.of("JUPYTER_DATA_DIR", data.toString()), "Linux", HOME);
    Path other = Files.createDirectories(data.resolve("kernels/other"));
    spec.install(Path.of("lessons.jar"));
    assertTrue(Files.exists(spec.folder()));
    assertTrue(spec.uninstall());
    assertFalse(Files.exists(spec.folder()));
    assertTrue(Files.exists(other));
    assertFalse(spec.uninstall());
  }

  @Test
  void whatWasNotThereBeforeIsNotThereAfterwards(@TempDir Path home) throws IOException {
    KernelSpec spec = KernelSpec.of(Map.of("XDG_DATA_HOME", home.toString()), "Linux", HOME);
    spec.install(Path.of("lessons.jar"));
    assertTrue(spec.uninstall());
    try (Stream<Path> left = Files.list(home)) {
      assertEquals(0, left.count());
    }
  }
}
