package facespace.loss;

/**
 * What a loss's own arrays are made for.
 *
 * @param classes number of classes C
 * @param dim dimension D of the features
 * @param directions where class directions start: unit rows, row-major (C × D)
 */
public record HeadShape(int classes, int dim, float[] directions) {}
