package facespace.loss;

import ai.djl.ndarray.NDArray;
import facespace.loss.mining.DistanceTable;
import facespace.loss.mining.TripletVisitor;

/** What the triplets of a batch add up to, and how that changes with every distance. */
final class TripletSum implements TripletVisitor {
  private final TripletLoss loss;
  private final DistanceTable distances;
  private final double[] slopes;
  private double sum;
  private long count;
  private long positive;

  TripletSum(TripletLoss loss, DistanceTable distances) {
    this.loss = loss;
    this.distances = distances;
    slopes = new double[distances.count() * distances.count()];
  }

  @Override
  public void triplet(int anchor, int own, int other) {
    double gap = loss.gap(distances, anchor, own, other);
    double term = loss.ofGap(gap);
    sum += term;
    count++;
    positive += term > 0 ? 1 : 0;
    double slope = loss.slope(gap);
    if (slope != 0) {
      slopes[anchor * distances.count() + own] += slope * byDistance(anchor, own);
      slopes[anchor * distances.count() + other] -= slope * byDistance(anchor, other);
    }
  }

  /** How fast the loss's own measure of a distance grows with the distance. */
  private double byDistance(int i, int j) {
    return loss.squared() ? 2 * distances.between(i, j) : 1;
  }

  /**
   * Their mean, over all or over those above 0 only; 0 without any.
   *
   * @param x the features that the distances are of (N, D)
   */
  NDArray mean(NDArray x) {
    double divisor = Math.max(1, loss.positiveOnly() ? positive : count);
    double[] byRows = distances.derivative(slopes);
    for (int i = 0; i < byRows.length; i++) {
      byRows[i] /= divisor;
    }
    return PlainMath.scalar(sum / divisor, x, byRows);
  }
}
