package facespace.loss;

import ai.djl.ndarray.NDArray;

/** A softmax loss that asks more of a sample's own class than cos θ. */
public sealed interface MarginLoss extends SoftmaxLoss
    permits SphereFace, CosFace, ArcFace, CombinedMargin, OwnPsi {

  @Override
  NDArray targetLogit(NDArray thetaRad);

  @Override
  MarginLoss at(Progress progress);
}
