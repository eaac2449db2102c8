package facespace.sweep;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's correction for many comparisons (S. Holm, “A simple sequentially rejective multiple test
 * procedure”, 1979): the chance that any of them is called different by chance alone stays below
 * the level at which the corrected p are judged.
 */
final class Holm {
  private Holm() {}

  /**
   * Corrects p values.
   *
   * @return in the same order, at most 1
   */
  static double[] corrected(double[] p) {
    int[] ascending =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] corrected = new double[p.length];
    double highest = 0;
    for (int rank = 0; rank < p.length; rank++) {
      int i = ascending[rank];
      highest = Math.max(highest, Math.min(1, (p.length - rank) * p[i]));
      corrected[i] = highest;
    }
    return corrected;
  }
}
