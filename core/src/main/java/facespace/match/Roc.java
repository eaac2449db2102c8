package facespace.match;

import java.util.Arrays;

/**
 * What is accepted at every possible threshold. Accepted is a score at or above it.
 *
 * @param thresholds the distinct scores, descending
 * @param tp same pairs accepted at each threshold
 * @param fp different pairs accepted at each threshold
 * @param same all same pairs
 * @param different all different pairs
 */
public record Roc(double[] thresholds, int[] tp, int[] fp, int same, int different) {

  /** Counts from two ascending lists of scores, neither empty. */
  static Roc of(double[] same, double[] different) {
    double[] thresholds = new double[same.length + different.length];
    int[] tp = new int[thresholds.length];
    int[] fp = new int[thresholds.length];
    int points = 0;
    int s = same.length;
    int d = different.length;
    while (s > 0 || d > 0) {
      double highest = Math.max(last(same, s), last(different, d));
      while (s > 0 && same[s - 1] == highest) {
        s--;
      }
      while (d > 0 && different[d - 1] == highest) {
        d--;
      }
      thresholds[points] = highest;
      tp[points] = same.length - s;
      fp[points++] = different.length - d;
    }
    return new Roc(
        Arrays.copyOf(thresholds, points),
        Arrays.copyOf(tp, points),
        Arrays.copyOf(fp, points),
        same.length,
        different.length);
  }

  private static double last(double[] ascending, int count) {
    return count == 0 ? Double.NEGATIVE_INFINITY : ascending[count - 1];
  }

  /** How many thresholds. */
  public int points() {
    return thresholds.length;
  }

  /** False accept rate at a point; at −1, where nothing is accepted yet, 0. */
  public double far(int point) {
    return point < 0 ? 0 : (double) fp[point] / different;
  }

  /** True accept rate at a point; at −1 it is 0. */
  public double tar(int point) {
    return point < 0 ? 0 : (double) tp[point] / same;
  }

  /** False reject rate at a point, 1 − TAR. */
  public double frr(int point) {
    return point < 0 ? 1 : (double) (same - tp[point]) / same;
  }

  /** Area under the curve: how often a same score beats a different one; ties count one half. */
  double area() {
    double twice = 0;
    for (int i = 0; i < points(); i++) {
      int newTp = i == 0 ? tp[0] : tp[i] - tp[i - 1];
      int newFp = i == 0 ? fp[0] : fp[i] - fp[i - 1];
      twice += (double) newFp * (2.0 * tp[i] - newTp);
    }
    return twice / (2.0 * same * different);
  }

  /** The point with FAR + TAR ≥ 1 that comes first. */
  int crossing() {
    int point = 0;
    while (crossed(point) < 0) {
      point++;
    }
    return point;
  }

  /** (FAR − FRR)·same·different in whole numbers, so that equal rates are equal. */
  long crossed(int point) {
    return (long) fp[point] * same - (long) (same - tp[point]) * different;
  }
}
