package facespace.loss;

import ai.djl.ndarray.NDArray;
import facespace.loss.mining.DistanceTable;
import facespace.loss.mining.PairVisitor;

/** What the pairs of a batch add up to, and how that changes with every distance. */
final class PairSum implements PairVisitor {
  private final PairLoss loss;
  private final DistanceTable distances;
  private final double[] slopes;
  private double sum;
  private long count;
  private long pulling;

  PairSum(PairLoss loss, DistanceTable distances) {
    this.loss = loss;
    this.distances = distances;
    slopes = new double[distances.count() * distances.count()];
  }

  @Override
  public void pair(int one, int other, boolean isSame) {
    double distance = distances.between(one, other);
    double term = isSame ? loss.ofSame(distance) : loss.ofDifferent(distance);
    sum += term;
    pulling += term > 0 ? 1 : 0;
    slopes[one * distances.count() + other] +=
        isSame ? loss.slopeOfSame(distance) : loss.slopeOfDifferent(distance);
    count++;
  }

  Choice choice() {
    return new Choice(count, pulling);
  }

  /**
   * Their mean; 0 without any.
   *
   * @param x the features that the distances are of (N, D)
   */
  NDArray mean(NDArray x) {
    double[] byRows = distances.derivative(slopes);
    for (int i = 0; i < byRows.length; i++) {
      byRows[i] /= Math.max(1, count);
    }
    return PlainMath.scalar(sum / Math.max(1, count), x, byRows);
  }
}
