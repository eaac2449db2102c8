package facespace.train.frame;

/**
 * Where images drawn by hand lie in a run's feature space.
 *
 * @param features their features, row-major (K × D)
 * @param predicted their classes (K)
 * @param anglesDeg angle of each to every class direction, in degrees (K rows of C)
 */
public record Placement(float[] features, int[] predicted, double[][] anglesDeg) {}
