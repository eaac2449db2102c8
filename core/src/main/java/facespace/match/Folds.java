package facespace.match;

import facespace.knob.BadValue;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Pairs cut into blocks without shuffling: each block is tested once and the others choose the
 * threshold. The first {@code pairs mod count} blocks are one larger.
 *
 * @param pairs how many pairs
 * @param count how many blocks
 */
record Folds(int pairs, int count) {

  /**
   * The folds of pairs whose embeddings stand in rows 2k and 2k + 1.
   *
   * @throws BadValue if there are not two rows per pair or fewer pairs than folds
   */
  static Folds of(Embeddings rows, boolean[] same, int count) {
    if (rows.count() != 2 * same.length) {
      throw new BadValue("match.protocol.rows", rows.count(), same.length);
    }
    if (count < 2 || count > same.length) {
      throw new BadValue("error.range", "folds", String.valueOf(count), "2 … " + same.length);
    }
    return new Folds(same.length, count);
  }

  int first(int fold) {
    return fold * (pairs / count) + Math.min(fold, pairs % count);
  }

  int size(int fold) {
    return first(fold + 1) - first(fold);
  }

  int[] sizes() {
    return IntStream.range(0, count).map(this::size).toArray();
  }

  /** The pairs of one kind inside the block, or outside it. */
  int[] chosen(int fold, boolean inside, boolean[] same, boolean wanted) {
    int from = first(fold);
    int to = first(fold + 1);
    return IntStream.range(0, pairs)
        .filter(k -> (k >= from && k < to) == inside && same[k] == wanted)
        .toArray();
  }

  /** Rows minus the mean of all rows, first and second members alike, outside the block. */
  Embeddings centred(Embeddings rows, int fold) {
    int dim = rows.dim();
    double[] mean = new double[dim];
    int from = 2 * first(fold);
    int to = 2 * first(fold + 1);
    for (int i = 0; i < rows.count(); i++) {
      for (int d = 0; (i < from || i >= to) && d < dim; d++) {
        mean[d] += rows.values()[i * dim + d];
      }
    }
    double[] centred = rows.values().clone();
    for (int i = 0; i < centred.length; i++) {
      centred[i] -= mean[i % dim] / (rows.count() - (to - from));
    }
    return new Embeddings(centred, dim);
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** Standard deviation of a whole population, divided by n and not by n − 1. */
  static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(mean(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).toArray()));
  }
}
