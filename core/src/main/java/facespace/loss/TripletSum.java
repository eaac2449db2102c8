package facespace.loss;

import ai.djl.ndarray.NDArray;
import facespace.loss.mining.DistanceTable;
import facespace.loss.mining.TripletVisitor;

/** What the triplets of a batch add up to, and how that changes with every distance. */
final class TripletSum implements TripletVisitor {
  private final TripletLoss loss;
  private final DistanceTable distances;
  private final int size;

  /** Distances in the loss's own measure (N × N). */
  private final double[] measured;

  private final double[] slopes;
  private double sum;
  private long count;
  private long positive;
  private long pulling;

  TripletSum(TripletLoss loss, DistanceTable distances) {
    this.loss = loss;
    this.distances = distances;
    size = distances.count();
    measured = new double[size * size];
    for (int i = 0; i < measured.length; i++) {
      measured[i] = loss.measure(distances.between(i / size, i % size));
    }
    slopes = new double[measured.length];
  }

  @Override
  public void triplet(int anchor, int own, int other) {
    int toOwn = anchor * size + own;
    int toOther = anchor * size + other;
    double gap = measured[toOwn] - measured[toOther];
    double term = loss.ofGap(gap);
    count++;
    if (term == 0) {
      return; // as most are before long: no loss falls below that, so there is no slope either
    }
    double slope = loss.slope(gap);
    sum += term;
    positive++;
    pulling += slope >= TripletLoss.PULLS ? 1 : 0;
    slopes[toOwn] += slope;
    slopes[toOther] -= slope;
  }

  Choice choice() {
    return new Choice(count, pulling);
  }

  /**
   * Their mean, over all or over those above 0 only; 0 without any.
   *
   * @param x the features that the distances are of (N, D)
   */
  NDArray mean(NDArray x) {
    double divisor = Math.max(1, loss.positiveOnly() ? positive : count);
    double[] byDistance = new double[slopes.length];
    for (int i = 0; i < slopes.length; i++) {
      double steepness = loss.squared() ? 2 * distances.between(i / size, i % size) : 1;
      byDistance[i] = slopes[i] * steepness / divisor;
    }
    return PlainMath.scalar(sum / divisor, x, distances.derivative(byDistance));
  }
}
