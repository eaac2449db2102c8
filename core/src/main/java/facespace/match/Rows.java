package facespace.match;

import facespace.geometry.Geometry;

/** Arithmetic on rows of plain row-major arrays. */
final class Rows {
  private Rows() {}

  /** Inner product; four sums, because a single one would wait for each addition. */
  static double dot(double[] a, int fromA, double[] b, int fromB, int dim) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int d = 0;
    for (; d + 3 < dim; d += 4) {
      s0 += a[fromA + d] * b[fromB + d];
      s1 += a[fromA + d + 1] * b[fromB + d + 1];
      s2 += a[fromA + d + 2] * b[fromB + d + 2];
      s3 += a[fromA + d + 3] * b[fromB + d + 3];
    }
    for (; d < dim; d++) {
      s0 += a[fromA + d] * b[fromB + d];
    }
    return s0 + s1 + (s2 + s3);
  }

  /** Cosine of two unit rows, kept within −1 … 1 against rounding. */
  static double cosine(double[] a, int fromA, double[] b, int fromB, int dim) {
    return clamp(dot(a, fromA, b, fromB, dim));
  }

  /** What rounding has put a little outside −1 … 1 is brought back. */
  static double clamp(double cosine) {
    return Math.max(-1, Math.min(1, cosine));
  }

  /** Angle of two unit rows in degrees. */
  static double angleDeg(double[] a, int fromA, double[] b, int fromB, int dim) {
    double minus = 0;
    double plus = 0;
    for (int d = 0; d < dim; d++) {
      double x = a[fromA + d];
      double y = b[fromB + d];
      minus += (x - y) * (x - y);
      plus += (x + y) * (x + y);
    }
    return Geometry.unitAngleDeg(minus, plus);
  }
}
