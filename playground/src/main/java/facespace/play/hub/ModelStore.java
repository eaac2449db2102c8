package facespace.play.hub;

import facespace.data.DataException;
import facespace.model.FaceModel;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trained face models of this server, on disk, so that they survive it: one file each, named
 * after the time it was kept and its id. Only the newest {@value #MOST} stay. Thread-safe.
 */
public final class ModelStore implements AutoCloseable {
  /** What the newest model may be called in the place of its id. */
  public static final String LATEST = "latest";

  /** The most models that are kept. */
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
   */
  public record Entry(String id, Path file, FaceModel.About about) {}

  /**
   * @param folder where the files are; made when the first is kept
   */
  public ModelStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Keeps a model, which belongs to the store from now on. The oldest beyond {@link #MOST} go.
   *
   * @return its id
   * @throws DataException if it cannot be written
   */
  public synchronized String keep(FaceModel model) {
    String id = UUID.randomUUID().toString().substring(0, ID_LENGTH);
    Path file = folder.resolve(nextTime() + "-" + id + ENDING);
    Map<String, Entry> known = entries();
    try {
      model.write(file);
    } catch (DataException e) {
      model.close();
      throw e;
    }
    known.put(id, new Entry(id, file, model.about()));
    open.put(id, model);
    List<String> oldestFirst = List.copyOf(known.keySet());
    oldestFirst.subList(0, Math.max(0, oldestFirst.size() - MOST)).forEach(this::delete);
    return id;
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

  /** The newest model, if there is any. */
  public synchronized Optional<FaceModel> newest() {
    return list().stream().findFirst().map(entry -> get(entry.id()));
  }

  /**
   * A model, to be used and not closed.
   *
   * @param id its id, or {@link #LATEST}
   * @throws Refused with status 404 if there is none
   * @throws DataException if its file has been damaged
   */
  public synchronized FaceModel get(String id) {
    return open.computeIfAbsent(entry(id).id(), known -> FaceModel.read(entry(known).file()));
  }

  /**
   * What is known of a model without its weights.
   *
   * @param id its id, or {@link #LATEST}
   * @throws Refused with status 404 if there is none
   */
  public synchronized Entry entry(String id) {
    if (id.equals(LATEST)) {
      return list().stream().findFirst().orElseThrow(() -> new Refused(404, "refused.noModel"));
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
      entries.put(id, new Entry(id, file, FaceModel.about(file)));
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
