package facespace.train.frame;

import facespace.data.Images;
import facespace.geometry.Geometry;
import java.util.stream.IntStream;

/**
 * By what a model decides: class j wins where its row · x + bias is largest.
 *
 * @param directions unit class directions (C × D): of the class weights, or of the class means
 * @param weights rows (C × D)
 * @param bias (C), or empty without a bias
 */
public record DecisionRows(float[] directions, float[] weights, float[] bias) {
  static final DecisionRows NONE = new DecisionRows(new float[0], new float[0], new float[0]);

  /** So many training images say where the class means are. */
  private static final int SAMPLE = 2000;

  /** Of class weights (C × D): unit rows where the loss has them. */
  static DecisionRows ofWeights(float[] raw, float[] bias, boolean unitWeights, int dim) {
    float[] directions = Geometry.unitRows(raw, dim);
    return new DecisionRows(directions, unitWeights ? directions : raw, bias);
  }

  /**
   * Of class means, the nearest of which wins: |x − c|² = |x|² − 2 c · x + |c|². The means are
   * those of training images spread evenly over all.
   */
  static DecisionRows ofMeans(Subject subject, Images train, int dim) {
    int count = Math.min(SAMPLE, train.count());
    int[] chosen =
        IntStream.range(0, count).map(i -> (int) ((long) i * train.count() / count)).toArray();
    float[] features = subject.features(train, chosen);
    double[] sums = new double[train.classes() * dim];
    int[] counts = new int[train.classes()];
    for (int i = 0; i < count; i++) {
      int label = train.labels()[chosen[i]];
      counts[label]++;
      for (int d = 0; d < dim; d++) {
        sums[label * dim + d] += features[i * dim + d];
      }
    }
    float[] means = new float[sums.length];
    float[] weights = new float[sums.length];
    float[] bias = new float[counts.length];
    for (int c = 0; c < counts.length; c++) {
      double squared = 0;
      for (int d = 0; d < dim; d++) {
        double mean = sums[c * dim + d] / Math.max(1, counts[c]);
        means[c * dim + d] = (float) mean;
        weights[c * dim + d] = (float) (2 * mean);
        squared += mean * mean;
      }
      bias[c] = counts[c] == 0 ? Float.NEGATIVE_INFINITY : (float) -squared;
    }
    return new DecisionRows(Geometry.unitRows(means, dim), weights, bias);
  }

  /** The means that {@link #ofMeans} made these rows of (C × D). */
  float[] means() {
    float[] means = weights.clone();
    for (int i = 0; i < means.length; i++) {
      means[i] /= 2;
    }
    return means;
  }
}
