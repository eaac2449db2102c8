package facespace.play.hub.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import facespace.data.DataException;
import facespace.disk.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entries of an archive in an embedded database, by id; what was committed survives a kill. */
final class RunIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunIndex.class);
  static final String DAMAGED = ".damaged";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MVStore store;
  private final MVMap<String, String> entries;

  private RunIndex(MVStore store) {
    this.store = store;
    entries = store.openMap("runs");
  }

  /** One that is gone with the process. */
  static RunIndex ofNothing() {
    return new RunIndex(new MVStore.Builder().open());
  }

  /**
   * Opens the database of a file. A damaged one is put aside: the files of the experiments say what
   * they are.
   *
   * @throws DataException if another process has it open
   */
  static RunIndex open(Path file) throws IOException {
    try {
      return openSound(file);
    } catch (MVStoreException e) {
      if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
        throw new DataException("runs.locked", file.getParent());
      }
      LOG.warn("the index of experiments is damaged and is made anew: {}", e.getMessage());
      putAside(file);
      return openSound(file);
    }
  }

  /** Makes room for a new one, and keeps what a damaged one may still tell. */
  static void putAside(Path file) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + DAMAGED);
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    Durable.makePrivate(aside);
  }

  /** Whether the database of a file that nobody has open, and that is not empty, can be read. */
  static boolean isSound(Path file) {
    try (MVStore store = new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
      store.openMap("runs").size();
      return true;
    } catch (MVStoreException e) {
      return false;
    }
  }

  private static RunIndex openSound(Path file) throws IOException {
    RunIndex index =
        new RunIndex(new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().open());
    Durable.makePrivate(file);
    return index;
  }

  /** All that can be read. */
  List<RunEntry> all() {
    return entries.values().stream().flatMap(json -> entry(json).stream()).toList();
  }

  void put(RunEntry entry) {
    try {
      entries.put(entry.id(), JSON.writeValueAsString(entry));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  void remove(String id) {
    entries.remove(id);
    store.commit();
  }

  void commit() {
    store.commit();
  }

  private static Optional<RunEntry> entry(String json) {
    try {
      return Optional.of(JSON.readValue(json, RunEntry.class));
    } catch (JsonProcessingException e) {
      LOG.warn("an entry of the index of experiments cannot be read: {}", e.getOriginalMessage());
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
