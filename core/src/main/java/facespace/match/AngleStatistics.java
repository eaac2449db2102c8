package facespace.match;

import facespace.knob.BadValue;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How tightly features gather and how far the people are apart: the angles of Table 3 of the
 * ArcFace paper (Deng et al. 2019), in degrees.
 *
 * @param classes labels that occur, ascending
 * @param centres mean direction or mean feature of each of them
 * @param perSampleDeg angle of every sample to the centre of its class
 * @param perClassDeg mean of those angles in each class
 * @param interMinDeg angle of every centre to the nearest other; empty with one class
 * @param weightCentreDeg angle of every occurring class's weight to its centre; empty without
 *     weights
 * @param weightMinDeg angle of every weight to the nearest other; empty without weights
 */
public record AngleStatistics(
    int[] classes,
    Embeddings centres,
    double[] perSampleDeg,
    double[] perClassDeg,
    double[] interMinDeg,
    double[] weightCentreDeg,
    double[] weightMinDeg) {

  /** What the centre of a class is. */
  public enum Centre {
    /** The mean of the features after each is made unit length. */
    OF_DIRECTIONS,
    /** The mean of the features as they are: long ones count more. */
    OF_FEATURES
  }

  /** Angles of features that have no class weights, such as those of people never trained on. */
  public static AngleStatistics of(Embeddings features, int[] labels) {
    return of(features, labels, null, Centre.OF_DIRECTIONS);
  }

  /**
   * Angles of features and class weights.
   *
   * @param features one row per sample
   * @param labels class of each sample
   * @param weights one row per class, or null
   * @throws BadValue if lengths do not fit, a label has no weight, or something has no direction
   */
  public static AngleStatistics of(
      Embeddings features, int[] labels, Embeddings weights, Centre centre) {
    features.checkLabels(labels.length);
    int[] classes = Arrays.stream(labels).sorted().distinct().toArray();
    int[] own = Arrays.stream(labels).map(y -> Arrays.binarySearch(classes, y)).toArray();
    Embeddings unit = features.unit();
    Embeddings centres =
        means(centre == Centre.OF_DIRECTIONS ? unit : features, own, classes.length);
    Embeddings directions = centres.unit();
    double[] perSample =
        IntStream.range(0, own.length)
            .mapToDouble(i -> angle(unit, i, directions, own[i]))
            .toArray();
    return new AngleStatistics(
        classes,
        centres,
        perSample,
        means(new Embeddings(perSample, 1), own, classes.length).values(),
        nearest(directions),
        weights == null ? new double[0] : toCentres(weights, classes, directions),
        weights == null ? new double[0] : nearest(weights.unit()));
  }

  /** Mean angle of the samples to their centre (the paper's Intra). */
  public double intraDeg() {
    return mean(perSampleDeg);
  }

  /** The same with every class counting alike. */
  public double intraMacroDeg() {
    return mean(perClassDeg);
  }

  /** Mean angle of the centres to their nearest other (Inter); NaN with one class. */
  public double interDeg() {
    return mean(interMinDeg);
  }

  /** Mean angle between weight and centre of a class (W-EC); NaN without weights. */
  public double weightCentreMeanDeg() {
    return mean(weightCentreDeg);
  }

  /** Mean angle of the weights to their nearest other (W-Inter); NaN without two weights. */
  public double weightInterDeg() {
    return mean(weightMinDeg);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static Embeddings means(Embeddings rows, int[] own, int classes) {
    int dim = rows.dim();
    double[] sums = new double[classes * dim];
    int[] count = new int[classes];
    for (int i = 0; i < own.length; i++) {
      count[own[i]]++;
      for (int d = 0; d < dim; d++) {
        sums[own[i] * dim + d] += rows.values()[i * dim + d];
      }
    }
    Arrays.setAll(sums, k -> sums[k] / count[k / dim]);
    return new Embeddings(sums, dim);
  }

  private static double[] toCentres(Embeddings weights, int[] classes, Embeddings centres) {
    int last = classes[classes.length - 1];
    if (classes[0] < 0 || last >= weights.count()) {
      int wrong = classes[0] < 0 ? classes[0] : last;
      throw new BadValue(
          "error.range", "label", String.valueOf(wrong), "0 … " + (weights.count() - 1));
    }
    Embeddings unit = weights.unit();
    return IntStream.range(0, classes.length)
        .mapToDouble(c -> angle(unit, classes[c], centres, c))
        .toArray();
  }

  private static double[] nearest(Embeddings unit) {
    int n = unit.count();
    if (n < 2) {
      return new double[0];
    }
    return IntStream.range(0, n)
        .mapToDouble(
            i ->
                IntStream.range(0, n)
                    .filter(j -> j != i)
                    .mapToDouble(j -> angle(unit, i, unit, j))
                    .min()
                    .orElseThrow())
        .toArray();
  }

  private static double angle(Embeddings a, int i, Embeddings b, int j) {
    int dim = a.dim();
    return Rows.angleDeg(a.values(), i * dim, b.values(), j * dim, dim);
  }
}
