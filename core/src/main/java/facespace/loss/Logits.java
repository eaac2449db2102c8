package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import facespace.engine.Scalars;

/**
 * From features to logits: the one place where a {@link Loss} meets a batch.
 *
 * @param logits z (N, C), margin and scale included: what enters the softmax
 * @param plain the logits without any margin: what decides when no label is known (N, C)
 * @param targetRad angle of each sample to its own class direction (N)
 */
public record Logits(NDArray logits, NDArray plain, NDArray targetRad) {

  /**
   * The loss's trainable arrays.
   *
   * @param weights raw class weights (C, D)
   * @param bias (C), or null without a bias
   * @param scale learned s (scalar), or null if s is fixed or the feature's length is kept
   */
  public record Head(NDArray weights, NDArray bias, NDArray scale) {}

  /**
   * Logits of a training batch: the margin is added to each sample's own class.
   *
   * @param features x (N, D)
   * @param labels own classes (N), any integer type
   */
  public static Logits training(Loss loss, NDArray features, Head head, NDArray labels) {
    NDArray own = head.weights().get(labels); // (N, D)
    NDArray thetaRad = Angles.between(Angles.unit(features), Angles.unit(own)); // (N)
    NDArray plain = inference(loss, features, head); // (N, C)
    if (!loss.hasMargin()) {
      return new Logits(plain, plain, thetaRad);
    }
    NDArray target = scaled(loss, features, head, loss.targetLogit(thetaRad).expandDims(1));
    long classes = head.weights().getShape().get(0);
    NDArray isOwn = labels.oneHot((int) classes, DataType.BOOLEAN); // (N, C)
    NDArray everywhere = target.broadcast(plain.getShape());
    return new Logits(NDArrays.where(isOwn, everywhere, plain), plain, thetaRad);
  }

  /** Logits without labels, hence without margins: (N, D) to (N, C). */
  public static NDArray inference(Loss loss, NDArray features, Head head) {
    if (loss.unitWeights()) {
      NDArray directions = Angles.unit(head.weights()).transpose(); // (D, C)
      return loss.scale().isEmpty()
          ? features.matMul(directions)
          : scaled(loss, features, head, Angles.unit(features).matMul(directions));
    }
    NDArray products = features.matMul(head.weights().transpose());
    return head.bias() == null ? products : products.add(head.bias());
  }

  /** Cross-entropy of every sample: (N, C) and (N) to (N). */
  public NDArray crossEntropy(NDArray labels) {
    return logits.logSoftmax(1).gather(labels.expandDims(1), 1).squeeze(1).neg();
  }

  /** Multiplies ψ or cos θ (N, ·) by s, or by each feature's length where that is kept. */
  private static NDArray scaled(Loss loss, NDArray features, Head head, NDArray cosines) {
    if (head.scale() != null) {
      return cosines.mul(head.scale());
    }
    return loss.scale().isPresent()
        ? Scalars.times(cosines, loss.scale().getAsDouble())
        : cosines.mul(features.norm(new int[] {1}, true));
  }
}
