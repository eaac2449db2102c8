package facespace.train.frame;

import facespace.geometry.Geometry;
import facespace.match.AngleStatistics;
import facespace.match.Embeddings;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How tightly features lie around the mean directions of their classes, and how far these are
 * apart, in a few numbers, beside how long they are. The means are those of all samples of a class;
 * distances to them are taken over the samples that count, so that the few misread ones do not
 * speak for the rest.
 */
final class ClassSpread {
  private static final double MEDIAN = 0.5;
  private static final double MOST = 0.95;
  private static final double FEW = 0.05;

  private ClassSpread() {}

  /**
   * Measures features; what has no direction (no length, or not a number) is left out.
   *
   * @param features row-major (N × D)
   * @param labels class of each, from 0 (N)
   * @param counts whether a sample is looked at: it was read correctly
   * @param weights class weights (C × D), or empty
   */
  static Map<Measure, Double> of(
      float[] features, int dim, int[] labels, IntPredicate counts, float[] weights) {
    Map<Measure, Double> found = new EnumMap<>(Measure.class);
    found.putAll(lengths(features, dim));
    int[] kept = directed(features, dim);
    if (kept.length == 0) {
      return found;
    }
    Embeddings x = rows(features, dim, kept);
    int[] own = Arrays.stream(kept).map(i -> labels[i]).toArray();
    int[] classes = directed(weights, dim);
    boolean hasWeights = classes.length > 0 && classes.length == weights.length / dim;
    AngleStatistics angles =
        AngleStatistics.of(
            x,
            own,
            hasWeights ? rows(weights, dim, classes) : null,
            AngleStatistics.Centre.OF_DIRECTIONS);
    double[] ascending =
        IntStream.range(0, kept.length)
            .filter(i -> counts.test(kept[i]))
            .mapToDouble(i -> angles.perSampleDeg()[i])
            .sorted()
            .toArray();
    found.put(Measure.MEDIAN_OWN, quantile(ascending, MEDIAN));
    found.put(Measure.P95_OWN, quantile(ascending, MOST));
    found.put(Measure.MIN_INTER, Arrays.stream(angles.interMinDeg()).min().orElse(Double.NaN));
    found.put(Measure.WEIGHT_TO_MEAN, angles.weightCentreMeanDeg());
    found.put(Measure.FISHER, fisher(x, own, angles));
    return found;
  }

  /** How long most features are; empty without any. */
  private static Map<Measure, Double> lengths(float[] features, int dim) {
    double[] ascending = Geometry.sortedLengths(features, dim);
    return ascending.length == 0
        ? Map.of()
        : Map.of(
            Measure.NORM_5,
            Geometry.quantile(ascending, FEW),
            Measure.NORM_95,
            Geometry.quantile(ascending, MOST));
  }

  /** The rows that have a direction. */
  private static int[] directed(float[] rows, int dim) {
    return IntStream.range(0, rows.length / dim)
        .filter(i -> Geometry.length(rows, i, dim) > 0)
        .filter(i -> Double.isFinite(Geometry.length(rows, i, dim)))
        .toArray();
  }

  private static Embeddings rows(float[] rows, int dim, int[] chosen) {
    double[] values = new double[chosen.length * dim];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows[chosen[i / dim] * dim + i % dim];
    }
    return new Embeddings(values, dim);
  }

  private static double quantile(double[] ascending, double share) {
    return ascending.length == 0 ? Double.NaN : Geometry.quantile(ascending, share);
  }

  /** Σ (1 − cos(x, m_class)) / Σ n_class (1 − cos(m_class, m)), m the mean of all. */
  private static double fisher(Embeddings x, int[] own, AngleStatistics angles) {
    double[] all = AngleStatistics.of(x, new int[own.length]).centres().unit().values();
    double[] centres = angles.centres().unit().values();
    double[] between = new double[angles.classes().length];
    for (int c = 0; c < between.length; c++) {
      int row = c * x.dim();
      between[c] =
          1 - IntStream.range(0, x.dim()).mapToDouble(d -> centres[row + d] * all[d]).sum();
    }
    double within =
        DoubleStream.of(angles.perSampleDeg()).map(a -> 1 - Math.cos(Math.toRadians(a))).sum();
    return within
        / Arrays.stream(own)
            .mapToDouble(y -> between[Arrays.binarySearch(angles.classes(), y)])
            .sum();
  }
}
