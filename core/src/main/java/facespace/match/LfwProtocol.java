package facespace.match;

import facespace.geometry.Geometry;
import facespace.knob.BadValue;
import facespace.knob.Label;
import facespace.knob.Labelled;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The protocol of Labeled Faces in the Wild (Huang et al. 2007) as the published FaceNet evaluation
 * carries it out: ten folds of pairs, a threshold chosen on nine and applied to the tenth. A pair
 * is accepted if its distance is below the threshold.
 *
 * @param folds how many blocks, 10 for LFW
 * @param metric how far two embeddings are apart
 * @param subtractMean whether the mean of the training folds is subtracted first
 */
public record LfwProtocol(int folds, Metric metric, boolean subtractMean) {
  private static final double ACCURACY_STEP = 0.01;
  private static final int ACCURACY_COUNT = 400;
  private static final double VAL_STEP = 0.001;
  private static final int VAL_COUNT = 4000;

  /** Ten folds by squared distance. */
  public static final LfwProtocol STANDARD = new LfwProtocol(10, Metric.SQUARED_L2, false);

  /** How far two embeddings are apart. */
  public enum Metric implements Labelled {
    /** |a − b|² of unit vectors, 0 … 4. */
    @Label(en = "squared distance", zh = "距离的平方")
    SQUARED_L2,
    /** Angle divided by π, 0 … 1. */
    @Label(en = "angle / π", zh = "夹角 / π")
    ANGLE_OVER_PI;
  }

  /**
   * Right decisions, and the mean curve of the folds.
   *
   * @param perFold share of the fold's pairs decided rightly
   * @param thresholdIndex threshold of each fold in steps of 0.01
   * @param foldSizes pairs per fold
   * @param tpr true accept rate at the thresholds 0, 0.01, … 3.99, mean over the test folds
   * @param fpr false accept rate at the same thresholds
   */
  public record Accuracy(
      double[] perFold, int[] thresholdIndex, int[] foldSizes, double[] tpr, double[] fpr) {
    /** Mean over the folds. */
    public double mean() {
      return Folds.mean(perFold);
    }

    /** Standard deviation over the folds. */
    public double std() {
      return Folds.deviation(perFold);
    }

    /** Area under the mean curve as far as it goes. */
    public double auc() {
      return IntStream.range(1, fpr.length)
          .mapToDouble(k -> (fpr[k] - fpr[k - 1]) * (tpr[k] + tpr[k - 1]) / 2)
          .sum();
    }

    /** Equal error rate of the mean curve; NaN if the curve does not reach FAR = 1. */
    public double eer() {
      if (fpr[fpr.length - 1] < 1) {
        return Double.NaN;
      }
      int k = 0;
      while (fpr[k] + tpr[k] < 1) {
        k++;
      }
      double before = fpr[k - 1] + tpr[k - 1];
      double part = (1 - before) / (fpr[k] + tpr[k] - before);
      return fpr[k - 1] + part * (fpr[k] - fpr[k - 1]);
    }
  }

  /**
   * Validation rate (the share of same pairs accepted) at a false accept rate.
   *
   * @param perFold rate on each test fold
   * @param thresholds distance at which the training folds reach the wanted FAR; 0 if never
   * @param far mean of the FAR that results on the test folds
   */
  public record Val(double[] perFold, double[] thresholds, double far) {
    /** Mean over the folds. */
    public double mean() {
      return Folds.mean(perFold);
    }

    /** Standard deviation over the folds. */
    public double std() {
      return Folds.deviation(perFold);
    }
  }

