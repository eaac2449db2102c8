package facespace.project;

import facespace.geometry.Geometry;
import java.util.stream.IntStream;

/** The true angles between points: what a map in the plane can only hint at. */
public final class AngleMap {
  private AngleMap() {}

  /**
   * Rows of length 1, so that Euclidean distances are chords: d² = 2 − 2 cos θ. A row of zeros
   * stays; what is not finite stays so.
   *
   * @param rows N rows of {@code dim} numbers
   */
  public static float[] unit(float[] rows, int dim) {
    float[] unit = rows.clone();
    for (int start = 0; start < rows.length; start += dim) {
      double square = 0;
      for (int d = start; d < start + dim; d++) {
        square += (double) rows[d] * rows[d];
      }
      double length = square == 0 ? 1 : Math.sqrt(square);
      for (int d = start; d < start + dim; d++) {
        unit[d] = (float) (rows[d] / length);
      }
    }
    return unit;
  }

  /**
   * Angles of one row to all others, in degrees (N); NaN where one is not finite.
   *
   * @param unit rows of length 1
   */
  public static double[] anglesDeg(float[] unit, int dim, int row) {
    double[] squares = squares(unit, dim);
    return IntStream.range(0, unit.length / dim)
        .mapToDouble(other -> angleDeg(unit, squares, row, other, dim))
        .toArray();
  }

  /**
   * Angles between all rows in whole degrees, 0 … 180 as unsigned bytes (N × N); 255 where one is
   * not finite.
   *
   * @param unit rows of length 1
   */
  public static byte[] of(float[] unit, int dim) {
    int n = unit.length / dim;
    byte[] degrees = new byte[n * n];
    double[] squares = squares(unit, dim);
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              for (int j = 0; j < i; j++) {
                double angle = angleDeg(unit, squares, i, j, dim);
                byte whole = (byte) (Double.isNaN(angle) ? 255 : Math.round(angle));
                degrees[i * n + j] = whole;
                degrees[j * n + i] = whole;
              }
            });
    return degrees;
  }

  /** Squared lengths of all rows: 1, or 0, but for rounding (N). */
  private static double[] squares(float[] unit, int dim) {
    return IntStream.range(0, unit.length / dim)
        .mapToDouble(
            row -> {
              double square = 0;
              for (int d = row * dim; d < (row + 1) * dim; d++) {
                square += (double) unit[d] * unit[d];
              }
              return square;
            })
        .toArray();
  }

  /**
   * From the lengths of x − y and of x + y, exact near 0 too: |x − y|² + |x + y|² = 2|x|² + 2|y|².
   */
  private static double angleDeg(float[] unit, double[] squares, int i, int j, int dim) {
    double minus = 0;
    for (int d = 0; d < dim; d++) {
      double apart = (double) unit[i * dim + d] - unit[j * dim + d];
      minus += apart * apart;
    }
    double plus = Math.max(0, 2 * (squares[i] + squares[j]) - minus);
    return Geometry.unitAngleDeg(minus, plus);
  }
}
