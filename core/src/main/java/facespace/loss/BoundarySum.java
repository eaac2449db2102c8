package facespace.loss;

import ai.djl.ndarray.NDArray;
import facespace.loss.mining.DistanceTable;
import facespace.loss.mining.TripletVisitor;
import java.util.Arrays;

/** What the triplets of a batch add up to, and how that changes with every distance and every β. */
final class BoundarySum implements TripletVisitor {
  private final MarginBased loss;
  private final DistanceTable distances;
  private final long[] labels;
  private final double[] boundaries;
  private final double[] byDistance;
  private final double[] byBoundary;
  private double sum;
  private long positive;

  BoundarySum(MarginBased loss, DistanceTable distances, long[] labels, double[] boundaries) {
    this.loss = loss;
    this.distances = distances;
    this.labels = labels;
    this.boundaries = boundaries;
    byDistance = new double[labels.length * labels.length];
    byBoundary = new double[boundaries.length];
  }

  @Override
  public void triplet(int anchor, int own, int other) {
    int c = (int) labels[anchor];
    sum += loss.nu() * boundaries[c];
    byBoundary[c] += loss.nu();
    add(loss.ofSame(distances.between(anchor, own), boundaries[c]), anchor, own, 1);
    add(loss.ofDifferent(distances.between(anchor, other), boundaries[c]), anchor, other, -1);
  }

  private void add(double term, int anchor, int end, int sign) {
    sum += term;
    if (term > 0) {
      positive++;
      byDistance[anchor * labels.length + end] += sign;
      byBoundary[(int) labels[anchor]] -= sign;
    }
  }

  /** All by the number of terms above 0; 0 without any. */
  NDArray mean(NDArray x, NDArray beta) {
    double share = positive == 0 ? 0 : 1.0 / positive;
    NDArray byFeatures =
        PlainMath.scalar(share * sum, x, scaled(distances.derivative(byDistance), share));
    return byFeatures.add(PlainMath.scalar(0, beta, scaled(byBoundary, share)));
  }

  private static double[] scaled(double[] numbers, double by) {
    return Arrays.stream(numbers).map(number -> by * number).toArray();
  }
}
