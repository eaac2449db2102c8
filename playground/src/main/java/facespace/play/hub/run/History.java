package facespace.play.hub.run;

import facespace.play.hub.wire.Moment;
import facespace.play.hub.wire.Moments;
import facespace.train.run.Checkpoint;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What has become of an experiment so far: its moments, what one can go on from at them, and what
 * the archive is given of both. Only its {@link Training} adds, one thread at a time; anybody may
 * look back.
 */
final class History {
  /** Of the memory for moments, so much again for what one can go on from. */
  private static final int CHECKPOINT_SHARE = 2;

  /** So much of what one can go on from is stored of an experiment that is over. */
  private static final long STORED_BYTES = 8 << 20;

  private final Moments moments;
  private final Checkpoints checkpoints;
  private final Recorder recorder;
  private final Consumer<Moment> whenMoment;

  /**
   * @param keptBytes of moments, and of what one can go on from
   * @param whenMoment is told every new moment, in order; must not block
   */
  History(long keptBytes, Recorder recorder, Consumer<Moment> whenMoment) {
    moments = new Moments(keptBytes);
    checkpoints = new Checkpoints(keptBytes / CHECKPOINT_SHARE);
    this.recorder = recorder;
    this.whenMoment = whenMoment;
  }

  /** Begins with what was before; nobody is told. */
  void begin(Past past) {
    past.moments().forEach(moments::keep);
    if (past.isResumable()) {
      keep(past.step(), past.checkpoints().stream().map(Optional::orElseThrow).toList());
    }
  }

  /** Keeps what every run goes on from at a step. */
  void keep(int step, List<Checkpoint> ofRuns) {
    checkpoints.keep(step, ofRuns);
  }

  /** The same, by the step of the run that is farthest. */
  void keep(List<Checkpoint> ofRuns) {
    keep(ofRuns.stream().mapToInt(Checkpoint::step).max().orElseThrow(), ofRuns);
  }

  /**
   * Adds the moment that is now, and tells of it.
   *
   * @param kept ids of the models kept
   */
  void add(Lockstep runs, TrainingProgress progress, List<String> kept) {
    Moment moment = new Moment(moments.count(), runs.snapshots());
    moments.keep(moment);
    List<Checkpoint> now = runs.checkpoints();
    keep(moment.step(), now);
    boolean isOver = progress.isOver();
    recorder.keep(moment, progress, isOver ? checkpoints.within(STORED_BYTES) : List.of(now), kept);
    whenMoment.accept(moment);
  }

  /**
   * The past up to a step, for runs that go on differently from there.
   *
   * @param parents for each of them which run here it comes from
   * @throws facespace.play.web.Refused with status 409 if there is no moment of that step
   */
  Past upTo(int step, List<Integer> parents) {
    return Past.upTo(step, moments, checkpoints, parents);
  }

  Moments moments() {
    return moments;
  }

  /** Forgets everything; what the archive has stays. */
  void clear() {
    moments.clear();
    checkpoints.clear();
  }

  /** The same, and what comes is stored anew; all stays if the archive cannot do its part. */
  void restart() {
    recorder.restart();
    clear();
  }
}
