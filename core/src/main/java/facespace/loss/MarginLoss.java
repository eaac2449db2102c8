package facespace.loss;

import ai.djl.ndarray.NDArray;
import java.util.OptionalDouble;

/** A softmax loss that asks more of a sample's own class than cos θ. */
@LossFamily(en = "Margins", zh = "间隔")
public sealed interface MarginLoss extends SoftmaxLoss
    permits AnnealedLoss,
        CosFace,
        ArcFace,
        CombinedMargin,
        OwnPsi,
        Circle,
        SubCenterArcFace,
        SphereFaceR,
        SphereFace2,
        AdaptiveLoss {

  /**
   * The target logit ψ(θ) before scaling: what the loss puts in the place of cos θ for a sample's
   * own class; that of a typical sample if it depends on more than the angle.
   *
   * @param thetaRad angles to the own class direction in [0, π], any shape
   * @return ψ of the same shape
   */
  NDArray targetLogit(NDArray thetaRad);

  /** The same for the samples of a batch, of which it may depend: (N) to (N). */
  default NDArray targetLogit(NDArray thetaRad, LossBatch batch, Head head) {
    return targetLogit(thetaRad);
  }

  /**
   * What the other classes enter the softmax by, before scaling; of losses with a scale only.
   *
   * @param cosines to the class directions (N, C); the own class's is not looked at
   * @param target ψ of the own class (N, 1)
   * @param head {@link Head#NONE} where only the typical is asked for
   */
  default NDArray otherLogits(NDArray cosines, NDArray target, Head head) {
    return cosines;
  }

  /** The scale s, which every margin says: one that is forgotten would neither act nor warm up. */
  @Override
  OptionalDouble scale();

  @Override
  MarginLoss at(Progress progress);
}
