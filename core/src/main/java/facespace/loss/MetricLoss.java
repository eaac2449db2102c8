package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;

/** A loss on distances between samples: it has no class weights and knows no number of classes. */
@LossFamily(en = "Pairs and triplets", zh = "样本对与三元组")
public sealed interface MetricLoss extends Loss
    permits PairLoss, CirclePairs, TripletLoss, MarginBased {

  /** Whether distances are taken between features brought to unit length. */
  boolean unitFeatures();

  /** How far apart, about, it wants samples of different classes: by this a point is a point. */
  double apart();

  @Override
  default Head newHead(HeadShape shape, NDManager manager) {
    return Head.NONE;
  }

  @Override
  default Decision decision() {
    return Decision.NEAREST_MEAN;
  }

  /** The features that distances are taken between (N, D). */
  default NDArray compared(NDArray features) {
    return unitFeatures() ? Angles.unit(features) : features;
  }

  /** The loss of a batch, decided by the batch's own class means. */
  default LossValue value(NDArray mean, LossBatch batch, Choice choice) {
    NDArray x = batch.features().stopGradient(); // (N, D)
    ClassMeans of = ClassMeans.of(x, batch.labels(), batch.classes());
    NDArray means = of.means(); // (C, D)
    NDArray nearness =
        x.matMul(means.transpose()).mul(2).sub(means.square().sum(new int[] {1}).expandDims(0));
    NDArray missing =
        of.counts().transpose().eq(0).toType(x.getDataType(), false).mul(1e30); // (1, C)
    NDArray own = means.get(batch.labels()); // (N, D)
    return new LossValue(
        mean,
        nearness.sub(missing),
        Angles.between(Angles.unit(x), Angles.unit(own)),
        Optional.of(choice));
  }
}
