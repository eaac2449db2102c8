package facespace.loss;

import ai.djl.ndarray.NDArray;
import facespace.engine.Scalars;

/** Angles between rows, exact near 0 and π where the arc cosine loses half its digits. */
public final class Angles {
  private static final int[] ROW = {1};

  private Angles() {}

  /** Rows brought to unit length: (N, D) to (N, D). No epsilon: a zero row gives NaN. */
  public static NDArray unit(NDArray rows) {
    return rows.div(rows.norm(ROW, true));
  }

  /**
   * ψₘ(θ) = (−1)ᵏ cos(mθ) − 2k on [kπ/m, (k+1)π/m]: the cosine of the m-fold angle, made to fall
   * all the way.
   *
   * @param thetaRad in [0, π], any shape
   * @param m at least 1
   */
  static NDArray falling(NDArray thetaRad, double m) {
    NDArray k = thetaRad.stopGradient().mul(m / Math.PI).floor().clip(0, Math.ceil(m) - 1);
    NDArray sign = k.mod(2).mul(-2).add(1);
    return sign.mul(Scalars.times(thetaRad, m).cos()).sub(k.mul(2));
  }

  /**
   * θ = 2 atan2(|a − b|, |a + b|) row by row.
   *
   * <p>The slope of the arc cosine is infinite at ±1; this form has a finite one everywhere, and
   * its engine gradient at exactly parallel rows is 0, so a ψ that is smooth there stays so.
   *
   * @param a unit rows (N, D)
   * @param b unit rows (N, D)
   * @return angles in radians, in [0, π] (N)
   */
  public static NDArray between(NDArray a, NDArray b) {
    return Scalars.times(a.sub(b).norm(ROW).atan2(a.add(b).norm(ROW)), 2);
  }
}
