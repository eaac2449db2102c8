package facespace.project;

import java.lang.reflect.Field;
import java.util.Arrays;
import smile.manifold.TSNE;

/**
 * Smile's gradient descent of t-SNE with the attraction in our hands: a map whose points are fed
 * anew keeps its coordinates, gains and momentum, and only the attraction P is written anew.
 *
 * <p>Smile 3.1.1 makes P once, in its constructor, and shares it with nobody, so it is reached by
 * reflection. That also sidesteps three of its habits: its search for the precisions adds base-2
 * and natural logarithms (its perplexity 30 is more like 50), it takes a square input for
 * distances, and it exaggerates P twelvefold for 251 iterations, whatever they start from. One
 * habit stays: it counts every point's nearness to itself into the sum that normalises q, which
 * weakens repulsion a little.
 */
final class SmileTsne {
  /**
   * The first iterations pull this much harder, so that clusters find together. Smile's 12 would
   * draw few points with many neighbours into one spot (Linderman and Steinerberger, 2019).
   */
  static final double EXAGGERATION = 4;

  /** So many iterations do. */
  static final int EXAGGERATED = 50;

  /** At the end of this iteration Smile divides the attraction by 12. */
  private static final int DIVISION = 251;

  private static final Field P = attraction();

  private final TSNE tsne;
  private double[][] joint;
  private int iterations;

  /**
   * @param start coordinates to start from (N × 2)
   * @param learningRate step along the gradient
   */
  SmileTsne(double[][] start, double learningRate) {
    int n = start.length;
    double[][] alike = new double[n][n];
    for (int i = 0; i < n; i++) {
      Arrays.fill(alike[i], 1);
      alike[i][i] = 0;
    }
    // All equally far: with this perplexity its search is content at its first guess.
    double content = (n - 1) * Math.pow(2, 1 - 1 / Math.log(2));
    tsne = new TSNE(alike, 2, content, learningRate, 0);
    for (int i = 0; i < n; i++) {
      tsne.coordinates[i][0] = start[i][0];
      tsne.coordinates[i][1] = start[i][1];
    }
  }

  /** The coordinates, live (N × 2). */
  double[][] coordinates() {
    return tsne.coordinates;
  }

  /** Draws the points together by these joint probabilities from now on (N × N). */
  void attract(double[][] joint) {
    this.joint = joint;
    double factor = iterations < EXAGGERATED ? EXAGGERATION : 1;
    double[][] p = read();
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p.length; j++) {
        p[i][j] = factor * joint[i][j];
      }
    }
  }

  /** Goes some steps down the gradient; each call starts with no momentum. */
  void update(int steps) {
    int end = iterations + steps;
    for (int change : new int[] {EXAGGERATED, DIVISION}) {
      if (iterations < change && change <= end) {
        descend(change - iterations);
        attract(joint);
      }
    }
    descend(end - iterations);
  }

  private void descend(int steps) {
    if (steps > 0) {
      tsne.update(steps);
      iterations += steps;
    }
  }

  int iterations() {
    return iterations;
  }

  private double[][] read() {
    try {
      return (double[][]) P.get(tsne);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Field attraction() {
    try {
      Field field = TSNE.class.getDeclaredField("P");
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("another version of Smile", e);
    }
  }
}
