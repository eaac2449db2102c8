package facespace.loss;

import ai.djl.ndarray.NDArray;
import facespace.loss.mining.DistanceTable;
import facespace.loss.mining.TripletVisitor;
import java.util.Arrays;

/**
 * What the triplets of a batch add up to, and how that changes with every distance and every β.
 * Both ends of a triplet are judged alone, so that it is enough to count how often each pair comes
 * up.
 */
final class BoundarySum implements TripletVisitor {
  private final MarginBased loss;
  private final DistanceTable distances;
  private final long[] labels;
  private final double[] boundaries;

  /** Of anchor and end (N × N). */
  private final int[] times;

  /** Whether it is too near or too far yet, of anchor and end (N × N). */
  private final boolean[] pulls;

  private final double[] byDistance;
  private final double[] byBoundary;
  private double sum;
  private long positive;
  private long count;
  private long pulling;

  BoundarySum(MarginBased loss, DistanceTable distances, long[] labels, double[] boundaries) {
    this.loss = loss;
    this.distances = distances;
    this.labels = labels;
    this.boundaries = boundaries;
    times = new int[labels.length * labels.length];
    byDistance = new double[times.length];
    byBoundary = new double[boundaries.length];
    pulls = new boolean[times.length];
    for (int i = 0; i < pulls.length; i++) {
      pulls[i] = term(i / labels.length, i % labels.length) > 0;
    }
  }

  private double term(int anchor, int end) {
    double boundary = boundaries[(int) labels[anchor]];
    double distance = distances.between(anchor, end);
    return labels[anchor] == labels[end]
        ? loss.ofSame(distance, boundary)
        : loss.ofDifferent(distance, boundary);
  }

  @Override
  public void triplet(int anchor, int own, int other) {
    int toOwn = anchor * labels.length + own;
    int toOther = anchor * labels.length + other;
    times[toOwn]++;
    times[toOther]++;
    count++;
    pulling += pulls[toOwn] || pulls[toOther] ? 1 : 0;
  }

  Choice choice() {
    return new Choice(count, pulling);
  }

  /** A pair of one class comes up once in every triplet, which costs ν β. */
  private void add(int anchor, int end, int count) {
    int c = (int) labels[anchor];
    boolean isSame = labels[anchor] == labels[end];
    if (isSame) {
      sum += count * loss.nu() * boundaries[c];
      byBoundary[c] += count * loss.nu();
    }
    double term = term(anchor, end);
    sum += count * term; // what is not a number spreads
    if (term > 0) {
      int slope = isSame ? count : -count;
      positive += count;
      byDistance[anchor * labels.length + end] += slope;
      byBoundary[c] -= slope;
    }
  }

  /** All by the number of terms above 0; 0 without any. */
  NDArray mean(NDArray x, NDArray beta) {
    for (int i = 0; i < times.length; i++) {
      if (times[i] > 0) {
        add(i / labels.length, i % labels.length, times[i]);
      }
    }
    double share = positive == 0 ? 0 : 1.0 / positive;
    NDArray byFeatures =
        PlainMath.scalar(share * sum, x, scaled(distances.derivative(byDistance), share));
    return byFeatures.add(PlainMath.scalar(0, beta, scaled(byBoundary, share)));
  }

  private static double[] scaled(double[] numbers, double by) {
    return Arrays.stream(numbers).map(number -> by * number).toArray();
  }
}
