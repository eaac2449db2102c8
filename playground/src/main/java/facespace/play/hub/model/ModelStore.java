package facespace.play.hub.model;

import static java.util.stream.Collectors.toSet;

import facespace.data.DataException;
import facespace.model.FaceModel;
import facespace.model.SavedRun;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import facespace.train.run.Checkpoint;
import facespace.train.run.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trained models of this server, on disk, so that they survive it. Only the newest {@value
 * #MOST} of a kind stay, and those that somebody has pinned. Thread-safe.
 */
public final class ModelStore implements AutoCloseable {
  /** What the newest face model may be called in the place of its id. */
  public static final String LATEST = "latest";

  /** The most models of a kind that are kept without being pinned. */
  public static final int MOST = 12;

  private static final Logger LOG = LoggerFactory.getLogger(ModelStore.class);
  private static final int ID_LENGTH = 8;

  private final ModelFolder folder;
  private final Map<String, FaceModel> open = new HashMap<>();
  private Map<String, KeptModel> entries;

  /**
   * @param folder where the files are; made when the first is kept
   */
  public ModelStore(Path folder) {
    this(new ModelFolder(folder));
  }

  ModelStore(ModelFolder folder) {
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
      KeptModel kept = keep(model::write);
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

  private KeptModel keep(Consumer<Path> writer) {
    Map<String, KeptModel> known = entries();
    String id = UUID.randomUUID().toString().substring(0, ID_LENGTH);
    Path file = folder.next(id);
    KeptModel kept =
        byName(
            () -> {
              writer.accept(file);
              return folder.read(file);
            });
    known.put(id, kept);
    goingBeyond(MOST, list(kept.kind())).forEach(this::letGo);
    return kept;
  }

  /** A new one has been kept, whether or not an old one can be deleted. */
  private void letGo(KeptModel old) {
    try {
      delete(old.id());
    } catch (Refused stays) {
      LOG.warn(stays.getMessage());
    }
  }

  /**
   * Which models of a kind the next one that is kept replaces: mostly one, or none yet.
   *
   * @param ofKind all of that kind, the newest first
   */
  public static List<KeptModel> goingNext(List<KeptModel> ofKind) {
    return goingBeyond(MOST - 1, ofKind);
  }

  private static List<KeptModel> goingBeyond(int most, List<KeptModel> ofKind) {
    return ofKind.stream().filter(entry -> !entry.pinned()).skip(most).toList();
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
  public synchronized List<KeptModel> list() {
    List<KeptModel> list = new ArrayList<>(entries().values());
    Collections.reverse(list);
    return list;
  }

  /** Those of a kind, the newest first. */
  public List<KeptModel> list(ModelKind kind) {
    return list().stream().filter(entry -> entry.kind() == kind).toList();
  }

  /** The names of files among the models that cannot be opened; by these they can be deleted. */
  public synchronized List<String> damaged() {
    return damagedFiles().map(file -> file.getFileName().toString()).toList();
  }

  /** A file that came here later may be sound all the same: the next server knows its model. */
  private Stream<Path> damagedFiles() {
    Set<Path> known = entries().values().stream().map(KeptModel::file).collect(toSet());
    return folder.files().stream()
        .filter(file -> !known.contains(file) && !ModelFolder.isSound(file));
  }

  /**
   * A face model, to be used and not closed.
   *
   * @param id its id, or {@link #LATEST}
   * @throws Refused with status 404 if there is none, 409 if it is none of faces
   * @throws DataException if its file has been damaged
   */
  public synchronized FaceModel get(String id) {
    KeptModel entry = face(id);
    return open.computeIfAbsent(entry.id(), known -> byName(() -> FaceModel.read(entry.file())));
  }

  /**
   * What is known of a face model without its weights.
   *
   * @param id its id, or {@link #LATEST}
   * @throws Refused with status 404 if there is none, 409 if it is none of faces
   */
  public KeptModel face(String id) {
    KeptModel entry = entry(id);
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
  public Checkpoint checkpoint(String id) {
    KeptModel entry = entry(id);
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
  public synchronized KeptModel entry(String id) {
    if (id.equals(LATEST)) {
      return list(ModelKind.FACES).stream()
          .findFirst()
          .orElseThrow(() -> new Refused(404, "refused.noModel"));
    }
    KeptModel entry = entries().get(id);
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
    KeptModel entry = entry(id);
    folder.pin(entry.id(), pinned);
    entries().put(entry.id(), entry.pinned(pinned));
  }

  /**
   * Deletes a model, its file first: what cannot be deleted is still there, and said to be.
   *
   * @param id its id, or {@link #LATEST}, or the name of a file that is damaged
   * @throws Refused with status 404 if there is none, 409 if it could not be deleted
   */
  public synchronized void delete(String id) {
    Optional<Path> damaged =
        damagedFiles().filter(file -> file.getFileName().toString().equals(id)).findFirst();
    if (damaged.isPresent()) {
      erase(damaged.get(), id, ModelFolder.idOf(damaged.get()));
      return;
    }
    KeptModel gone = entry(id);
    erase(gone.file(), gone.about().title(), gone.id());
    entries().remove(gone.id());
    FaceModel model = open.remove(gone.id());
    if (model != null) {
      model.close();
    }
  }

  private void erase(Path file, String title, String id) {
    try {
      folder.delete(file);
    } catch (IOException e) {
      LOG.warn("{} could not be deleted: {}", file, e.toString());
      throw new Refused(409, "refused.undeletedModel", title, id);
    }
  }

  /** By id, the oldest first. */
  private Map<String, KeptModel> entries() {
    if (entries == null) {
      entries = new LinkedHashMap<>();
      folder.all().forEach(entry -> entries.put(entry.id(), entry));
    }
    return entries;
  }

  @Override
  public synchronized void close() {
    open.values().forEach(FaceModel::close);
    open.clear();
  }
}
