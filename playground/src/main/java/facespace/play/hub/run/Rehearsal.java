package facespace.play.hub.run;

import facespace.data.DataSets;
import facespace.play.hub.BackgroundTraining;
import facespace.play.hub.RunData;
import facespace.play.hub.archive.RunArchive;
import facespace.play.hub.archive.RunEntry;
import facespace.play.hub.wire.Moment;
import facespace.play.hub.wire.Moments;
import facespace.train.spec.Comparison;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Trains in the background what lessons show, each once, and stores it: a page then shows at once
 * what has happened on this very computer. It keeps no models, and begins and stores nothing for
 * which what others have stored might have to go. Thread-safe.
 */
public final class Rehearsal implements AutoCloseable {
  private static final List<String> NO_MODELS = List.of();

  private final Supplier<List<Comparison>> wanted;
  private final DataSets data;
  private final RunArchive archive;
  private final long keptBytes;
  private final BackgroundTraining training;

  /**
   * @param wanted what is trained, in this order; asked for when it begins
   * @param keptBytes memory for the moments of one, in bytes
   * @param othersWork whether it has to rest
   */
  public Rehearsal(
      Supplier<List<Comparison>> wanted,
      DataSets data,
      RunArchive archive,
      long keptBytes,
      BooleanSupplier othersWork) {
    this.wanted = wanted;
    this.data = data;
    this.archive = archive;
    this.keptBytes = keptBytes;
    training = new BackgroundTraining("rehearsal", othersWork, this::run);
  }

  /** Begins, unless nothing can be stored here. */
  public void start() {
    if (hasRoom()) {
      training.start();
    }
  }

  /** Whether the largest would fit beside all that is stored. */
  private boolean hasRoom() {
    return archive.freeBytes() >= keptBytes;
  }

  private void run() {
    if (training.mayGoOn()) {
      for (Comparison one : wanted.get()) {
        if (training.mayGoOn() && hasRoom() && !isStored(one)) {
          train(one);
        }
      }
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
      while (!runs.hasEnded() && training.mayGoOn()) {
        if (runs.step()) {
          moments.keep(new Moment(moments.count(), runs.snapshots()));
        }
      }
      if (runs.hasEnded() && hasRoom()) {
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

  /** Waits until it is over. */
  void awaitEnd() throws InterruptedException {
    training.awaitEnd();
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    training.close();
  }
}
