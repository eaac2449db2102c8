package facespace.loss;

import ai.djl.ndarray.NDArray;
import java.util.OptionalDouble;

/**
 * A multiplied angle, with cos θ mixed in by a weight λ that falls while it trains: ψ(θ) = (λ cos θ
 * + ψₘ(θ)) / (1 + λ), ψₘ as {@link Angles#falling}.
 */
public sealed interface AnnealedLoss extends MarginLoss permits LSoftmax, SphereFace {
  /** How many times the angle counts. */
  int m();

  /** Whether λ falls; else it stays. */
  boolean anneal();

  /** What its fall goes by. */
  Annealing.Pace pace();

  /** λ, at the end of its fall if it falls. */
  double lambda();

  /** What is differentiated. */
  GradientRule gradient();

  /** The released code's schedule. */
  Annealing schedule();

  /** The same loss with another λ. */
  AnnealedLoss with(double otherLambda);

  @Override
  default NDArray targetLogit(NDArray thetaRad) {
    NDArray cosine = thetaRad.cos();
    return gradient().of(Annealing.mixed(Angles.falling(thetaRad, m()), cosine, lambda()), cosine);
  }

  /** The feature's length is kept. */
  @Override
  default OptionalDouble scale() {
    return OptionalDouble.empty();
  }

  /** The fall of λ takes the place of a margin warm-up. */
  @Override
  default AnnealedLoss at(Progress progress) {
    return anneal() ? with(schedule().at(progress, pace(), lambda())) : this;
  }

  /** The pure margin's share 1 / (1 + λ), by what it is at the end. */
  @Override
  default double inForce(Progress progress) {
    return anneal() ? (1 + lambda()) / (1 + schedule().at(progress, pace(), lambda())) : 1;
  }
}
