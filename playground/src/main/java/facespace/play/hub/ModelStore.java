package facespace.play.hub;

import facespace.data.DataException;
import facespace.disk.Durable;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trained models of this server, on disk, so that they survive it: one file each, named after
 * its place in the order of keeping and its id; the clock, which may be set back, has no say. Only
 * the newest {@value #MOST} of a kind stay, and those that somebody has pinned. Thread-safe.
 */
public class ModelStore implements AutoCloseable {
  /** What the newest face model may be called in the place of its id. */
  public static final String LATEST = "latest";

  /** The most models of a kind that are kept without being pinned. */
  public static final int MOST = 12;

  private static final Logger LOG = LoggerFactory.getLogger(ModelStore.class);
  private static final int ID_LENGTH = 8;
  static final String ENDING = ".model";

  /** A file of this ending and a model's id says that the model is pinned. */
  static final String PIN = ".pin";

  /** Files of before begin with a time: a letter comes after all of them. */
  private static final String NAME = "m%010d-%s" + ENDING;

  private static final Pattern NUMBER = Pattern.compile("m(\\d{10})-.*");

  private final Path folder;
  private final Map<String, FaceModel> open = new HashMap<>();
  private Map<String, Entry> entries;
  private long last;

  /**
   * A kept model without its weights.
   *
   * @param id its name in addresses
   * @param about what it is
   * @param time when it was kept, by the clock of then
   * @param pinned whether it stays however many come after it
   */
  public record Entry(String id, Path file, FaceModel.About about, Instant time, boolean pinned) {
    private static Entry of(Path file) {
      String id = idOf(file.getFileName().toString());
      FaceModel.About about = FaceModel.about(file);
      try {
        Instant time = Files.getLastModifiedTime(file).toInstant();
        return new Entry(id, file, about, time, Files.exists(pinOf(file, id)));
      } catch (IOException e) {
        throw DataException.unreadable(file, e);
      }
    }

    private static Path pinOf(Path file, String id) {
      return file.resolveSibling(id + PIN);
    }

    private Path pin() {
      return pinOf(file, id);
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
   * #MOST} go, but for those pinned.
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
    Path file = folder.resolve(NAME.formatted(++last, id));
    Entry kept =
        byName(
            () -> {
              writer.accept(file);
              return Entry.of(file);
            });
    known.put(id, kept);
    goingBeyond(MOST, kept.kind()).forEach(this::letGo);
    return kept;
  }

  /** A new one has been kept, whether or not an old one can be deleted. */
  private void letGo(Entry old) {
    try {
      delete(old.id());
    } catch (Refused stays) {
      LOG.warn(stays.getMessage());
    }
  }

  /** Which models of a kind the next one that is kept replaces: mostly one, or none yet. */
  public List<Entry> goingNext(ModelKind kind) {
    return goingBeyond(MOST - 1, kind);
  }

  private List<Entry> goingBeyond(int most, ModelKind kind) {
    return list(kind).stream().filter(entry -> !entry.pinned()).skip(most).toList();
  }

  /** Sentences about files name them, and not where they lie. */
  private static <T> T byName(Supplier<T> work) {
    try {
      return work.get();
    } catch (DataException e) {
      throw e.byName();
    }
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
    return open.computeIfAbsent(entry.id(), known -> byName(() -> FaceModel.read(entry.file())));
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
    return byName(() -> SavedRun.read(entry.file()));
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
   * Lets a model stay however many come after it, or no longer.
   *
   * @param id its id, or {@link #LATEST}
   * @throws Refused with status 404 if there is none
   * @throws DataException if that cannot be written
   */
  public synchronized void pin(String id, boolean pinned) {
    Entry entry = entry(id);
    try {
      if (pinned) {
        Durable.replace(entry.pin(), new byte[0]);
      } else {
        Durable.delete(entry.pin());
      }
    } catch (IOException e) {
      throw DataException.unwritable("data.folder.unwritable", entry.pin(), e).byName();
    }
    entries()
        .put(entry.id(), new Entry(entry.id(), entry.file(), entry.about(), entry.time(), pinned));
  }

  /**
   * Deletes a model, its file first: what cannot be deleted is still there, and said to be.
   *
   * @param id its id, or {@link #LATEST}
   * @throws Refused with status 404 if there is none, 409 if it could not be deleted
   */
  public synchronized void delete(String id) {
    Entry gone = entry(id);
    try {
      erase(gone.file());
      Durable.delete(gone.pin());
    } catch (IOException e) {
      LOG.warn("{} could not be deleted: {}", gone.file(), e.toString());
      throw new Refused(409, "refused.undeletedModel", gone.about().title(), gone.id());
    }
    entries().remove(gone.id());
    FaceModel model = open.remove(gone.id());
    if (model != null) {
      model.close();
    }
  }

  /** Deletes a file. */
  void erase(Path file) throws IOException {
    Durable.delete(file);
  }

  /** The id in the name of a model's file. */
  static String idOf(String name) {
    return name.substring(name.lastIndexOf('-') + 1, name.length() - ENDING.length());
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
      throw DataException.unreadable(folder, e).byName();
    }
  }

  private void enter(Path file) {
    Matcher number = NUMBER.matcher(file.getFileName().toString());
    if (number.matches()) {
      last = Math.max(last, Long.parseLong(number.group(1)));
    }
    try {
      Entry entry = Entry.of(file);
      entries.put(entry.id(), entry);
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
