package facespace.play.hub.run;

import facespace.play.hub.wire.Moment;
import facespace.train.run.Checkpoint;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The past of an experiment that does not begin with its first weights: it branches off another
 * one, or goes on from a kept model.
 *
 * @param step mini-batches trained in it
 * @param moments what is there to look back at, oldest first, with a snapshot for every run of the
 *     new experiment; empty if there is nothing
 * @param checkpoints for every run what it goes on from, at that step or before
 * @param kept ids of the models that hold what it begins with
 */
record Past(
    int step, List<Moment> moments, List<Optional<Checkpoint>> checkpoints, List<String> kept) {
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
    return checkpoints.stream().allMatch(Optional::isPresent);
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
