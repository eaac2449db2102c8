package facespace.play.hub.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What does not belong in a folder of stored experiments. */
public final class RunCheckup {
  private RunCheckup() {}

  /** Whether a file of this name belongs to stored experiments. */
  public static boolean isOwn(String name) {
    return name.equals(RunArchive.INDEX) || RunFolder.isOwn(name);
  }

  /** Files that belong to none, and what is wrong with them in English words. */
  public static Map<Path, String> of(Path runs) throws IOException {
    if (!Files.isDirectory(runs)) {
      return Map.of();
    }
    try (Stream<Path> files = Files.list(runs)) {
      return files
          .filter(file -> !isOwn(file.getFileName().toString()))
          .collect(Collectors.toMap(file -> file, file -> "belongs to no stored experiment"));
    }
  }
}
