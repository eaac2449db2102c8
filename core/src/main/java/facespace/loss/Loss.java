package facespace.loss;

import ai.djl.ndarray.NDArray;
import java.util.OptionalDouble;

/**
 * A classification loss on the angle between a feature and its class direction.
 *
 * <p>Every loss is a record whose components are its hyper-parameters. Training, the plotted curve,
 * its slope, the selector, the URL, the reference page and the tests all read that one record; the
 * permitted records are the catalogue.
 */
public sealed interface Loss
    permits Softmax, ModifiedSoftmax, NormFace, SphereFace, CosFace, ArcFace, CombinedMargin {

  /**
   * The target logit ψ(θ) before scaling: what the loss puts in the place of cos θ for a sample's
   * own class. Without a margin it is cos θ itself.
   *
   * @param thetaRad angles to the own class direction in [0, π], any shape
   * @return ψ of the same shape
   */
  default NDArray targetLogit(NDArray thetaRad) {
    return thetaRad.cos();
  }

  /** Whether ψ differs from cos θ. */
  default boolean hasMargin() {
    return false;
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

  /** The loss in force at a moment of a run, for margins that grow while training. */
  default Loss at(Progress progress) {
    return this;
  }

  /** Share of its margin that is in force at a moment of a run, in [0, 1]; 1 without a margin. */
  default double inForce(Progress progress) {
    return progress.strength();
  }
}
