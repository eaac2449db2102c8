package facespace.loss;

import ai.djl.ndarray.NDArray;
import facespace.knob.Label;
import facespace.knob.Labelled;

/** What is differentiated where a paper's formula and public code part. The value is the same. */
public enum GradientRule implements Labelled {
  /** The derivative of the formula. */
  @Label(en = "exact", zh = "精确")
  EXACT,
  /** As much public code does: a margin or weight is a constant, only cos θ is differentiated. */
  @Label(en = "not through the margin or weights", zh = "不流经间隔或权重")
  DETACHED;

  /**
   * ψ as it is differentiated.
   *
   * @param psi the value
   * @param bare what is differentiated in its place if the margin is left out, of the same shape
   */
  NDArray of(NDArray psi, NDArray bare) {
    return this == EXACT ? psi : bare.add(psi.sub(bare).stopGradient());
  }

  /** A factor, which is a constant if it is left out. */
  NDArray of(NDArray factor) {
    return this == EXACT ? factor : factor.stopGradient();
  }
}
