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
  private static final int[] ROW = {1};

  /**
   * Logits of a training batch: the margin is added to each sample's own class.
   *
   * <p>While a loss with a scale warms up, the scale moves from each feature's own length to s, as
   * |x|^(1 − strength) · s^strength. A sample that starts on the wrong side can so cross near the
   * origin, where a feature of fixed length would have to turn all the way round.
   */
  public static Logits training(SoftmaxLoss loss, LossBatch batch, Head head) {
    NDArray x = batch.features(); // (N, D)
    NDArray rows = loss.rows(batch, head); // (C · K, D)
    NDArray nearness = nearness(loss, x, rows); // (N, C · K): cos θ, or products
    NDArray own = own(loss, rows, nearness, batch.labels()); // (N, D)
    NDArray thetaRad = Angles.between(Angles.unit(x), Angles.unit(own)); // (N)
    NDArray best = best(loss, nearness); // (N, C)
    NDArray plain = plain(loss, batch, head, best); // (N, C)
    if (!(loss instanceof MarginLoss margin)) {
      return new Logits(plain, plain, thetaRad);
    }
    NDArray psi = margin.targetLogit(thetaRad, batch, head).expandDims(1); // (N, 1)
    boolean isScaled = loss.scale().isPresent();
    NDArray target = isScaled ? scaled(loss, batch, head, psi) : lengthened(loss, x, own, psi);
    NDArray judged = isScaled ? margin.otherLogits(best, psi, head) : best;
    NDArray others = judged == best ? plain : scaled(loss, batch, head, judged); // (N, C)
    NDArray isOwn = batch.labels().oneHot(batch.classes(), DataType.BOOLEAN); // (N, C)
    NDArray everywhere = target.broadcast(plain.getShape());
    return new Logits(NDArrays.where(isOwn, everywhere, others), plain, thetaRad);
  }

  /** Cross-entropy of every sample: (N, C) and (N) to (N). */
  public NDArray crossEntropy(NDArray labels) {
    return logits.logSoftmax(1).gather(labels.expandDims(1), 1).squeeze(1).neg();
  }

  private static NDArray nearness(SoftmaxLoss loss, NDArray x, NDArray rows) {
    NDArray from = loss.scale().isPresent() ? Angles.unit(x) : x;
    return from.matMul((loss.unitWeights() ? Angles.unit(rows) : rows).transpose());
  }

  /** Of several rows of a class the nearest counts: (N, C · K) to (N, C). */
  private static NDArray best(SoftmaxLoss loss, NDArray nearness) {
    return loss.rowsPerClass() == 1 ? nearness : byClass(loss, nearness).max(new int[] {2});
  }

  private static NDArray byClass(SoftmaxLoss loss, NDArray nearness) {
    return nearness.reshape(nearness.getShape().get(0), -1, loss.rowsPerClass());
  }

  /** Each sample's own row: the nearest of its class (N, D). */
  private static NDArray own(SoftmaxLoss loss, NDArray rows, NDArray nearness, NDArray labels) {
    return rows.get(ownPlaces(loss, nearness, labels));
  }

  /**
   * In which row each sample finds its own class: the nearest of its class's.
   *
   * @param nearness to all rows (N, C · K)
   */
  static NDArray ownPlaces(SoftmaxLoss loss, NDArray nearness, NDArray labels) {
    if (loss.rowsPerClass() == 1) {
      return labels;
    }
    NDArray nearest = byClass(loss, nearness).argMax(2).gather(labels.expandDims(1), 1).squeeze(1);
    return labels.mul(loss.rowsPerClass()).add(nearest);
  }

  private static NDArray plain(SoftmaxLoss loss, LossBatch batch, Head head, NDArray best) {
    if (loss.scale().isPresent()) {
      return scaled(loss, batch, head, best);
    }
    return head.bias() == null ? best : best.add(head.bias());
  }

  /** ψ (N, 1) times the feature's length, and its class weight's where that is kept. */
  private static NDArray lengthened(SoftmaxLoss loss, NDArray x, NDArray own, NDArray psi) {
    NDArray drawn = psi.mul(x.norm(ROW, true));
    return loss.unitWeights() ? drawn : drawn.mul(own.norm(ROW, true));
  }

  /** Multiplies ψ or cos θ (N, ·) by s, as far as it has come in the warm-up. */
  static NDArray scaled(SoftmaxLoss loss, LossBatch batch, Head head, NDArray cosines) {
    double strength = batch.strength();
    NDArray full =
        head.scale() == null
            ? Scalars.times(cosines, Math.pow(loss.scale(batch.classes()).getAsDouble(), strength))
            : cosines.mul(power(head.scale(), strength));
    return strength == 1 ? full : full.mul(power(batch.features().norm(ROW, true), 1 - strength));
  }

  private static NDArray power(NDArray positive, double exponent) {
    return exponent == 1 ? positive : Scalars.times(positive.log(), exponent).exp();
  }
}
