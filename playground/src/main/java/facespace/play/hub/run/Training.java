package facespace.play.hub.run;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.model.FaceModel;
import facespace.play.hub.RunData;
import facespace.play.hub.model.ModelStore;
import facespace.play.hub.wire.Moments;
import facespace.play.web.Refused;
import facespace.train.frame.Frame;
import facespace.train.spec.Comparison;
import facespace.train.spec.RunSpec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The learning half of an experiment: its runs, one lock around them, and the moments kept. A
 * worker thread trains while others draw into it or discard it. The lock is fair, so that a drawing
 * waits for one batch and not for the whole run. Thread-safe.
 */
final class Training implements AutoCloseable {
  private final Comparison comparison;
  private final DataSets data;
  private final Keeper keeper;
  private final History history;
  private final ReentrantLock lock = new ReentrantLock(true);
  private Past past;
  private Lockstep lockstep;
  private List<byte[]> drawing = List.of();
  private boolean closed;
  private volatile TrainingProgress progress = TrainingProgress.NONE;

  /**
   * @param models keeps the models when their runs are over
   * @param past what it goes on from
   * @param history what becomes of it
   */
  Training(Comparison comparison, DataSets data, ModelStore models, Past past, History history) {
    this.comparison = comparison;
    this.data = data;
    this.past = past;
    this.history = history;
    keeper = new Keeper(models);
    keeper.begin(past);
    history.begin(past);
  }

  /** Is where a stored experiment was; nothing is trained for that. */
  void restore(StoredRun stored) {
    progress = stored.progress();
    stored.checkpoints().forEach(history::keep);
  }

  /** Builds the runs with their first weights and shows the first moment, unless that is done. */
  void prepare() {
    RunSpec first = comparison.runs().get(0); // all runs of a comparison have the same data
    DataSet loaded = RunData.load(data, first); // may take seconds: not under the lock
    locked(
        () -> {
          if (lockstep == null && !closed) {
            lockstep = new Lockstep(comparison, loaded, past);
            lockstep.draw(lockstep.fit(drawing) ? drawing : List.of());
            progress = lockstep.progress();
            begin();
          }
        });
  }

  /** Brings the weights of runs that are over back, from what they would go on from. */
  private void wake() {
    if (lockstep == null && past.isResumable() && hasEnded() && !closed) {
      DataSet loaded = RunData.load(data, comparison.runs().get(0));
      lockstep = new Lockstep(comparison, loaded, past);
    }
  }

  /** The first moment, or what one can go on from at the end of the past. */
  private void begin() {
    if (past.moments().isEmpty()) {
      show();
    } else {
      history.keep(past.step(), lockstep.checkpoints());
    }
    past = Past.NONE; // it is among the moments now
  }

  /**
   * Trains every run on one batch.
   *
   * @param show whether to show a moment even if none is due
   * @return false if there is nothing to train: discarded or ended meanwhile
   */
  boolean step(boolean show) {
    lock.lock();
    try {
      if (lockstep == null || lockstep.hasEnded()) {
        return false;
      }
      boolean due = lockstep.step();
      progress = lockstep.progress();
      if (lockstep.hasEnded() && lockstep.isKeepable()) {
        // Before the last picture, so that it can be taken once more from what is kept.
        keeper.keepEnded(lockstep, progress.step());
      }
      if (due || show) {
        show();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Keeps the models as they are now, one for each run that has not broken off.
   *
   * @return their ids
   * @throws Refused with status 409 if they are of faces and nobody was held out to judge them by,
   *     or nothing is trained
   */
  List<String> keep() {
    lock.lock();
    try {
      if (lockstep == null && keeper.isKept()) {
        return keeper.kept();
      }
      wake();
      if (lockstep == null || progress.step() == 0) {
        throw new Refused(409, "refused.keep");
      }
      if (!lockstep.isKeepable()) {
        throw new Refused(409, "refused.keepClosed");
      }
      return keeper.keep(lockstep, progress.step());
    } finally {
      lock.unlock();
    }
  }

  /**
   * What is kept of it. Never waits for a batch: a viewer asks, for whom a batch may be waiting.
   */
  Keeper keeper() {
    return keeper;
  }

  /** Whether every run has come to its end. */
  boolean hasEnded() {
    return progress.isOver();
  }

  /**
   * Carries images along in every moment from now on.
   *
   * @return how each run sees them with its weights of now; empty while there are none, the first
   *     moment will then carry them
   * @throws Refused with status 409 if they have another size than the data's images
   */
  List<Frame> draw(List<byte[]> drawn) {
    lock.lock();
    try {
      if (!drawn.isEmpty()) {
        wake();
      }
      if (lockstep != null) {
        lockstep.draw(drawn);
      }
      drawing = List.copyOf(drawn);
      return lockstep == null ? List.of() : lockstep.look();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The network of a run as it is now, to be closed by whoever asks.
   *
   * @throws Refused with status 409 if there are no weights, not yet or no longer
   */
  FaceModel model(int run) {
    lock.lock();
    try {
      wake();
      if (lockstep == null) {
        throw new Refused(409, "refused.noWeights");
      }
      return lockstep.model(run);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets the runs and all moments and frees native memory; the drawing stays. */
  void discard() {
    discard(history::clear);
  }

  /**
   * The same, and what comes is stored as a new experiment, unless this one is not worth keeping.
   */
  void beginAnew() {
    discard(history::restart);
  }

  private void discard(Runnable first) {
    locked(
        () -> {
          first.run();
          free();
          past = Past.NONE;
          keeper.forget();
          progress = TrainingProgress.NONE;
        });
  }

  /**
   * Frees native memory once all is trained, unless it has still to be kept; it is taken again for
   * whoever draws or asks.
   */
  void rest() {
    locked(
        () -> {
          if (hasEnded() && lockstep != null && keeper.trouble().isEmpty()) {
            past =
                new Past(
                    progress.step(),
                    history.moments().all(),
                    lockstep.checkpoints().stream().map(Optional::of).toList(),
                    keeper.kept());
            free();
          }
        });
  }

  private void free() {
    if (lockstep != null) {
      lockstep.close();
      lockstep = null;
    }
  }

  /** Frees native memory for good. */
  @Override
  public void close() {
    locked(() -> closed = true);
    discard();
  }

  Moments moments() {
    return history.moments();
  }

  TrainingProgress progress() {
    return progress;
  }

  private void show() {
    history.add(lockstep, progress, keeper.kept());
  }

  /**
   * The past up to a step, for runs that go on differently from there.
   *
   * @param parents for each of them which run here it comes from
   * @throws Refused with status 409 if there is no moment of that step
   */
  Past past(int step, List<Integer> parents) {
    return history.upTo(step, parents);
  }

  private void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }
}
