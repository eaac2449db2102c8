package facespace.play.hub.run;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.data.Images;
import facespace.model.FaceModel;
import facespace.play.hub.RunData;
import facespace.play.hub.model.ModelStore;
import facespace.play.hub.wire.Moment;
import facespace.play.hub.wire.Moments;
import facespace.play.web.Refused;
import facespace.train.frame.Frame;
import facespace.train.run.Checkpoint;
import facespace.train.run.Ending;
import facespace.train.spec.Comparison;
import facespace.train.spec.RunSpec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The learning half of an experiment: its runs, one lock around them, and the moments kept. A
 * worker thread trains while others draw into it or discard it. The lock is fair, so that a drawing
 * waits for one batch and not for the whole run. Thread-safe.
 */
final class Training implements AutoCloseable {
  private final Comparison comparison;
  private final DataSets data;
  private final Moments moments;
  private final Checkpoints checkpoints;
  private final Keeper keeper;
  private final Recorder recorder;
  private final Consumer<Moment> whenMoment;
  private final ReentrantLock lock = new ReentrantLock(true);
  private Past origin;
  private Lockstep lockstep;
  private Images images;
  private boolean keepable;
  private List<byte[]> drawing = List.of();
  private boolean closed;
  private volatile Progress progress = Progress.NONE;

  /**
   * How far the runs are.
   *
   * @param step mini-batches done by the run that is farthest
   * @param totalSteps mini-batches of the longest run, 0 while not known
   * @param totalEpochs the same in epochs
   * @param passes over the training images in one epoch
   * @param endings how each run ended, if it has; empty while nothing is built
   */
  record Progress(
      int step, int totalSteps, int totalEpochs, int passes, List<Optional<Ending>> endings) {
    static final Progress NONE = new Progress(0, 0, 0, 1, List.of());
  }

  /**
   * @param checkpoints keeps what one can branch off from
   * @param models keeps the models when their runs are over
   * @param origin the past it goes on from, or null
   * @param recorder keeps what becomes of it
   * @param whenMoment is told every new moment, in order; must not block
   */
  Training(
      Comparison comparison,
      DataSets data,
      Moments moments,
      Checkpoints checkpoints,
      ModelStore models,
      Past origin,
      Recorder recorder,
      Consumer<Moment> whenMoment) {
    this.comparison = comparison;
    this.data = data;
    this.moments = moments;
    this.checkpoints = checkpoints;
    keeper = new Keeper(models);
    this.origin = origin;
    this.recorder = recorder;
    this.whenMoment = whenMoment;
    if (origin != null) {
      keeper.begin(origin);
      origin.moments().forEach(moments::keep);
      if (origin.isResumable()) {
        checkpoints.keep(
            origin.step(), origin.checkpoints().stream().map(Optional::orElseThrow).toList());
      }
    }
  }

  /** Is where a stored experiment was, whose past is its origin; nothing is trained for that. */
  void restore(Progress then) {
    progress = then;
  }

  /** Builds the runs with their first weights and shows the first moment, unless that is done. */
  void prepare() {
    RunSpec first = comparison.runs().get(0); // all runs of a comparison have the same data
    DataSet loaded = RunData.load(data, first); // may take seconds: not under the lock
    locked(
        () -> {
          if (lockstep == null && !closed) {
            use(loaded);
            lockstep =
                origin == null
                    ? new Lockstep(comparison, loaded)
                    : new Lockstep(comparison, loaded, origin);
            lockstep.draw(fit(drawing) ? drawing : List.of());
            progress = lockstep.progress();
            begin();
          }
        });
  }

  private void use(DataSet loaded) {
    images = loaded.test();
    keepable = images.areDigits() || loaded.openSet();
  }

  /** Brings the weights of runs that are over back, from what they would go on from. */
  private void wake() {
    boolean isThere = origin != null && origin.isResumable();
    if (lockstep == null && isThere && hasEnded() && !closed) {
      DataSet loaded = RunData.load(data, comparison.runs().get(0));
      use(loaded);
      lockstep = new Lockstep(comparison, loaded, origin);
    }
  }

  /** The first moment, or what one can go on from at the end of the past. */
  private void begin() {
    if (origin == null || origin.moments().isEmpty()) {
      emit();
    } else {
      checkpoints.keep(origin.step(), lockstep.checkpoints());
    }
    origin = null; // its past is among the moments now
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
      if (lockstep.hasEnded() && keepable) {
        // Before the last picture, so that it can be taken once more from what is kept.
        keeper.keepEnded(lockstep, progress.step());
      }
      if (due || show) {
        emit();
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
      if (lockstep == null && !keeper.kept().isEmpty()) {
        return keeper.kept();
      }
      wake();
      if (lockstep == null || progress.step() == 0) {
        throw new Refused(409, "refused.keep");
      }
      if (!keepable) {
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
    List<Optional<Ending>> endings = progress.endings();
    return !endings.isEmpty() && endings.stream().allMatch(Optional::isPresent);
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
      if (lockstep != null && !fit(drawn)) {
        throw new Refused(409, "refused.imageSize", images.name(), images.width(), images.height());
      }
      drawing = List.copyOf(drawn);
      if (lockstep == null) {
        return List.of();
      }
      lockstep.draw(drawing);
      return lockstep.look();
    } finally {
      lock.unlock();
    }
  }

  private boolean fit(List<byte[]> drawn) {
    int size = images.height() * images.width();
    return drawn.stream().allMatch(image -> image.length == size);
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
    discard(() -> {});
  }

  /**
   * The same, and what comes is stored as a new experiment, unless this one is not worth keeping.
   */
  void beginAnew() {
    discard(recorder::restart);
  }

  private void discard(Runnable then) {
    locked(
        () -> {
          free();
          origin = null;
          moments.clear();
          checkpoints.clear();
          keeper.forget();
          progress = Progress.NONE;
          then.run();
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
            origin =
                new Past(
                    progress.step(),
                    moments.all(),
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
    return moments;
  }

  Progress progress() {
    return progress;
  }

  private void emit() {
    Moment moment = new Moment(moments.count(), lockstep.snapshots());
    moments.keep(moment);
    List<Checkpoint> now = lockstep.checkpoints();
    checkpoints.keep(moment.step(), now);
    recorder.keep(moment, progress, now, keeper.kept());
    whenMoment.accept(moment);
  }

  /**
   * The past up to a step, for runs that go on differently from there.
   *
   * @param parents for each of them which run here it comes from
   * @throws Refused with status 409 if there is no moment of that step
   */
  Past past(int step, List<Integer> parents) {
    List<Moment> past = moments.all().stream().filter(moment -> moment.step() <= step).toList();
    if (past.isEmpty() || past.get(past.size() - 1).step() != step) {
      throw new Refused(409, "refused.noMomentOfStep", step);
    }
    List<Moment> shared =
        past.stream()
            .map(
                moment ->
                    new Moment(moment.index(), parents.stream().map(moment.runs()::get).toList()))
            .toList();
    return new Past(
        step, shared, parents.stream().map(run -> checkpoints.at(step, run)).toList(), List.of());
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
