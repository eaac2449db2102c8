package facespace.match;

import java.util.Arrays;

/**
 * Pairs accepted at the thresholds 0, step, 2·step, …: those whose distance is below.
 *
 * @param tp same pairs accepted at each threshold
 * @param fp different pairs accepted at each threshold
 * @param same all same pairs, at least one
 * @param different all different pairs, at least one
 */
record GridCounts(int[] tp, int[] fp, int same, int different) {

  static GridCounts of(
      double[] distances,
      Folds blocks,
      int fold,
      boolean inside,
      boolean[] same,
      double step,
      int count) {
    int[] alike = blocks.chosen(fold, inside, same, true);
    int[] unlike = blocks.chosen(fold, inside, same, false);
    return new GridCounts(
        accepted(distances, alike, step, count),
        accepted(distances, unlike, step, count),
        alike.length,
        unlike.length);
  }

  private static int[] accepted(double[] distances, int[] pairs, double step, int count) {
    int[] accepted = new int[count];
    for (int pair : pairs) {
      // The first threshold above the distance, by comparison: division alone may be one off.
      int k = (int) Math.max(0, distances[pair] / step - 1);
      while (k < count && !(distances[pair] < k * step)) {
        k++;
      }
      if (k < count) {
        accepted[k]++;
      }
    }
    Arrays.parallelPrefix(accepted, Integer::sum);
    return accepted;
  }

  double tar(int k) {
    return (double) tp[k] / same;
  }

  double far(int k) {
    return (double) fp[k] / different;
  }

  int right(int k) {
    return tp[k] + different - fp[k];
  }

  /** The first threshold with the most right decisions. */
  int mostRight() {
    int best = 0;
    for (int k = 1; k < tp.length; k++) {
      best = right(k) > right(best) ? k : best;
    }
    return best;
  }

  /** Where FAR reaches the target, on the straight line between two thresholds. */
  double thresholdAt(double target, double step) {
    int k = 0;
    while (k < fp.length && far(k) < target) {
      k++;
    }
    if (k == 0 || k == fp.length) {
      return 0;
    }
    double part = (target - far(k - 1)) / (far(k) - far(k - 1));
    return (k - 1) * step + part * (k * step - (k - 1) * step);
  }
}
