package facespace.train.frame;

import java.util.Map;

/**
 * What a viewer draws of a run at one step. Plain arrays only; never holds native memory; equal for
 * equal specs on one machine. Treat the arrays as immutable.
 *
 * @param where when in the run it is
 * @param points where images lie, and what they are taken for
 * @param rows what decides; all empty for people who were never trained on
 * @param learning how far the run has come
 * @param histograms of the angles to the own direction
 * @param wish what the loss in force makes of each probe image
 * @param asked what the loss in force asks of any feature
 * @param inForce the target logit in force during a warm-up
 * @param compared which samples the loss in force compares with each other
 * @param unseen where digits lie that were never trained on
 * @param measures how tightly classes are gathered and how far apart they are, and what the loss
 *     still asks for; a measure that has no meaning here is absent
 */
public record Frame(
    Where where,
    Points points,
    DecisionRows rows,
    Learning learning,
    Histograms histograms,
    Wish wish,
    Asked asked,
    InForce inForce,
    Compared compared,
    Unseen unseen,
    Map<Measure, Double> measures) {

  /** Number of 1° bins of the angle histograms. */
  public static final int BINS = 180;

  /**
   * When in a run.
   *
   * @param step mini-batches trained so far
   * @param epoch the same in epochs
   */
  public record Where(int step, double epoch) {}

  /**
   * Images in feature space.
   *
   * @param dim dimension D of the features
   * @param classes number of classes C
   * @param features probe features, row-major (N × D)
   * @param predicted class decided for each probe image (N); empty for people who were never
   *     trained on
   * @param drawn features of the images drawn by hand (K × D)
   * @param drawnPredicted their classes (K)
   */
  public record Points(
      int dim,
      int classes,
      float[] features,
      int[] predicted,
      float[] drawn,
      int[] drawnPredicted) {
    /**
     * Share of the probe images that are taken for the class that most are taken for, in [0, 1];
     * near 1 when all rays have become one, and 0 where nothing is decided.
     */
    public double largestShare() {
      int[] votes = new int[classes];
      int most = 0;
      for (int decided : predicted) {
        most = Math.max(most, ++votes[decided]);
      }
      return predicted.length == 0 ? 0 : most / (double) predicted.length;
    }

    /**
     * How long the mean of the features is, each brought to length 1, in [0, 1]; near 1 when all
     * point one way.
     */
    public double agreement() {
      double[] mean = new double[dim];
      for (int row = 0; row < features.length; row += dim) {
        double squares = 0;
        for (int d = 0; d < dim; d++) {
          squares += (double) features[row + d] * features[row + d];
        }
        double length = squares > 0 ? Math.sqrt(squares) : 1;
        for (int d = 0; d < dim; d++) {
          mean[d] += features[row + d] / length;
        }
      }
      double squares = 0;
      for (double sum : mean) {
        squares += sum * sum;
      }
      return features.length == 0 ? 0 : Math.sqrt(squares) * dim / features.length;
    }
  }

  /**
   * How far a run has come.
   *
   * @param trainLoss mean loss of the samples trained since the previous frame; NaN before any, and
   *     where none of them were compared though the loss compares samples
   * @param trainAccuracy their accuracy, decided without margins, in [0, 1]; NaN likewise
   * @param testAccuracy accuracy on the test images looked at, in [0, 1]; of people who were never
   *     trained on 1 − eer
   * @param testCount how many test images that were: the probe's, or all at the end of a run
   * @param eer equal error rate on all their pairs, in [0, 1], if the people are not among those
   *     trained on; else NaN
   * @param learningRate rate of the last step
   * @param marginStrength share of the margin in force, in [0, 1]
   * @param scale s at full strength; NaN where the feature's length is kept
   */
  public record Learning(
      double trainLoss,
      double trainAccuracy,
      double testAccuracy,
      int testCount,
      double eer,
      double learningRate,
      double marginStrength,
      double scale) {}

  /**
   * Angles to the own direction, or to the own centre of people who were never trained on, in
   * {@value #BINS} bins of 1°.
   *
   * @param trainAngles of the samples trained since the previous frame
   * @param testAngles of the probe
   */
  public record Histograms(int[] trainAngles, int[] testAngles) {}

  /** A measure's value, or NaN where it has no meaning. */
  public double measure(Measure measure) {
    return measures.getOrDefault(measure, Double.NaN);
  }
}
