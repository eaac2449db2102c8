package facespace.play.hub.archive;

import facespace.data.DataException;
import facespace.disk.Durable;
import facespace.play.web.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every experiment that was trained here, on disk as it happens. One thread writes; whoever trains
 * only hands over and never waits. What was handed over is with the system within moments, and
 * outlives the machine within a second. Within a budget: the oldest without a star go. Thread-safe.
 */
public final class RunArchive implements AutoCloseable {
  static final String INDEX = "runs.mv";
  private static final Logger LOG = LoggerFactory.getLogger(RunArchive.class);

  private final long budgetBytes;
  private final RunFolder files;
  private final RunEntries entries;
  private final ArchiveWriter writer = new ArchiveWriter();

  /**
   * A stored experiment with all that there is of it.
   *
   * @param moments as they were handed over, oldest first
   * @param weights what it goes on from, if that was kept and is what it was
   */
  public record Stored(RunEntry entry, List<byte[]> moments, Optional<byte[]> weights) {}

  /**
   * Opens an archive, or makes it when there is something to store.
   *
   * @param budgetBytes how much room all may take; 0: nothing is stored
   * @param budgetBytesEach how much room the moments of one may take
   * @throws DataException if its folder cannot be used, or another server uses it
   */
  public RunArchive(Path folder, long budgetBytes, long budgetBytesEach) {
    this.budgetBytes = budgetBytes;
    files = new RunFolder(folder, budgetBytesEach);
    if (budgetBytes == 0) {
      entries = new RunEntries(RunIndex.ofNothing(), List.of());
      return;
    }
    try {
      Durable.makeFolder(folder);
      files.clear();
      entries = new RunEntries(RunIndex.open(folder.resolve(INDEX)), files.ids());
      enterOthers();
    } catch (IOException e) {
      throw DataException.unreadable(folder, e);
    }
    writer.everySecond(this::flush);
  }

  /** Those begun just before the server was stopped; all, if the index is gone or was emptied. */
  private void enterOthers() throws IOException {
    for (String id : files.ids()) {
      if (!entries.has(id) && RunFolder.isId(id)) {
        LOG.warn("the index of experiments does not know {}: its own file tells what it is", id);
        files.head(id).ifPresent(entries::enter);
      }
    }
  }

  /** All, the newest first. */
  public List<RunEntry> list() {
    return entries.list();
  }

  /** What is known of an experiment, if it is stored. */
  public Optional<RunEntry> find(String id) {
    return entries.find(id);
  }

  /**
   * The same.
   *
   * @throws Refused with status 404 if it is not stored
   */
  public RunEntry get(String id) {
    return entries.get(id);
  }

  /**
   * The newest that can stand in for training a text: all of it, or so far as it is wanted, on data
   * that are still the same.
   *
   * @param wanted the mini-batches that will do, if there are so many
   */
  public Optional<RunEntry> standIn(String text, long dataStamp, OptionalInt wanted) {
    return list().stream()
        .filter(entry -> entry.text().equals(text) && entry.dataStamp() == dataStamp)
        .filter(entry -> entry.holds(wanted))
        .findFirst();
  }

  /** How much room all take, in bytes. */
  public long bytes() {
    return entries.bytes();
  }

  /** How much room is left before the oldest have to go, in bytes. */
  public long freeBytes() {
    return Math.max(0, budgetBytes - bytes());
  }

  /** How much room all may take, in bytes; 0: nothing is stored. */
  public long budgetBytes() {
    return budgetBytes;
  }

  /** Begins to store an experiment. */
  public void begin(RunEntry entry) {
    if (budgetBytes > 0) {
      entries.announce(entry);
      later(
          entry.id(),
          () -> {
            files.begin(entry);
            entries.enter(entry);
            trim();
          });
    }
  }

  /**
   * Stores a moment. One that comes while too many wait is left out, but for the last, and for
   * those of a past that is shared.
   *
   * @param bytes makes what is written, on another thread
   * @param progress how far the experiment is with it
   * @param models ids of the models kept of it
   */
  public void add(
      String id,
      int moment,
      Supplier<byte[]> bytes,
      RunEntry.Summary progress,
      List<String> models) {
    boolean isOfThePast = progress == RunEntry.Summary.NONE;
    if (!isOfThePast && !progress.over() && writer.isBehind()) {
      return;
    }
    later(
        id,
        () -> {
          files.add(id, moment, bytes.get());
          change(id, entry -> entry.at(progress, models));
          if (progress.over()) {
            close(id);
          }
        });
  }

