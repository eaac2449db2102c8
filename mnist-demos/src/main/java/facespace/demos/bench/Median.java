package facespace.demos.bench;

import java.util.List;

/** The middle of a few repeats. */
final class Median {
  private Median() {}

  /** The median; of an even count the mean of the middle two. */
  static double of(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
