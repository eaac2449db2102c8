package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import facespace.engine.Scalars;

/**
 * From features to logits: the one place where a {@link SoftmaxLoss} meets a batch.
 *
 * @param logits z (N, C), margin and scale included: what enters the softmax
 * @param plain the logits without any margin: what decides when no label is known (N, C)
 * @param targetRad angle of each sample to its own class direction (N)
 */
public record Logits(NDArray logits, NDArray plain, NDArray targetRad) {

  /**
   * Logits of a training batch: the margin is added to each sample's own class.
   *
   * @param features x (N, D)
   * @param labels own classes (N), any integer type
   */
  public static Logits training(SoftmaxLoss loss, NDArray features, Head head, NDArray labels) {
    return training(loss, 1, features, head, labels);
  }

  /**
   * The same while a loss with a fixed scale warms up: the scale moves from each feature's own
   * length to s, as |x|^(1 − strength) · s^strength. A sample that starts on the wrong side can so
   * cross near the origin, where a feature of fixed length would have to turn all the way round.
   *
   * @param strength 0 at the start of the warm-up, 1 after it, where this is the loss itself
   */
  public static Logits training(
      SoftmaxLoss loss, double strength, NDArray features, Head head, NDArray labels) {
    NDArray own = head.weights().get(labels); // (N, D)
    NDArray thetaRad = Angles.between(Angles.unit(features), Angles.unit(own)); // (N)
    NDArray plain = plain(loss, strength, features, head); // (N, C)
    if (!(loss instanceof MarginLoss)) {
      return new Logits(plain, plain, thetaRad);
    }
    NDArray psi = loss.targetLogit(thetaRad).expandDims(1);
    NDArray target = scaled(loss, strength, features, head, psi);
    long classes = head.weights().getShape().get(0);
    NDArray isOwn = labels.oneHot((int) classes, DataType.BOOLEAN); // (N, C)
    NDArray everywhere = target.broadcast(plain.getShape());
    return new Logits(NDArrays.where(isOwn, everywhere, plain), plain, thetaRad);
  }

  /** Logits without labels, hence without margins: (N, D) to (N, C). */
  public static NDArray inference(SoftmaxLoss loss, NDArray features, Head head) {
    return plain(loss, 1, features, head);
  }

  private static NDArray plain(SoftmaxLoss loss, double strength, NDArray features, Head head) {
    if (loss.unitWeights()) {
      NDArray directions = Angles.unit(head.weights()).transpose(); // (D, C)
      return loss.scale().isEmpty()
          ? features.matMul(directions)
          : scaled(loss, strength, features, head, Angles.unit(features).matMul(directions));
    }
    NDArray products = features.matMul(head.weights().transpose());
    return head.bias() == null ? products : products.add(head.bias());
  }

  /** Cross-entropy of every sample: (N, C) and (N) to (N). */
  public NDArray crossEntropy(NDArray labels) {
    return logits.logSoftmax(1).gather(labels.expandDims(1), 1).squeeze(1).neg();
  }

  /** Multiplies ψ or cos θ (N, ·) by s, or by each feature's length where that is kept. */
  private static NDArray scaled(
      SoftmaxLoss loss, double strength, NDArray features, Head head, NDArray cosines) {
    if (loss.scale().isEmpty()) {
      return cosines.mul(features.norm(new int[] {1}, true));
    }
    NDArray full =
        head.scale() == null
            ? Scalars.times(cosines, Math.pow(loss.scale().getAsDouble(), strength))
            : cosines.mul(power(head.scale(), strength));
    if (strength == 1) {
      return full;
    }
    return full.mul(power(features.norm(new int[] {1}, true), 1 - strength));
  }

  private static NDArray power(NDArray positive, double exponent) {
    return exponent == 1 ? positive : Scalars.times(positive.log(), exponent).exp();
  }
}