  /** Replaces what an experiment goes on from. */
  public void weights(String id, Supplier<byte[]> bytes) {
    later(
        id,
        () -> {
          files.weights(id, bytes.get());
          change(id, UnaryOperator.identity());
        });
  }

  /** Nothing more comes of an experiment for now. */
  public void end(String id) {
    later(id, () -> close(id));
  }

  private void close(String id) throws IOException {
    files.close(id);
    change(id, UnaryOperator.identity());
    trim();
  }

  /**
   * Reads an experiment, with all that was handed over so far.
   *
   * @throws Refused with status 404 if it is not stored
   * @throws DataException if its file cannot be read
   */
  public Stored read(String id) {
    return writer.await(() -> new Stored(get(id), files.moments(id), files.weights(id)));
  }

  /**
   * Stars an experiment, which never has to go then, or takes the star away.
   *
   * @throws Refused with status 409 if the starred ones would take more than half of the room
   */
  public void star(String id, boolean on) {
    RunEntry wanted = get(id);
    long starred =
        list().stream().filter(RunEntry::star).mapToLong(RunEntry::bytes).sum() + wanted.bytes();
    if (on && !wanted.star() && starred > budgetBytes / 2) {
      throw new Refused(409, "refused.starsFull");
    }
    writer.await(
        () -> {
          change(id, entry -> entry.starred(on));
          entries.save();
          return on;
        });
  }

  /** Keeps an experiment by another name: its own is free for the same begun anew. */
  public void moveAside(String id) {
    writer.await(
        () -> {
          RunEntry moved = get(id).named(RunEntry.newId());
          files.rename(id, moved.id());
          entries.remove(id);
          entries.enter(moved);
          entries.save();
          return moved;
        });
  }

  /** Says of an experiment that ends earlier than it did, as a part of its file is damaged. */
  public void shorten(RunEntry entry) {
    LOG.warn("the stored experiment {} is damaged and ends early", entry.id());
    correct(entry);
  }

  /** Says of an experiment how far it is, where that is not what was known. */
  public void correct(RunEntry entry) {
    writer.await(
        () -> {
          change(entry.id(), known -> known.at(entry.progress(), entry.models()));
          entries.save();
          return entry;
        });
  }

  /** Deletes an experiment, its files too. What comes of it afterwards is not stored. */
  public void delete(String id) {
    get(id);
    writer.await(
        () -> {
          remove(id);
          return id;
        });
  }

  private void remove(String id) throws IOException {
    files.delete(id); // first: what cannot be deleted is still listed
    entries.remove(id);
  }

  /** The oldest without a star go until all fit; what is being written stays. */
  private void trim() throws IOException {
    List<RunEntry> newestFirst = list();
    for (int i = newestFirst.size() - 1; i > 0 && bytes() > budgetBytes; i--) {
      RunEntry entry = newestFirst.get(i);
      if (!entry.star() && !files.isOpen(entry.id())) {
        remove(entry.id());
      }
    }
  }

  private void change(String id, UnaryOperator<RunEntry> how) throws IOException {
    long size = files.size(id);
    entries.change(id, entry -> how.apply(entry).sized(size));
  }

  private void flush() throws IOException {
    files.force();
    entries.save();
  }

  private void later(String id, ArchiveWriter.Work work) {
    if (budgetBytes > 0) {
      writer.later(
          () -> {
            if (entries.has(id)) { // else it was deleted meanwhile
              work.run();
            }
          });
    }
  }

  /** Writes all that was handed over. */
  @Override
  public void close() {
    if (budgetBytes == 0) {
      return;
    }
    writer.later(this::flush);
    writer.close();
    try {
      files.close();
    } catch (IOException e) {
      LOG.warn("experiments cannot be stored: {}", e.toString());
    }
    entries.close();
  }
}
