package facespace.loss;

import ai.djl.ndarray.NDArray;

/**
 * The mean of each class in a batch, through which is differentiated.
 *
 * @param counts how many samples a class has (C, 1)
 * @param means (C, D); zeros where a class has none
 */
record ClassMeans(NDArray counts, NDArray means) {

  /**
   * Of rows by their classes.
   *
   * @param x (N, D)
   * @param labels (N), any integer type
   */
  static ClassMeans of(NDArray x, NDArray labels, int classes) {
    NDArray isOwn = labels.oneHot(classes, x.getDataType()); // (N, C)
    NDArray counts = isOwn.sum(new int[] {0}).expandDims(1);
    return new ClassMeans(counts, isOwn.transpose().matMul(x).div(counts.maximum(1)));
  }
}
