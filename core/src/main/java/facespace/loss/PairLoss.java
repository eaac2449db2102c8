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
   * Loss of pairs of the same class; 0 at distance 0, as a sample is from itself.
   *
   * @param distance Euclidean, ≥ 0, any shape
   */
  NDArray ofSame(NDArray distance);

  /** Loss of pairs of different classes, likewise. */
  NDArray ofDifferent(NDArray distance);

  /** The distance at which the plot ends. */
  double reach();

  @Override
  default LossValue of(LossBatch batch, Head head) {
    return value(mean(batch), batch);
  }

  /** The mean loss over all pairs of a batch. */
  default NDArray mean(LossBatch batch) {
    long count = batch.labels().size();
    // A sample is no pair with itself: its distance 0 adds nothing.
    return Scalars.times(each(batch), 1 / (count * (count - 1.0))).sum();
  }

  private NDArray each(LossBatch batch) {
    NDArray distance = Distances.all(compared(batch.features())); // (N, N)
    NDArray labels = batch.labels();
    NDArray same = labels.expandDims(1).eq(labels.expandDims(0)); // (N, N)
    return NDArrays.where(same, ofSame(distance), ofDifferent(distance));
  }

  @Override
  default Links links(LossBatch batch, Head head) {
    double[] each = PlainMath.numbers(each(batch));
    int count = (int) batch.labels().size();
    LinkSample sample = new LinkSample(2, batch.seed());
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        sample.pair(i, j, each[i * count + j] > 0);
      }
    }
    return sample.links();
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
