package facespace.geometry;

import java.util.Arrays;

/** Angles, lengths and decisions of features held in plain row-major arrays. */
public final class Geometry {
  private Geometry() {}

  /** Angle in degrees of a cosine, which rounding may have brought beyond −1 … 1. */
  public static double angleDeg(double cosine) {
    return Math.toDegrees(angleRad(cosine));
  }

  /** The same in radians. */
  public static double angleRad(double cosine) {
    return Math.acos(Math.max(-1, Math.min(1, cosine)));
  }

  /**
   * Angle in degrees between unit vectors x and y, by the arc tangent: exact near 0° and 180° too.
   *
   * @param minus the squared length of x − y
   * @param plus the squared length of x + y
   */
  public static double unitAngleDeg(double minus, double plus) {
    return Math.toDegrees(2 * Math.atan2(Math.sqrt(minus), Math.sqrt(plus)));
  }

  /** Angle in degrees between row i of a and row j of b. */
  public static double angleDeg(float[] a, int i, float[] b, int j, int dim) {
    double lengthA = length(a, i, dim);
    double lengthB = length(b, j, dim);
    double minus = 0;
    double plus = 0;
    for (int d = 0; d < dim; d++) {
      double x = a[i * dim + d] / lengthA;
      double y = b[j * dim + d] / lengthB;
      minus += (x - y) * (x - y);
      plus += (x + y) * (x + y);
    }
    return unitAngleDeg(minus, plus);
  }

  /** Length of row i. */
  public static double length(float[] rows, int i, int dim) {
    double sum = 0;
    for (int d = 0; d < dim; d++) {
      sum += (double) rows[i * dim + d] * rows[i * dim + d];
    }
    return Math.sqrt(sum);
  }

  /** The rows, each divided by its length. */
  public static float[] unitRows(float[] rows, int dim) {
    float[] unit = new float[rows.length];
    for (int i = 0; i < rows.length / dim; i++) {
      double length = length(rows, i, dim);
      for (int d = 0; d < dim; d++) {
        unit[i * dim + d] = (float) (rows[i * dim + d] / length);
      }
    }
    return unit;
  }

  /** Root of the mean squared distance of the rows from their mean. */
  public static double spread(float[] rows, int dim) {
    int count = rows.length / dim;
    double squares = 0;
    for (int d = 0; d < dim; d++) {
      double sum = 0;
      for (int i = 0; i < count; i++) {
        sum += rows[i * dim + d];
      }
      double mean = sum / count;
      for (int i = 0; i < count; i++) {
        squares += (rows[i * dim + d] - mean) * (rows[i * dim + d] - mean);
      }
    }
    return Math.sqrt(squares / count);
  }

  /** Lengths of all rows, ascending. */
  public static double[] sortedLengths(float[] rows, int dim) {
    double[] lengths = new double[rows.length / dim];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = length(rows, i, dim);
    }
    Arrays.sort(lengths);
    return lengths;
  }

  /** The class whose row of weights · x + bias is largest, for each row x. */
  public static int[] decide(float[] features, float[] weights, float[] bias, int dim) {
    int classes = weights.length / dim;
    int[] decided = new int[features.length / dim];
    for (int i = 0; i < decided.length; i++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        double score = bias.length == 0 ? 0 : bias[c];
        for (int d = 0; d < dim; d++) {
          score += (double) features[i * dim + d] * weights[c * dim + d];
        }
        if (score > best) {
          best = score;
          decided[i] = c;
        }
      }
    }
    return decided;
  }

  /** For each row the angle in degrees to the nearest other row. */
  public static double[] nearestOtherDeg(float[] rows, int dim) {
    int count = rows.length / dim;
    double[] nearest = new double[count];
    Arrays.fill(nearest, 180);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        if (i != j) {
          nearest[i] = Math.min(nearest[i], angleDeg(rows, i, rows, j, dim));
        }
      }
    }
    return nearest;
  }

  /** The value below which a share of an ascending array lies. */
  public static double quantile(double[] ascending, double share) {
    return ascending[(int) Math.min(ascending.length - 1L, Math.round(share * ascending.length))];
  }
}
