package facespace.loss;

import ai.djl.ndarray.NDArray;

/**
 * A training batch as a loss sees it.
 *
 * @param features x (N, D)
 * @param labels own classes (N), any integer type
 * @param classes number of classes C of the data
 * @param strength share of the warm-up that is over, in [0, 1]
 * @param seed what chance there is in this batch's loss comes from, a number of the step and the
 *     run's seed
 */
public record LossBatch(
    NDArray features, NDArray labels, int classes, double strength, long seed) {}
