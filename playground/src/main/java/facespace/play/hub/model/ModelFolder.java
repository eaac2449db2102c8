package facespace.play.hub.model;

import facespace.data.DataException;
import facespace.disk.Durable;
import facespace.model.FaceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kept models on disk: a file each, named after its place in the order of keeping and its id, since
 * a clock may be set back; and an empty file for each that is pinned.
 */
class ModelFolder {
  static final String ENDING = ".model";
  static final String PIN = ".pin";

  /** Files of before begin with a time: a letter comes after all of them. */
  private static final String NAME = "m%010d-%s" + ENDING;

  private static final Pattern NUMBER = Pattern.compile("m(\\d{10})-.*");

  private static final Logger LOG = LoggerFactory.getLogger(ModelFolder.class);

  private final Path root;

  ModelFolder(Path root) {
    this.root = root;
  }

  /** The models' files, the oldest first. */
  List<Path> files() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(root)) {
      return files.filter(file -> file.getFileName().toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw DataException.unreadable(root, e).byName();
    }
  }

  /** The models that can be read, the oldest first. */
  List<KeptModel> all() {
    List<KeptModel> models = new ArrayList<>();
    for (Path file : files()) {
      try {
        models.add(read(file));
      } catch (DataException e) {
        LOG.warn(e.getMessage());
      }
    }
    return models;
  }

  /**
   * A model without its weights.
   *
   * @throws DataException if its file is damaged
   */
  KeptModel read(Path file) {
    String id = idOf(file);
    FaceModel.About about = FaceModel.about(file);
    try {
      Instant time = Files.getLastModifiedTime(file).toInstant();
      return new KeptModel(id, file, about, time, isPinned(id));
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    }
  }

  /** Whether the model in a file can be read. */
  static boolean isSound(Path file) {
    try {
      FaceModel.about(file);
      return true;
    } catch (DataException damaged) {
      return false;
    }
  }

  /** Where the next model is to be written, to come after all that are there. */
  Path next(String id) {
    long last =
        files().stream()
            .map(file -> NUMBER.matcher(file.getFileName().toString()))
            .filter(Matcher::matches)
            .mapToLong(number -> Long.parseLong(number.group(1)))
            .max()
            .orElse(0);
    return root.resolve(NAME.formatted(last + 1, id));
  }

  /** The id in the name of a model's file. */
  static String idOf(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('-') + 1, name.length() - ENDING.length());
  }

  private boolean isPinned(String id) {
    return Files.exists(pin(id));
  }

  /**
   * Pins a model or no longer.
   *
   * @throws DataException if that cannot be written
   */
  void pin(String id, boolean pinned) {
    try {
      if (pinned) {
        Durable.replace(pin(id), new byte[0]);
      } else {
        Durable.delete(pin(id));
      }
    } catch (IOException e) {
      throw DataException.unwritable("data.folder.unwritable", pin(id), e).byName();
    }
  }

  private Path pin(String id) {
    return root.resolve(id + PIN);
  }

  /** Deletes a model's file, and then its pin. */
  void delete(Path file) throws IOException {
    erase(file);
    Durable.delete(pin(idOf(file)));
  }

  /** Deletes a file. */
  void erase(Path file) throws IOException {
    Durable.delete(file);
  }
}
