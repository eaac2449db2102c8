package facespace.train;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * How tightly features lie around the mean directions of their classes, and how far these are
 * apart. Mean directions are those of all samples of a class, each of length one; distances are
 * taken over the samples that count, so that the few misread ones do not speak for the rest.
 */
final class ClassSpread {
  private static final double MEDIAN = 0.5;
  private static final double MOST = 0.95;

  private ClassSpread() {}

  /**
   * Measures features.
   *
   * @param features row-major (N × D)
   * @param labels class of each, from 0 (N)
   * @param counts whether a sample is looked at: it was read correctly
   * @param weights class weights (C × D), or empty
   */
  static Map<Measure, Double> of(
      float[] features, int dim, int[] labels, IntPredicate counts, float[] weights) {
    int classes = Arrays.stream(labels).max().orElse(-1) + 1;
    float[] means = means(features, dim, labels, classes);
    Map<Measure, Double> found = new EnumMap<>(Measure.class);
    double[] own = new double[labels.length];
    int seen = 0;
    for (int i = 0; i < labels.length; i++) {
      double angle = Geometry.angleDeg(features, i, means, labels[i], dim);
      if (counts.test(i) && !Double.isNaN(angle)) {
        own[seen++] = angle;
      }
    }
    double[] ascending = Arrays.copyOf(own, seen);
    Arrays.sort(ascending);
    found.put(Measure.MEDIAN_OWN, quantile(ascending, MEDIAN));
    found.put(Measure.P95_OWN, quantile(ascending, MOST));
    found.put(Measure.MIN_INTER, nearestMeans(means, dim, labels));
    found.put(Measure.WEIGHT_TO_MEAN, weightToMean(weights, means, dim, classes));
    found.put(Measure.FISHER, fisher(features, means, dim, labels));
    return found;
  }

  private static double quantile(double[] ascending, double share) {
    return ascending.length == 0 ? Double.NaN : Geometry.quantile(ascending, share);
  }

  /** Unit mean directions (C × D); NaN for a class without samples. */
  private static float[] means(float[] features, int dim, int[] labels, int classes) {
    double[] sums = new double[classes * dim];
    for (int i = 0; i < labels.length; i++) {
      double length = Geometry.length(features, i, dim);
      for (int d = 0; d < dim; d++) {
        sums[labels[i] * dim + d] += length > 0 ? features[i * dim + d] / length : 0;
      }
    }
    float[] means = new float[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = (float) sums[i];
    }
    return Geometry.unitRows(means, dim);
  }

  private static double nearestMeans(float[] means, int dim, int[] labels) {
    int[] present = Arrays.stream(labels).distinct().toArray();
    double nearest = present.length > 1 ? Double.POSITIVE_INFINITY : Double.NaN;
    for (int a : present) {
      for (int b : present) {
        if (a < b) {
          nearest = Math.min(nearest, Geometry.angleDeg(means, a, means, b, dim));
        }
      }
    }
    return nearest;
  }

  private static double weightToMean(float[] weights, float[] means, int dim, int classes) {
    double sum = 0;
    int seen = 0;
    for (int c = 0; c < Math.min(classes, weights.length / dim); c++) {
      double angle = Geometry.angleDeg(weights, c, means, c, dim);
      if (!Double.isNaN(angle)) {
        sum += angle;
        seen++;
      }
    }
    return seen == 0 ? Double.NaN : sum / seen;
  }

  /** Σ (1 − cos(x, m_class)) / Σ n_class (1 − cos(m_class, m)), over all samples. */
  private static double fisher(float[] features, float[] means, int dim, int[] labels) {
    float[] all = means(features, dim, new int[labels.length], 1);
    double within = 0;
    double between = 0;
    for (int i = 0; i < labels.length; i++) {
      within += oneMinusCosine(features, i, means, labels[i], dim);
      between += oneMinusCosine(means, labels[i], all, 0, dim);
    }
    return within / between;
  }

  private static double oneMinusCosine(float[] a, int i, float[] b, int j, int dim) {
    return 1 - Math.cos(Math.toRadians(Geometry.angleDeg(a, i, b, j, dim)));
  }
}
