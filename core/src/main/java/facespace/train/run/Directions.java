package facespace.train.run;

import facespace.train.spec.DirectionStart;
import java.util.SplittableRandom;

/**
 * Where class directions start: drawn at random, or random points that have pushed each other
 * apart.
 *
 * <p>Directions that start close together are carried along with the features, which all start in
 * one small bundle, and two classes can stay on one ray for the whole run. Spread out, they do not.
 */
final class Directions {
  private static final int ROUNDS = 400;
  private static final long MOST_WORK = 200_000_000;

  private Directions() {}

  /** Unit rows (C × D), row-major; the same for the same random source. */
  static float[] start(DirectionStart start, int classes, int dim, SplittableRandom random) {
    double[][] points = randomPoints(classes, dim, random);
    if (start == DirectionStart.SPREAD) {
      spread(points);
    }
    return rows(points);
  }

  private static void spread(double[][] points) {
    long work = (long) points.length * points.length * points[0].length;
    long rounds = Math.min(ROUNDS, MOST_WORK / Math.max(1L, work));
    for (int round = 0; round < rounds; round++) {
      push(points, 0.2 / points.length * (1 - round / (double) rounds) + 0.001);
    }
  }

  private static double[][] randomPoints(int classes, int dim, SplittableRandom random) {
    double[][] points = new double[classes][dim];
    for (double[] point : points) {
      for (int d = 0; d < dim; d++) {
        point[d] = random.nextGaussian();
      }
      normalise(point);
    }
    return points;
  }

  private static float[] rows(double[][] points) {
    int dim = points[0].length;
    float[] rows = new float[points.length * dim];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) points[i / dim][i % dim];
    }
    return rows;
  }

  /** Moves every point away from the others, the nearest pushing hardest (inverse cube). */
  private static void push(double[][] points, double step) {
    double[][] forces = new double[points.length][points[0].length];
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < points.length; j++) {
        if (i != j) {
          repel(points[i], points[j], forces[i]);
        }
      }
      normalise(forces[i]);
    }
    for (int i = 0; i < points.length; i++) {
      for (int d = 0; d < points[i].length; d++) {
        points[i][d] += step * forces[i][d];
      }
      normalise(points[i]);
    }
  }

  private static void repel(double[] from, double[] other, double[] force) {
    double squared = 1e-9;
    for (int d = 0; d < from.length; d++) {
      squared += (from[d] - other[d]) * (from[d] - other[d]);
    }
    double strength = 1 / (squared * squared);
    for (int d = 0; d < from.length; d++) {
      force[d] += strength * (from[d] - other[d]);
    }
  }

  private static void normalise(double[] vector) {
    double sum = 1e-30;
    for (double value : vector) {
      sum += value * value;
    }
    double length = Math.sqrt(sum);
    for (int d = 0; d < vector.length; d++) {
      vector[d] /= length;
    }
  }
}
