package facespace.loss;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;

/**
 * For every sample of a batch the hardest triplet it is the anchor of: the farthest sample of its
 * own class and the nearest of any other (Hermans et al. 2017, Section 2).
 *
 * @param anchors samples that have both (A)
 * @param own farthest of the own class, never the anchor itself; the first of equally far ones (A)
 * @param other nearest of another class, likewise (A)
 */
public record BatchHard(long[] anchors, long[] own, long[] other) {

  /**
   * @param x features (N, D); nothing is differentiated through the choice
   * @param labels own classes (N)
   */
  public static BatchHard of(NDArray x, long[] labels) {
    int count = labels.length;
    int dim = count == 0 ? 0 : (int) (x.size() / count);
    double[][] rows = rows(x, count, dim);
    long[][] found = new long[3][count];
    int kept = 0;
    for (int anchor = 0; anchor < count; anchor++) {
      int own = -1;
      int other = -1;
      double farthest = -1;
      double nearest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < count; i++) {
        double squared = squared(rows[anchor], rows[i]);
        if (labels[i] != labels[anchor] && squared < nearest) {
          nearest = squared;
          other = i;
        } else if (i != anchor && labels[i] == labels[anchor] && squared > farthest) {
          farthest = squared;
          own = i;
        }
      }
      if (own >= 0 && other >= 0) {
        found[0][kept] = anchor;
        found[1][kept] = own;
        found[2][kept++] = other;
      }
    }
    return new BatchHard(first(found[0], kept), first(found[1], kept), first(found[2], kept));
  }

  private static long[] first(long[] all, int count) {
    return Arrays.copyOf(all, count);
  }

  private static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return sum;
  }

  private static double[][] rows(NDArray x, int count, int dim) {
    Number[] all = x.toArray();
    double[][] rows = new double[count][dim];
    for (int i = 0; i < count; i++) {
      for (int d = 0; d < dim; d++) {
        rows[i][d] = all[i * dim + d].doubleValue();
      }
    }
    return rows;
  }
}
