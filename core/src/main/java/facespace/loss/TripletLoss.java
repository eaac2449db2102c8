package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import facespace.engine.Scalars;
import facespace.engine.TorchEngine;
import java.util.List;

/**
 * A loss on an anchor's distances to a sample of its own class and to one of another. Each sample
 * of a batch is an anchor once, with the farthest of its own class and the nearest of any other
 * (“batch hard”: Hermans et al. 2017, Section 2).
 */
public sealed interface TripletLoss extends MetricLoss permits Triplet {

  /**
   * Loss of triplets by d(anchor, own) − d(anchor, other).
   *
   * @param gap in the loss's own measure of distance (T)
   */
  NDArray ofGap(NDArray gap);

  /** Whether distances are squared. */
  boolean squared();

  /** How far the plot goes on either side of 0. */
  double reach();

  /** The difference of two distances in the loss's own measure, from Euclidean ones. */
  default NDArray gap(NDArray toOwn, NDArray toOther) {
    return squared() ? toOwn.square().sub(toOther.square()) : toOwn.sub(toOther);
  }

  @Override
  default LossValue of(LossBatch batch, Head head) {
    NDArray x = compared(batch.features()); // (N, D)
    BatchHard hard = BatchHard.of(x, batch.labels().toLongArray());
    NDManager manager = x.getManager();
    if (hard.anchors().length == 0) {
      return value(
          Scalars.times(x, 0).sum(), batch); // one class only, or no two of one: nothing to learn
    }
    NDArray anchors = x.get(manager.create(hard.anchors()));
    NDArray toOwn = Distances.between(anchors, x.get(manager.create(hard.own())));
    NDArray toOther = Distances.between(anchors, x.get(manager.create(hard.other())));
    return value(ofGap(gap(toOwn, toOther)).mean(), batch);
  }

  @Override
  default Plot plot(int points) {
    double[] x = Plot.even(-reach(), reach(), points);
    try (NDManager manager = TorchEngine.newManager()) {
      return new Plot(
          Plot.Axis.GAP,
          x,
          List.of(new Plot.Line("triplet", ofGap(manager.create(x)).toDoubleArray())));
    }
  }
}
