package facespace.play.hub.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import facespace.data.DataException;
import facespace.disk.Durable;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every experiment that was trained here, on disk as it happens. One thread writes; whoever trains
 * only hands over and never waits. What was handed over is with the system within moments, and
 * outlives the machine within a second. Within a budget: the oldest without a star go. Thread-safe.
 */
public final class RunArchive implements AutoCloseable {
  private static final String INDEX = "runs.mv";
  private static final Logger LOG = LoggerFactory.getLogger(RunArchive.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_WAITING = 64;
  private static final int HEAD = -1;

  private final long budgetBytes;
  private final RunFolder files;
  private final RunIndex index;
  private final Map<String, RunEntry> entries = new ConcurrentHashMap<>();
  private final Set<String> changed = new HashSet<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "archive");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * A stored experiment with all that there is of it.
   *
   * @param moments as they were handed over, oldest first
   * @param weights what it goes on from, if that was kept
   */
  public record Stored(RunEntry entry, List<byte[]> moments, Optional<byte[]> weights) {}

  /** Something to do on the writer's thread. */
  private interface Work {
    void run() throws IOException;
  }

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
      index = RunIndex.ofNothing();
      return;
    }
    try {
      Durable.makeFolder(folder);
      index = RunIndex.open(folder.resolve(INDEX));
      index.all().forEach(entry -> entries.put(entry.id(), entry));
      entries.keySet().retainAll(Set.copyOf(files.ids())); // else deleted, but for the index
      for (String id : files.ids()) {
        adopt(id);
      }
    } catch (IOException e) {
      throw DataException.unreadable(folder, e);
    }
    writer.scheduleWithFixedDelay(this::flush, 1, 1, TimeUnit.SECONDS);
  }

  /** Whether a file of this name belongs to stored experiments. */
  public static boolean isOwn(String name) {
    return name.equals(INDEX) || RunFolder.isOwn(name);
  }

  /** Files of a folder of experiments that belong to none, and why that is. */
  public static Map<Path, String> leftovers(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Map.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !isOwn(file.getFileName().toString()))
          .collect(Collectors.toMap(file -> file, file -> "belongs to no stored experiment"));
    }
  }

  /** What began just before the server was stopped is not in the index yet. */
  private void adopt(String id) throws IOException {
    boolean isKnown = entries.containsKey(id) || !RunFolder.isId(id);
    Optional<byte[]> head = isKnown ? Optional.empty() : files.head(id);
    if (head.isPresent()) {
      try {
        RunEntry entry = JSON.readValue(head.get(), RunEntry.class);
        enter(entry.named(id).sized(files.size(id))); // the head is of before it was moved aside
      } catch (JsonProcessingException ofAnotherVersion) {
        LOG.warn("the stored experiment {} cannot be read", id);
      }
    }
  }

  private void enter(RunEntry entry) {
    entries.put(entry.id(), entry);
    index.put(entry);
  }

  /** All, the newest first. */
  public List<RunEntry> list() {
    return entries.values().stream()
        .sorted(Comparator.comparing(RunEntry::created).reversed().thenComparing(RunEntry::id))
        .toList();
  }

  /** What is known of an experiment, if it is stored. */
  public Optional<RunEntry> find(String id) {
    return Optional.ofNullable(entries.get(id));
  }

  /**
   * The same.
   *
   * @throws Refused with status 404 if it is not stored
   */
  public RunEntry get(String id) {
    return find(id).orElseThrow(() -> new Refused(404, "refused.stored", Guards.quoted(id)));
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
    return entries.values().stream().mapToLong(RunEntry::bytes).sum();
  }

  /** How much room all may take, in bytes; 0: nothing is stored. */
  public long budgetBytes() {
    return budgetBytes;
  }

  /** Begins to store an experiment. */
  public void begin(RunEntry entry) {
    if (budgetBytes > 0) {
      entries.put(entry.id(), entry);
      later(
          entry.id(),
          () -> {
            files.append(entry.id(), new RunFile.Part(HEAD, JSON.writeValueAsBytes(entry)));
            index.put(entry);
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
      RunEntry.Progress progress,
      List<String> models) {
    boolean isOfThePast = progress == RunEntry.Progress.NONE;
    if (!isOfThePast && !progress.over() && waiting.get() >= MOST_WAITING) {
      return;
    }
    later(
        id,
        () -> {
          files.append(id, new RunFile.Part(moment, bytes.get()));
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
    return await(() -> new Stored(get(id), files.moments(id), files.weights(id)));
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
    await(
        () -> {
          change(id, entry -> entry.starred(on));
          save();
          return on;
        });
  }

  /** Keeps an experiment by another name: its own is free for the same begun anew. */
  public void moveAside(String id) {
    await(
        () -> {
          RunEntry moved = get(id).named(RunEntry.newId());
          files.rename(id, moved.id());
          entries.remove(id);
          changed.remove(id);
          index.remove(id);
          enter(moved);
          index.commit();
          return moved;
        });
  }

  /** Deletes an experiment, its files too. What comes of it afterwards is not stored. */
  public void delete(String id) {
    get(id);
    await(
        () -> {
          remove(id);
          return id;
        });
  }

  private void remove(String id) throws IOException {
    files.delete(id); // first: what cannot be deleted is still listed
    entries.remove(id);
    changed.remove(id);
    index.remove(id);
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
    entries.computeIfPresent(id, (same, entry) -> how.apply(entry).sized(size));
    changed.add(id);
  }

  private void flush() {
    try {
      files.force();
      save();
    } catch (IOException | RuntimeException e) {
      LOG.warn("experiments cannot be stored: {}", e.toString());
    }
  }

  private void save() {
    changed.forEach(id -> find(id).ifPresent(index::put));
    changed.clear();
    index.commit();
  }

  private void later(String id, Work work) {
    if (budgetBytes > 0 && !writer.isShutdown()) {
      waiting.incrementAndGet();
      writer.execute(() -> attempt(id, work));
    }
  }

  private void attempt(String id, Work work) {
    try {
      if (entries.containsKey(id)) { // else it was deleted meanwhile
        work.run();
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("an experiment cannot be stored: {}", e.toString());
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** Waits until all that was handed over is written, and this is done. */
  private <T> T await(Callable<T> work) {
    try {
      return writer.submit(work).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new DataException("runs.unwritable", e.getCause().getClass().getSimpleName());
    }
  }

  /** Writes all that was handed over. */
  @Override
  public void close() {
    if (budgetBytes == 0) {
      return;
    }
    writer.execute(this::flush);
    writer.shutdown();
    try {
      if (!writer.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("some moments are not stored");
      }
      files.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("experiments cannot be stored: {}", e.toString());
    }
    index.close();
  }
}
