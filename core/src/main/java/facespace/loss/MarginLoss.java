package facespace.loss;

import ai.djl.ndarray.NDArray;

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

  @Override
  NDArray targetLogit(NDArray thetaRad);

  @Override
  MarginLoss at(Progress progress);
}
