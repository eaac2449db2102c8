package facespace.play.hub.run;

import facespace.train.run.Ending;
import java.util.List;
import java.util.Optional;

/**
 * How far the runs of an experiment are.
 *
 * @param step mini-batches done by the run that is farthest
 * @param totalSteps mini-batches of the longest run, 0 while not known
 * @param totalEpochs the same in epochs
 * @param passes over the training images in one epoch
 * @param endings how each run ended, if it has; empty while nothing is built
 */
record TrainingProgress(
    int step, int totalSteps, int totalEpochs, int passes, List<Optional<Ending>> endings) {
  static final TrainingProgress NONE = new TrainingProgress(0, 0, 0, 1, List.of());

  /** Whether every run has come to its end. */
  boolean isOver() {
    return !endings.isEmpty() && endings.stream().allMatch(Optional::isPresent);
  }

  /** How a run ended, if it has. */
  Optional<Ending> ending(int run) {
    return endings.isEmpty() ? Optional.empty() : endings.get(run);
  }
}