  /**
   * Accuracy over the folds.
   *
   * @param rows embeddings of any length; rows 2k and 2k + 1 are pair k
   * @param same whether each pair shows one person
   * @throws BadValue if the rows are not two per pair, or a fold lacks a kind of pair
   */
  public Accuracy accuracy(Embeddings rows, boolean[] same) {
    Folds blocks = blocks(rows, same);
    double[] perFold = new double[folds];
    int[] index = new int[folds];
    double[] tpr = new double[ACCURACY_COUNT];
    double[] fpr = new double[ACCURACY_COUNT];
    for (int fold = 0; fold < folds; fold++) {
      double[] distances = distances(rows, blocks, fold);
      GridCounts train =
          GridCounts.of(distances, blocks, fold, false, same, ACCURACY_STEP, ACCURACY_COUNT);
      GridCounts test =
          GridCounts.of(distances, blocks, fold, true, same, ACCURACY_STEP, ACCURACY_COUNT);
      index[fold] = train.mostRight();
      perFold[fold] = (double) test.right(index[fold]) / blocks.size(fold);
      for (int k = 0; k < ACCURACY_COUNT; k++) {
        tpr[k] += test.tar(k);
        fpr[k] += test.far(k);
      }
    }
    // Divided once at the end, so that a rate of 1 in every fold is exactly 1.
    Arrays.setAll(tpr, k -> tpr[k] / folds);
    Arrays.setAll(fpr, k -> fpr[k] / folds);
    return new Accuracy(perFold, index, blocks.sizes(), tpr, fpr);
  }

  /**
   * Validation rate at a wanted false accept rate.
   *
   * @param far wanted rate on the training folds, 0 … 1
   * @throws BadValue as {@link #accuracy}, or for a rate out of range
   */
  public Val valAtFar(Embeddings rows, boolean[] same, double far) {
    if (!(far >= 0 && far <= 1)) {
      throw new BadValue("error.range", "far", String.valueOf(far), "0 … 1");
    }
    Folds blocks = blocks(rows, same);
    double[] perFold = new double[folds];
    double[] thresholds = new double[folds];
    double seen = 0;
    for (int fold = 0; fold < folds; fold++) {
      double[] distances = distances(rows, blocks, fold);
      GridCounts train = GridCounts.of(distances, blocks, fold, false, same, VAL_STEP, VAL_COUNT);
      thresholds[fold] = train.thresholdAt(far, VAL_STEP);
      perFold[fold] = below(distances, blocks.chosen(fold, true, same, true), thresholds[fold]);
      seen += below(distances, blocks.chosen(fold, true, same, false), thresholds[fold]);
    }
    return new Val(perFold, thresholds, seen / folds);
  }

  private Folds blocks(Embeddings rows, boolean[] same) {
    Folds blocks = Folds.of(rows, same, folds);
    for (int fold = 0; fold < folds; fold++) {
      for (boolean kind : new boolean[] {true, false}) {
        if (blocks.chosen(fold, true, same, kind).length == 0) {
          throw new BadValue(
              kind ? "match.protocol.noSame" : "match.protocol.noDifferent", fold + 1, folds);
        }
      }
    }
    return blocks;
  }

  private double[] distances(Embeddings rows, Folds blocks, int fold) {
    Embeddings unit = rows.unit();
    Embeddings used = subtractMean ? blocks.centred(unit, fold) : unit;
    int dim = used.dim();
    double[] distances = new double[blocks.pairs()];
    Arrays.setAll(distances, k -> distance(used.values(), 2 * k * dim, (2 * k + 1) * dim, dim));
    return distances;
  }

  private double distance(double[] v, int a, int b, int dim) {
    double aa = Rows.dot(v, a, v, a, dim);
    double bb = Rows.dot(v, b, v, b, dim);
    if (metric == Metric.ANGLE_OVER_PI) {
      double cosine = Rows.dot(v, a, v, b, dim) / Math.sqrt(aa * bb);
      return Geometry.angleRad(cosine) / Math.PI;
    }
    double sum = 0;
    for (int d = 0; d < dim; d++) {
      sum += (v[a + d] - v[b + d]) * (v[a + d] - v[b + d]);
    }
    return sum;
  }

  private static double below(double[] distances, int[] pairs, double threshold) {
    long accepted = Arrays.stream(pairs).filter(k -> distances[k] < threshold).count();
    return (double) accepted / pairs.length;
  }
}
