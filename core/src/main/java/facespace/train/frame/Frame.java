package facespace.train.frame;

import java.util.Map;

/**
 * What a viewer draws of a run at one step. Plain arrays only; never holds native memory; equal for
 * equal specs on one machine. Treat the arrays as immutable.
 *
 * @param step mini-batches trained so far
 * @param epoch the same in epochs
 * @param dim dimension D of the features
 * @param classes number of classes C
 * @param features probe features, row-major (N × D)
 * @param predicted class decided for each probe image (N)
 * @param directions unit class directions (C × D)
 * @param weights what decides: class j wins where its row · x + bias is largest (C × D)
 * @param bias (C), or empty without a bias
 * @param trainLoss mean loss of the samples trained since the previous frame; NaN before any
 * @param trainAccuracy their accuracy, decided without margins, in [0, 1]; NaN before any
 * @param testAccuracy accuracy on the test images looked at, in [0, 1]
 * @param testCount how many test images that were: the probe's, or all at the end of a run
 * @param meanOwnAngleDeg mean angle of the probe features to their own direction
 * @param own95AngleDeg 95 % of them are nearer than this
 * @param maxOwnAngleDeg the largest of them
 * @param minInterAngleDeg smallest angle between two class directions
 * @param meanInterAngleDeg mean over classes of the angle to the nearest other direction
 * @param norm5 5 % of the probe features are shorter than this
 * @param norm95 95 % of the probe features are shorter than this
 * @param learningRate rate of the last step
 * @param marginStrength share of the margin in force, in [0, 1]
 * @param scale s at full strength; NaN where the feature's length is kept
 * @param trainAngles angles to the own direction of the samples trained since the previous frame,
 *     180 bins of 1°
 * @param testAngles the same for the probe
 * @param drawn features of the images drawn by hand (K × D)
 * @param drawnPredicted their classes (K)
 * @param certainty probability that the loss in force, margin included, gives each probe image's
 *     own class (N); empty without class directions
 * @param push steepest way down the loss by each probe feature's direction, per radian: its length
 *     is the push the feature gets (N × D); empty without class directions or for D > 3
 * @param pushCurve push at 0°, 2° … 180° from the own direction on an even ring of directions, at
 *     the median feature length where that is kept (91); empty where no even arrangement is known
 * @param wedgeLengths feature lengths from short to long (L)
 * @param wedgeDeg half-angle of the wedge in which the loss is sure of a feature of that length, 0
 *     where it never is (L); empty like {@code pushCurve}
 * @param measures how tightly classes are gathered and how far apart they are, and what the loss
 *     still asks for; a measure that has no meaning here is absent
 * @param eer equal error rate on all pairs of the probe, in [0, 1], if its people are not among
 *     those trained on; then accuracy is 1 − eer, own angles are measured to each person's own
 *     centre and inter angles between the centres, and there are no directions, weights and
 *     decisions; else NaN
 */
public record Frame(
    int step,
    double epoch,
    int dim,
    int classes,
    float[] features,
    int[] predicted,
    float[] directions,
    float[] weights,
    float[] bias,
    double trainLoss,
    double trainAccuracy,
    double testAccuracy,
    int testCount,
    double meanOwnAngleDeg,
    double own95AngleDeg,
    double maxOwnAngleDeg,
    double minInterAngleDeg,
    double meanInterAngleDeg,
    double norm5,
    double norm95,
    double learningRate,
    double marginStrength,
    double scale,
    int[] trainAngles,
    int[] testAngles,
    float[] drawn,
    int[] drawnPredicted,
    float[] certainty,
    float[] push,
    float[] pushCurve,
    float[] wedgeLengths,
    float[] wedgeDeg,
    Map<Measure, Double> measures,
    double eer) {

  /** Number of 1° bins of the angle histograms. */
  public static final int BINS = 180;

  /** Number of angles of {@link #pushCurve}. */
  public static final int PUSH_POINTS = 91;

  /**
   * Share of the probe images that are taken for the class that most are taken for, in [0, 1]; near
   * 1 when all rays have become one, and 0 where nothing is decided.
   */
  public double largestShare() {
    int[] votes = new int[classes];
    int most = 0;
    for (int decided : predicted) {
      most = Math.max(most, ++votes[decided]);
    }
    return predicted.length == 0 ? 0 : most / (double) predicted.length;
  }

  /** A measure's value, or NaN where it has no meaning. */
  public double measure(Measure measure) {
    return measures.getOrDefault(measure, Double.NaN);
  }
}
