package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import facespace.knob.CurvePoints;

/**
 * A smooth curve through points that rises and falls only where the points do: piecewise cubic with
 * the slopes of Fritsch and Butland (1984), three-point slopes at both ends, as Matlab's and
 * SciPy's {@code pchip}.
 */
final class MonotoneCubic {
  private static final int DEGREE = 3;

  /** Where each piece begins, in radians (K − 1). */
  private final double[] starts;

  /** Per power of the distance from the start, the coefficient of each piece (4, K − 1). */
  private final double[][] coefficients;

  private MonotoneCubic(double[] starts, double[][] coefficients) {
    this.starts = starts;
    this.coefficients = coefficients;
  }

  /** The curve over angles in radians through points given in degrees. */
  static MonotoneCubic through(CurvePoints curve) {
    double[] x = curve.degrees();
    double[] y = curve.values();
    int pieces = x.length - 1;
    double[] starts = new double[pieces];
    double[] widths = new double[pieces];
    double[] secants = new double[pieces];
    for (int i = 0; i < pieces; i++) {
      starts[i] = Math.toRadians(x[i]);
      widths[i] = Math.toRadians(x[i + 1] - x[i]);
      secants[i] = (y[i + 1] - y[i]) / widths[i];
    }
    double[] slopes = slopes(widths, secants);
    double[][] coefficients = new double[DEGREE + 1][pieces];
    for (int i = 0; i < pieces; i++) {
      coefficients[0][i] = y[i];
      coefficients[1][i] = slopes[i];
      coefficients[2][i] = (3 * secants[i] - 2 * slopes[i] - slopes[i + 1]) / widths[i];
      coefficients[3][i] = (slopes[i] + slopes[i + 1] - 2 * secants[i]) / (widths[i] * widths[i]);
    }
    return new MonotoneCubic(starts, coefficients);
  }

  /** At each point a weighted harmonic mean of the secants beside it; 0 where they turn. */
  private static double[] slopes(double[] widths, double[] secants) {
    int pieces = secants.length;
    double[] slopes = new double[pieces + 1];
    if (pieces == 1) {
      return new double[] {secants[0], secants[0]};
    }
    slopes[0] = endSlope(widths[0], widths[1], secants[0], secants[1]);
    for (int i = 1; i < pieces; i++) {
      double left = 2 * widths[i] + widths[i - 1];
      double right = widths[i] + 2 * widths[i - 1];
      slopes[i] =
          secants[i - 1] * secants[i] <= 0
              ? 0
              : (left + right) / (left / secants[i - 1] + right / secants[i]);
    }
    slopes[pieces] =
        endSlope(widths[pieces - 1], widths[pieces - 2], secants[pieces - 1], secants[pieces - 2]);
    return slopes;
  }

  /** The parabola's slope at its end, held to where the curve does not turn before its end. */
  private static double endSlope(double width, double next, double secant, double nextSecant) {
    double slope = ((2 * width + next) * secant - width * nextSecant) / (width + next);
    if (slope * secant <= 0) {
      return 0;
    }
    boolean turns = secant * nextSecant <= 0;
    return turns && Math.abs(slope) > 3 * Math.abs(secant) ? 3 * secant : slope;
  }

  /**
   * The curve's values, which can be differentiated.
   *
   * @param thetaRad angles in [0, π], any shape
   * @return values of the same shape
   */
  NDArray at(NDArray thetaRad) {
    NDArray theta = thetaRad.flatten(); // (N)
    NDArray piece = pieceOf(theta.stopGradient());
    NDArray along = theta.sub(pick(starts, piece, theta));
    NDArray value = pick(coefficients[DEGREE], piece, theta);
    for (int power = DEGREE - 1; power >= 0; power--) {
      value = value.mul(along).add(pick(coefficients[power], piece, theta));
    }
    return value.reshape(thetaRad.getShape());
  }

  /** Which piece each angle lies in (N). */
  private NDArray pieceOf(NDArray theta) {
    NDArray begun = theta.expandDims(1).gte(array(starts, theta).expandDims(0)); // (N, K − 1)
    NDArray piece = begun.toType(DataType.INT64, false).sum(new int[] {1}).sub(1);
    return piece.clip(0, starts.length - 1);
  }

  private static NDArray pick(double[] table, NDArray piece, NDArray like) {
    return array(table, like).gather(piece, 0);
  }

  private static NDArray array(double[] values, NDArray like) {
    return like.getManager().create(values).toType(like.getDataType(), false);
  }
}
