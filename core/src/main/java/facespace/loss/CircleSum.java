package facespace.loss;

import ai.djl.ndarray.NDArray;
import facespace.loss.mining.DistanceTable;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What the pairs of a batch add up to in {@link CirclePairs}, and how it changes with distances.
 */
final class CircleSum {
  private final CirclePairs loss;
  private final DistanceTable distances;
  private final long[] labels;

  /** Of one and other (N × N). */
  private final double[] logits;

  private final double[] slopes;
  private double sum;
  private int groups;

  /** Told of a pair and whether it is farther from its goal than it may be. */
  interface Visitor {
    void pair(int one, int other, boolean pulls);
  }

  CircleSum(CirclePairs loss, DistanceTable distances, long[] labels) {
    this.loss = loss;
    this.distances = distances;
    this.labels = labels;
    logits = new double[labels.length * labels.length];
    slopes = new double[logits.length];
    for (int pair = 0; pair < logits.length; pair++) {
      logits[pair] = loss.logit(similarity(distance(pair)), isSame(pair));
    }
  }

  /** The cosine of unit features so far apart. */
  static double similarity(double distance) {
    return 1 - distance * distance / 2;
  }

  /** ln(1 + eᵛ), never too large for a number. */
  static double softplus(double v) {
    return Math.max(0, v) + Math.log1p(Math.exp(-Math.abs(v)));
  }

  private double distance(int pair) {
    return distances.between(pair / labels.length, pair % labels.length);
  }

  private boolean isSame(int pair) {
    return labels[pair / labels.length] == labels[pair % labels.length];
  }

  void eachPair(Visitor visitor) {
    for (int i = 0; i < labels.length; i++) {
      for (int j = 0; j < i; j++) {
        visitor.pair(i, j, logits[i * labels.length + j] > 0);
      }
    }
  }

  Choice choice() {
    long[] counts = new long[2];
    eachPair(
        (one, other, pulls) -> {
          counts[0]++;
          counts[1] += pulls ? 1 : 0;
        });
    return new Choice(counts[0], counts[1]);
  }

  /** The mean over samples, or the one value of the batch; 0 where nothing can be compared. */
  NDArray mean(NDArray x) {
    int n = labels.length;
    if (loss.over() == CirclePairs.Over.BATCH) {
      add(IntStream.range(0, n * n).filter(pair -> pair % n < pair / n).toArray());
    } else {
      for (int i = 0; i < n; i++) {
        int own = i * n + i;
        add(IntStream.range(i * n, (i + 1) * n).filter(pair -> pair != own).toArray());
      }
    }
    double share = 1.0 / Math.max(1, groups);
    double[] byRows = distances.derivative(slopes);
    for (int i = 0; i < byRows.length; i++) {
      byRows[i] *= share;
    }
    return PlainMath.scalar(share * sum, x, byRows);
  }

  /** The pairs under one logarithm; nothing if those of one kind are missing. */
  private void add(int[] pairs) {
    double own = logSum(pairs, this::isSame);
    double other = logSum(pairs, pair -> !isSame(pair));
    if (own == Double.NEGATIVE_INFINITY || other == Double.NEGATIVE_INFINITY) {
      return;
    }
    sum += softplus(own + other);
    groups++;
    double certainty = 1 / (1 + Math.exp(-own - other));
    for (int pair : pairs) {
      double weight = certainty * Math.exp(logits[pair] - (isSame(pair) ? own : other));
      double distance = distance(pair);
      slopes[pair] -= weight * loss.slope(similarity(distance), isSame(pair)) * distance;
    }
  }

  /** ln Σ e^logit, −∞ of none. */
  private double logSum(int[] pairs, IntPredicate counts) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int pair : pairs) {
      largest = counts.test(pair) ? Math.max(largest, logits[pair]) : largest;
    }
    if (largest == Double.NEGATIVE_INFINITY) {
      return largest;
    }
    double total = 0;
    for (int pair : pairs) {
      total += counts.test(pair) ? Math.exp(logits[pair] - largest) : 0;
    }
    return largest + Math.log(total);
  }
}
