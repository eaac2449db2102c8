package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.OptionalDouble;

/** Cross-entropy of a softmax over the logits to learned class directions. */
public sealed interface SoftmaxLoss extends Loss
    permits Softmax, DeepId2, ModifiedSoftmax, NormFace, MarginLoss {

  /**
   * The target logit ψ(θ) before scaling: what the loss puts in the place of cos θ for a sample's
   * own class.
   *
   * @param thetaRad angles to the own class direction in [0, π], any shape
   * @return ψ of the same shape
   */
  default NDArray targetLogit(NDArray thetaRad) {
    return thetaRad.cos();
  }

  /** Whether class weights are brought to unit length. */
  default boolean unitWeights() {
    return true;
  }

  /** The scale s that replaces the feature's length; empty if the length is kept. */
  default OptionalDouble scale() {
    return OptionalDouble.empty();
  }

  /** Whether s is a parameter that is trained, {@link #scale()} being where it starts. */
  default boolean learnsScale() {
    return false;
  }

  /** Whether a bias is added to the logits. */
  default boolean hasBias() {
    return false;
  }

  /** Whether it compares samples with each other as well. */
  default boolean compares() {
    return false;
  }

  @Override
  default Head newHead(HeadShape shape, NDManager manager) {
    return Head.of(
        manager.create(shape.directions(), new Shape(shape.classes(), shape.dim())),
        hasBias() ? manager.zeros(new Shape(shape.classes())) : null,
        learnsScale() ? manager.create((float) scale().getAsDouble()) : null);
  }

  @Override
  default LossValue of(LossBatch batch, Head head) {
    Logits logits = Logits.training(this, batch.strength(), batch.features(), head, batch.labels());
    return new LossValue(
        logits.crossEntropy(batch.labels()).mean(), logits.plain(), logits.targetRad());
  }

  @Override
  default Plot plot(int points) {
    return Curve.of(this, points).plot();
  }

  @Override
  default Decision decision() {
    return Decision.CLASS_WEIGHTS;
  }

  /** A scale that takes the place of the feature's length does so step by step. */
  @Override
  default boolean warmsUp() {
    return scale().isPresent();
  }

  @Override
  default SoftmaxLoss at(Progress progress) {
    return this;
  }
}
