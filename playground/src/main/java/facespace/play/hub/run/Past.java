package facespace.play.hub.run;

import facespace.play.hub.wire.Moment;
import facespace.play.hub.wire.Moments;
import facespace.play.web.Refused;
import facespace.train.frame.Frame;
import facespace.train.run.Checkpoint;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The past of an experiment: {@link #NONE} if it begins with its first weights, else it branches
 * off another one, goes on from a kept model, or was here before.
 *
 * @param step mini-batches trained in it
 * @param moments what is there to look back at, oldest first, with a snapshot for every run of the
 *     new experiment; empty if there is nothing
 * @param checkpoints for every run what it goes on from, at that step or before
 * @param kept ids of the models that hold what it begins with
 */
record Past(
    int step, List<Moment> moments, List<Optional<Checkpoint>> checkpoints, List<String> kept) {
  static final Past NONE = new Past(0, List.of(), List.of(), List.of());

  /** For every run the mini-batches trained in it: fewer where a run was over before others. */
  List<Integer> steps() {
    return moments.isEmpty()
        ? Collections.nCopies(checkpoints.size(), step)
        : moments.get(moments.size() - 1).runs().stream()
            .map(run -> run.frame().where().step())
            .toList();
  }

  /** Whether every run has something to go on from, so that nothing is trained again. */
  boolean isResumable() {
    return !checkpoints.isEmpty() && checkpoints.stream().allMatch(Optional::isPresent);
  }

  /** Whether no run goes on from it, whatever it is told to do next. */
  boolean isFinal() {
    return isResumable()
        && checkpoints.stream().allMatch(one -> one.flatMap(Checkpoint::ending).isPresent());
  }

  /** What a run goes on from, if there is anything. */
  Optional<Checkpoint> checkpoint(int run) {
    return checkpoints.isEmpty() ? Optional.empty() : checkpoints.get(run);
  }

  /** The last picture of a run, if there is any. */
  Optional<Frame> lastFrame(int run) {
    return moments.isEmpty()
        ? Optional.empty()
        : Optional.of(moments.get(moments.size() - 1).runs().get(run).frame());
  }

  /**
   * The past of another experiment up to a step, for runs that go on differently from there.
   *
   * @param parents for each of them which run there it comes from
   * @throws Refused with status 409 if there is no moment of that step
   */
  static Past upTo(int step, Moments moments, Checkpoints checkpoints, List<Integer> parents) {
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

  /** Runs that go on from one kept model. */
  static Past of(String model, Checkpoint checkpoint, int runs) {
    return new Past(
        checkpoint.step(),
        List.of(),
        Collections.nCopies(runs, Optional.of(checkpoint)),
        List.of(model));
  }
}
