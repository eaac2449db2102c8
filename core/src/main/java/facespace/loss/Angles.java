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
