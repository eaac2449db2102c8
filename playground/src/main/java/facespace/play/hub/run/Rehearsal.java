package facespace.play.hub.run;

import facespace.data.DataException;
import facespace.data.DataSets;
import facespace.play.hub.RunData;
import facespace.play.hub.archive.RunArchive;
import facespace.play.hub.archive.RunEntry;
import facespace.play.hub.wire.Moment;
import facespace.play.hub.wire.Moments;
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

  /** What is broken off leaves nothing behind. */
  private void train(Comparison one) {
    Moments moments = new Moments(keptBytes);
    try (Lockstep runs = new Lockstep(one, RunData.load(data, one.runs().get(0)), Past.NONE)) {
      moments.keep(new Moment(0, runs.snapshots()));
      while (!thread.isInterrupted() && !runs.hasEnded()) {
        if (runs.step()) {
          moments.keep(new Moment(moments.count(), runs.snapshots()));
        }
        restWhileOthersTrain();
      }
      if (runs.hasEnded()) {
        store(one, moments.all(), runs);
      }
    }
  }

  private void store(Comparison one, List<Moment> moments, Lockstep runs) {
    RunEntry entry =
        RunEntry.of(one.text(), Instant.now().toString(), "", RunData.stamp(data, one), 0);
    Recorder recorder = new Recorder(archive, entry, false);
    int last = moments.size() - 1;
    recorder.hold(moments.subList(0, last));
    recorder.keep(moments.get(last), runs.progress(), List.of(runs.checkpoints()), NO_MODELS);
    recorder.end();
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
