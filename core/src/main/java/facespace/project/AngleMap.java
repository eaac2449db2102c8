package facespace.project;

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
    return IntStream.range(0, unit.length / dim)
        .mapToDouble(other -> angleDeg(unit, row, other, dim))
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
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              for (int j = 0; j < n; j++) {
                double angle = i == j ? 0 : angleDeg(unit, i, j, dim);
                degrees[i * n + j] = (byte) (Double.isNaN(angle) ? 255 : Math.round(angle));
              }
            });
    return degrees;
  }

  private static double angleDeg(float[] unit, int i, int j, int dim) {
    double minus = 0;
    double plus = 0;
    for (int d = 0; d < dim; d++) {
      double x = unit[i * dim + d];
      double y = unit[j * dim + d];
      minus += (x - y) * (x - y);
      plus += (x + y) * (x + y);
    }
    return Math.toDegrees(2 * Math.atan2(Math.sqrt(minus), Math.sqrt(plus))); // exact near 0 too
  }
}
