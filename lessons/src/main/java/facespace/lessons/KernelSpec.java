package facespace.lessons;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What tells a user's Jupyter that there is a kernel: a folder with a file in it.
 *
 * @param folder where it is, or would be
 */
record KernelSpec(Path folder) {
  private static final String NAME = "facespace";
  private static final String FILE = "kernel.json";

  /**
   * Where Jupyter looks for a user's kernels (Jupyter's documentation, "Common directories").
   *
   * @param env {@code JUPYTER_DATA_DIR}, {@code XDG_DATA_HOME} and {@code APPDATA} are read
   */
  static KernelSpec ofUser(Map<String, String> env) {
    return of(env, System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
  }

  static KernelSpec of(Map<String, String> env, String system, Path home) {
    Path data;
    if (isSet(env, "JUPYTER_DATA_DIR")) {
      data = Path.of(env.get("JUPYTER_DATA_DIR"));
    } else if (system.startsWith("Mac")) {
      data = home.resolve("Library/Jupyter");
    } else if (system.startsWith("Windows") && isSet(env, "APPDATA")) {
      data = Path.of(env.get("APPDATA"), "jupyter");
    } else if (isSet(env, "XDG_DATA_HOME")) {
      data = Path.of(env.get("XDG_DATA_HOME"), "jupyter");
    } else {
      data = home.resolve(".local/share/jupyter");
    }
    return new KernelSpec(data.resolve("kernels").resolve(NAME));
  }

  /** An empty variable is none, as for Jupyter. */
  private static boolean isSet(Map<String, String> env, String name) {
    return !env.getOrDefault(name, "").isEmpty();
  }

  /** The jar that runs now. */
  static Path thisJar() {
    try {
      return Path.of(KernelSpec.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes it: Jupyter then starts that jar with the Java that runs now. */
  void install(Path jar) throws IOException {
    Map<String, Object> spec = new LinkedHashMap<>();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    spec.put("argv", List.of(java, "-jar", jar.toString(), "kernel", "{connection_file}"));
    spec.put("display_name", "FaceSpace (Java)");
    spec.put("language", "java");
    spec.put("interrupt_mode", "message");
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(FILE),
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(spec));
  }

  /**
   * Removes it, and the folders around it that hold nothing else.
   *
   * @return whether it was there
   */
  boolean uninstall() throws IOException {
    boolean there = Files.deleteIfExists(folder.resolve(FILE));
    try {
      Files.delete(folder);
      Files.delete(folder.getParent());
      Files.delete(folder.getParent().getParent());
    } catch (DirectoryNotEmptyException | NoSuchFileException others) {
      // What others need, or what is gone already, stays as it is.
    }
    return there;
  }
}
