package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import facespace.engine.Scalars;
import facespace.engine.TorchEngine;
import java.util.List;

/** A loss on the distance of two samples, of the same class or not, over all pairs of a batch. */
public sealed interface PairLoss extends MetricLoss permits Contrastive {

  /**
   * Loss of pairs of the same class.
   *
   * @param distance Euclidean, ≥ 0, any shape
   */
  NDArray ofSame(NDArray distance);

  /** Loss of pairs of different classes, likewise. */
  NDArray ofDifferent(NDArray distance);

  /** From this distance on nothing changes: how far the plot goes. */
  double reach();

  @Override
  default LossValue of(LossBatch batch, Head head) {
    NDArray distance = Distances.all(compared(batch.features())); // (N, N)
    NDArray labels = batch.labels();
    NDArray same = labels.expandDims(1).eq(labels.expandDims(0)); // (N, N)
    NDArray each = NDArrays.where(same, ofSame(distance), ofDifferent(distance));
    long count = labels.size();
    // A sample's distance to itself is 0 and of the same class: it is no pair, and adds nothing.
    NDArray mean = Scalars.times(each, 1 / (count * (count - 1.0))).sum();
    return value(mean, batch);
  }

  @Override
  default Plot plot(int points) {
    double[] x = Plot.even(0, reach(), points);
    try (NDManager manager = TorchEngine.newManager()) {
      NDArray distance = manager.create(x);
      return new Plot(
          Plot.Axis.DISTANCE,
          x,
          List.of(
              new Plot.Line("same", ofSame(distance).toDoubleArray()),
              new Plot.Line("different", ofDifferent(distance).toDoubleArray())));
    }
  }
}
