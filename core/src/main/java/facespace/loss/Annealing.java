package facespace.loss;

import ai.djl.ndarray.NDArray;
import facespace.engine.Scalars;
import facespace.knob.Label;
import facespace.knob.Labelled;

/**
 * The weight λ by which a margin that hardly converges alone is mixed with cos θ: it starts at a
 * base and falls as base · (1 + γ · iteration)^−power, as the authors' training code of L-Softmax
 * and SphereFace does.
 *
 * @param publishedRun iterations of the run that the schedule was published for
 */
public record Annealing(double base, double gamma, double power, int publishedRun) {
  /** What the fall of λ goes by. */
  public enum Pace implements Labelled {
    /** The published schedule stretched or shrunk to the length of the run. */
    @Label(en = "over the length of the run", zh = "按全程长短")
    RUN,
    /** By the number of iterations, as published for runs of 10,000 and more. */
    @Label(en = "per iteration, as published", zh = "按迭代次数（公开代码）")
    PUBLISHED;
  }

  /**
   * λ at a moment of a run.
   *
   * @param floor what it does not fall below
   */
  double at(Progress progress, Pace pace, double floor) {
    double stretch = pace == Pace.RUN ? publishedRun / (double) progress.total() : 1;
    return Math.max(floor, base * Math.pow(1 + gamma * progress.iteration() * stretch, -power));
  }

  /** (λ cos θ + ψ) / (1 + λ). */
  static NDArray mixed(NDArray psi, NDArray cosine, double lambda) {
    return Scalars.times(psi.add(Scalars.times(cosine, lambda)), 1 / (1 + lambda));
  }
}
