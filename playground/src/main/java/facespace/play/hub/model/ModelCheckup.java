package facespace.play.hub.model;

import facespace.data.DataException;
import facespace.model.FaceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is damaged in a folder of kept models, looked for file by file. */
public final class ModelCheckup {
  private ModelCheckup() {}

  /**
   * Looks models over that nobody uses meanwhile, weights and all.
   *
   * @return what is damaged beyond mending, in order, and what is wrong with it in English words
   */
  public static Map<Path, String> of(Path models) throws IOException {
    List<Path> files = inside(models);
    Set<String> ids =
        files.stream()
            .filter(file -> name(file).endsWith(ModelFolder.ENDING))
            .map(ModelFolder::idOf)
            .collect(Collectors.toSet());
    Map<Path, String> damage = new LinkedHashMap<>();
    for (Path file : files) {
      String name = name(file);
      if (!isOwn(name)) {
        damage.put(file, "is a leftover, or does not belong to kept models");
      } else if (name.endsWith(ModelFolder.PIN)
          && !ids.contains(name.replace(ModelFolder.PIN, ""))) {
        damage.put(file, "pins a model that is gone");
      } else if (name.endsWith(ModelFolder.ENDING) && !canBeOpened(file)) {
        damage.put(file, "is no model that can be opened");
      }
    }
    return damage;
  }

  /** Whether a file's name is one that a file of kept models has. */
  public static boolean isOwn(String name) {
    boolean leadsElsewhere = name.contains("/") || name.contains("\\");
    return !leadsElsewhere && (name.endsWith(ModelFolder.ENDING) || name.endsWith(ModelFolder.PIN));
  }

  private static List<Path> inside(Path models) throws IOException {
    if (!Files.isDirectory(models)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(models)) {
      return files.sorted().toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static boolean canBeOpened(Path file) {
    try {
      FaceModel.read(file).close();
      return true;
    } catch (DataException e) {
      return false;
    }
  }
}
