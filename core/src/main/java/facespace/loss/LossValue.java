package facespace.loss;

import ai.djl.ndarray.NDArray;

/**
 * What a loss makes of a batch.
 *
 * @param mean the loss to be differentiated (scalar)
 * @param plain what decides when no label is known: the largest wins (N, C)
 * @param targetRad angle of each sample to its own class direction or class mean (N)
 */
public record LossValue(NDArray mean, NDArray plain, NDArray targetRad) {}
