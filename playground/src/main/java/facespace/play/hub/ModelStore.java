package facespace.play.hub;

import facespace.data.DataException;
import facespace.model.FaceModel;
import facespace.model.SavedRun;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import facespace.train.run.Checkpoint;
import facespace.train.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trained models of this server, on disk, so that they survive it: one file each, named after
 * the time it was kept and its id. Only the newest {@value #MOST} of a kind stay. Thread-safe.
 */
public final class ModelStore implements AutoCloseable {
  /** What the newest face model may be called in the place of its id. */
  public static final String LATEST = "latest";

  /** The most models of a kind that are kept. */
  public static final int MOST = 12;

  private static final Logger LOG = LoggerFactory.getLogger(ModelStore.class);
  private static final int ID_LENGTH = 8;
  private static final String ENDING = ".model";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final Map<String, FaceModel> open = new HashMap<>();
  private Map<String, Entry> entries;
  private String lastTime = "";

  /**
   * A kept model without its weights.
   *
   * @param id its name in addresses
   * @param about what it is
   * @param time when it was kept
   */
  public record Entry(String id, Path file, FaceModel.About about, Instant time) {
    private static Entry of(String id, Path file, FaceModel.About about) {
      try {
        return new Entry(id, file, about, Files.getLastModifiedTime(file).toInstant());
      } catch (IOException e) {
        throw DataException.unreadable(file, e);
      }
    }

    /** What it has learnt. */
    public ModelKind kind() {
      return about.faces() ? ModelKind.FACES : ModelKind.DIGITS;
    }
  }

  /**
   * @param folder where the files are; made when the first is kept
   */
  public ModelStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Keeps a model, which belongs to the store from now on. The oldest of its kind beyond {@link
   * #MOST} go.
   *
   * @return its id
   * @throws DataException if it cannot be written
   */
  public synchronized String keep(FaceModel model) {
    try {
      Entry kept = keep(model::write);
      open.put(kept.id(), model);
      return kept.id();
    } catch (DataException e) {
      model.close();
      throw e;
    }
  }

  /**
   * Keeps the model of a run with all that it goes on from.
   *
   * @return its id
   * @throws DataException if it cannot be written
   */
  public synchronized String keep(Run run) {
    return keep(file -> SavedRun.write(run, file)).id();
  }

  private Entry keep(Consumer<Path> writer) {
    Map<String, Entry> known = entries();
    String id = UUID.randomUUID().toString().substring(0, ID_LENGTH);
    Path file = folder.resolve(nextTime() + "-" + id + ENDING);
    writer.accept(file);
    Entry kept = Entry.of(id, file, FaceModel.about(file));
    known.put(id, kept);
    list(kept.kind()).stream().skip(MOST).map(Entry::id).forEach(this::delete);
    return kept;
  }

  /** Two models kept in one millisecond still have an order. */
  private String nextTime() {
    String time = TIME.format(Instant.now());
    lastTime = time.compareTo(lastTime) > 0 ? time : lastTime + "~";
    return lastTime;
  }

  /** All models, the newest first. */
  public synchronized List<Entry> list() {
    List<Entry> list = new ArrayList<>(entries().values());
    Collections.reverse(list);
    return list;
  }

  /** Those of a kind, the newest first. */
  public List<Entry> list(ModelKind kind) {
    return list().stream().filter(entry -> entry.kind() == kind).toList();
  }

  /**
   * A face model, to be used and not closed.
   *
   * @param id its id, or {@link #LATEST}
   * @throws Refused with status 404 if there is none, 409 if it is none of faces
   * @throws DataException if its file has been damaged
   */
  public synchronized FaceModel get(String id) {
    Entry entry = face(id);
    return open.computeIfAbsent(entry.id(), known -> FaceModel.read(entry.file()));
  }

  /**
   * What is known of a face model without its weights.
   *
   * @param id its id, or {@link #LATEST}
   * @throws Refused with status 404 if there is none, 409 if it is none of faces
   */
  public Entry face(String id) {
    Entry entry = entry(id);
    if (entry.kind() != ModelKind.FACES) {
      throw new Refused(409, "refused.digitsModel", Guards.quoted(id));
    }
    return entry;
  }

  /**
   * What the run of a model of digits goes on from.
   *
   * @param id its id
   * @throws Refused with status 404 if there is none, 409 if it is none of digits
   * @throws DataException if its file has been damaged
   */
  Checkpoint checkpoint(String id) {
    Entry entry = entry(id);
    if (entry.kind() != ModelKind.DIGITS) {
      throw new Refused(409, "refused.facesModel", Guards.quoted(id));
    }
    return SavedRun.read(entry.file());
  }

  /**
   * What is known of a model without its weights.
   *
   * @param id its id, or {@link #LATEST}
   * @throws Refused with status 404 if there is none
   */
  public synchronized Entry entry(String id) {
    if (id.equals(LATEST)) {
      return list(ModelKind.FACES).stream()
          .findFirst()
          .orElseThrow(() -> new Refused(404, "refused.noModel"));
    }
    Entry entry = entries().get(id);
    if (entry == null) {
      throw new Refused(404, "refused.model", Guards.quoted(id));
    }
    return entry;
  }

  /**
   * Deletes a model, its file too.
   *
   * @param id its id, or {@link #LATEST}
   * @throws Refused with status 404 if there is none
   */
  public synchronized void delete(String id) {
    Entry gone = entry(id);
    entries().remove(gone.id());
    FaceModel model = open.remove(gone.id());
    if (model != null) {
      model.close();
    }
    try {
      Files.deleteIfExists(gone.file());
    } catch (IOException e) {
      throw new DataException("model.unwritable", folder, e.getClass().getSimpleName());
    }
  }

  /** By id, the oldest first. */
  private Map<String, Entry> entries() {
    if (entries == null) {
      entries = new LinkedHashMap<>();
      files().forEach(this::enter);
    }
    return entries;
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new DataException("data.file.unreadable", folder, e.getClass().getSimpleName());
    }
  }

  private void enter(Path file) {
    String name = file.getFileName().toString();
    String id = name.substring(name.lastIndexOf('-') + 1, name.length() - ENDING.length());
    try {
      entries.put(id, Entry.of(id, file, FaceModel.about(file)));
    } catch (DataException e) {
      LOG.warn(e.getMessage());
    }
  }

  @Override
  public synchronized void close() {
    open.values().forEach(FaceModel::close);
    open.clear();
  }
}
