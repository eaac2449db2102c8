package facespace.play.hub;

import facespace.train.run.Checkpoint;
import java.util.List;
import java.util.Optional;

/**
 * The past that an experiment shares with the one it branches off.
 *
 * @param step mini-batches trained in it
 * @param moments the shared past, oldest first, with a snapshot for every run of the new experiment
 * @param checkpoints for every run what it goes on from, at that step or before
 */
record Origin(int step, List<Moment> moments, List<Optional<Checkpoint>> checkpoints) {}
