package facespace.play;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Texts of the project itself. */
final class Sources {
  private Sources() {}

  /** Every script of the pages. */
  static Map<Path, String> scripts() throws IOException {
    return in(Path.of("../static/js"), ".js");
  }

  /** The files below a folder whose names end so. */
  static Map<Path, String> in(Path folder, String ending) throws IOException {
    Map<Path, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(ending)).toList()) {
        texts.put(file.normalize(), Files.readString(file));
      }
    }
    return texts;
  }
}
