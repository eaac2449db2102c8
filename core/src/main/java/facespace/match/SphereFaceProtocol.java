package facespace.match;

import facespace.knob.BadValue;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The evaluation of SphereFace (Liu et al. 2017): per fold the mean of the training embeddings is
 * subtracted, the cosine is the score, and the threshold is the mean of all that decide the
 * training pairs best. A pair exactly at the threshold counts as wrong either way.
 *
 * @param folds how many blocks, 10 for LFW
 * @param steps thresholds per unit of the cosine: t/steps, t = −steps … steps
 */
public record SphereFaceProtocol(int folds, int steps) {
  /** As published. */
  public static final SphereFaceProtocol STANDARD = new SphereFaceProtocol(10, 10_000);

  /**
   * What came of the folds.
   *
   * @param accuracyPerFold share of the fold's pairs decided rightly
   * @param thresholdPerFold cosine chosen on the other folds
   */
  public record Result(double[] accuracyPerFold, double[] thresholdPerFold) {
    /** Mean accuracy over the folds. */
    public double mean() {
      return Folds.mean(accuracyPerFold);
    }

    /** Standard deviation over the folds. */
    public double std() {
      return Folds.deviation(accuracyPerFold);
    }
  }

  /**
   * Carries the protocol out.
   *
   * @param rows embeddings as the model gives them; rows 2k and 2k + 1 are pair k
   * @param same whether each pair shows one person
   * @throws BadValue if the rows are not two per pair, or one equals the mean
   */
  public Result of(Embeddings rows, boolean[] same) {
    Folds blocks = Folds.of(rows, same, folds);
    double[] accuracy = new double[folds];
    double[] thresholds = new double[folds];
    for (int fold = 0; fold < folds; fold++) {
      double[] cosines = cosines(blocks.centred(rows, fold).unit());
      int from = blocks.first(fold);
      int to = blocks.first(fold + 1);
      double threshold = bestThreshold(cosines, same, outside(blocks.pairs(), from, to));
      long right = count(cosines, same, from, to, threshold);
      thresholds[fold] = threshold;
      accuracy[fold] = (double) right / (to - from);
    }
    return new Result(accuracy, thresholds);
  }

  private static int[] outside(int pairs, int from, int to) {
    return IntStream.range(0, pairs).filter(k -> k < from || k >= to).toArray();
  }

  private static double[] cosines(Embeddings unit) {
    int dim = unit.dim();
    double[] v = unit.values();
    return IntStream.range(0, unit.count() / 2)
        .mapToDouble(k -> Rows.cosine(v, 2 * k * dim, v, (2 * k + 1) * dim, dim))
        .toArray();
  }

  private static long count(double[] cosines, boolean[] same, int from, int to, double threshold) {
    return IntStream.range(from, to)
        .filter(k -> same[k] ? cosines[k] > threshold : cosines[k] < threshold)
        .count();
  }

  private double bestThreshold(double[] cosines, boolean[] same, int[] training) {
    int[] right = new int[2 * steps + 2];
    for (int k : training) {
      if (same[k]) {
        right[0]++;
        right[first(cosines[k], true)]--;
      } else {
        right[first(cosines[k], false)]++;
      }
    }
    Arrays.parallelPrefix(right, Integer::sum);
    int[] counts = Arrays.copyOf(right, 2 * steps + 1);
    int most = Arrays.stream(counts).max().orElseThrow();
    return IntStream.range(0, counts.length)
        .filter(t -> counts[t] == most)
        .mapToDouble(this::threshold)
        .average()
        .orElseThrow();
  }

  /** The first threshold at or above a score, or above it; one past the end if there is none. */
  private int first(double score, boolean orEqual) {
    int t = (int) Math.max(0, Math.floor((score + 1) * steps) - 1);
    while (t <= 2 * steps && (orEqual ? threshold(t) < score : threshold(t) <= score)) {
      t++;
    }
    return t;
  }

  private double threshold(int index) {
    return (double) (index - steps) / steps;
  }
}
