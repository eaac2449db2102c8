package facespace.play.hub.run;

import facespace.data.DataException;
import facespace.data.DataSets;
import facespace.play.hub.RunData;
import facespace.play.hub.archive.RunArchive;
import facespace.play.hub.archive.RunEntry;
import facespace.play.web.Refused;
import facespace.train.spec.Comparison;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains in the background what lessons show, each once, and stores it: a page then shows at once
 * what has happened on this very computer. It rests while somebody else trains, and keeps no
 * models. Thread-safe.
 */
public final class Rehearsal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
  private static final List<String> NO_MODELS = List.of();
  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Supplier<List<Comparison>> wanted;
  private final DataSets data;
  private final RunArchive archive;
  private final long keptBytes;
  private final BooleanSupplier othersTrain;
  private final Thread thread = new Thread(this::run, "rehearsal");

  /**
   * @param wanted what is trained, in this order; asked for when it begins
   * @param keptBytes memory for the moments of one, in bytes
   * @param othersTrain whether it has to rest
   */
  public Rehearsal(
      Supplier<List<Comparison>> wanted,
      DataSets data,
      RunArchive archive,
      long keptBytes,
      BooleanSupplier othersTrain) {
    this.wanted = wanted;
    this.data = data;
    this.archive = archive;
    this.keptBytes = keptBytes;
    this.othersTrain = othersTrain;
    thread.setDaemon(true);
  }

  /** Begins, unless nothing is stored here. */
  public void start() {
    if (archive.budgetBytes() > 0) {
      thread.start();
    }
  }

  private void run() {
    restWhileOthersTrain();
    try {
      for (Comparison one : wanted.get()) {
        if (!thread.isInterrupted() && !isStored(one)) {
          train(one);
        }
      }
    } catch (DataException | Refused e) {
      LOG.warn("no more runs for lessons: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("no more runs for lessons", e);
    }
  }

  private boolean isStored(Comparison one) {
    long stamp = RunData.stamp(data, one);
    return archive.standIn(one.text(), stamp, OptionalInt.empty()).isPresent();
  }

  private void train(Comparison one) {
    RunEntry entry =
        RunEntry.of(one.text(), Instant.now().toString(), "", RunData.stamp(data, one), 0);
    Recorder recorder = new Recorder(archive, entry, false);
    History history = new History(keptBytes, recorder, moment -> {});
    boolean isWhole;
    try (Lockstep runs = new Lockstep(one, RunData.load(data, one.runs().get(0)), Past.NONE)) {
      history.add(runs, runs.progress(), NO_MODELS);
      while (!thread.isInterrupted() && !runs.hasEnded()) {
        if (runs.step()) {
          history.add(runs, runs.progress(), NO_MODELS);
        }
        restWhileOthersTrain();
      }
      isWhole = runs.hasEnded();
    }
    recorder.end();
    if (!isWhole && archive.find(entry.id()).isPresent()) {
      archive.delete(entry.id());
    }
  }

  private void restWhileOthersTrain() {
    while (othersTrain.getAsBoolean() && !thread.isInterrupted()) {
      LockSupport.parkNanos(REST_NANOS);
    }
  }

  /** Waits until it is over. */
  void awaitEnd() throws InterruptedException {
    thread.join();
  }

  /** Breaks off what is under way, and waits a moment for its last batch. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
