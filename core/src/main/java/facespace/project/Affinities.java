package facespace.project;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How strongly t-SNE draws each point to each other: the exact joint probabilities P of van der
 * Maaten and Hinton, "Visualizing Data using t-SNE" (JMLR 2008), equations 1 and 2 and section 3.1.
 *
 * <p>Immutable by agreement; safe for use by several threads.
 *
 * @param beta precision of the Gaussian around each point (N): the one whose conditional
 *     distribution has entropy ln(perplexity)
 * @param joint p<sub>ij</sub> = (p<sub>j|i</sub> + p<sub>i|j</sub>) / 2N, symmetric, zero diagonal,
 *     sum 1 (N × N)
 */
record Affinities(double[] beta, double[][] joint) {
  private static final double ENTROPY_TOLERANCE = 1e-12;
  private static final int MOST_ROUNDS = 100;
  private static final double NARROWEST = 1e-12;
  private static final double WIDEST = 1e12;

  /**
   * @param squared squared distances (N × N)
   * @param perplexity how many neighbours count, above 1 and below N
   * @param near precisions to start the search from (N), such as those of a moment ago; may be
   *     empty
   */
  static Affinities of(double[][] squared, double perplexity, double[] near) {
    int n = squared.length;
    double[] beta = new double[n];
    double[][] joint = new double[n][n];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              double start = near.length == n ? near[i] : (n - 1) / sum(squared[i]);
              beta[i] = conditional(squared[i], i, Math.log(perplexity), start, joint[i]);
            });
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double p = (joint[i][j] + joint[j][i]) / (2 * n);
        joint[i][j] = p;
        joint[j][i] = p;
      }
    }
    return new Affinities(beta, joint);
  }

  /**
   * Finds the precision by Newton's method in ln β, kept inside a bracket, and writes p<sub>j|i
   * </sub>. More points in one place than the perplexity asks for have no such precision: the
   * search then ends at the narrowest Gaussian, and they share the probability.
   */
  private static double conditional(
      double[] squared, int self, double entropy, double start, double[] p) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int j = 0; j < squared.length; j++) {
      nearest = j == self ? nearest : Math.min(nearest, squared[j]);
    }
    double low = NARROWEST;
    double high = WIDEST;
    double beta = start > low && start < high ? start : 1;
    for (int round = 0; ; round++) {
      double sum = 0;
      double mean = 0;
      double meanSquare = 0;
      for (int j = 0; j < squared.length; j++) {
        double beyond = squared[j] - nearest; // the same p, but no underflow of all of them
        double weight = j == self ? 0 : Math.exp(-beta * beyond);
        p[j] = weight;
        sum += weight;
        mean += weight * beyond;
        meanSquare += weight * beyond * beyond;
      }
      mean /= sum;
      double excess = Math.log(sum) + beta * mean - entropy;
      if (Math.abs(excess) < ENTROPY_TOLERANCE || round == MOST_ROUNDS || low >= high) {
        for (int j = 0; j < p.length; j++) {
          p[j] /= sum;
        }
        return beta;
      }
      if (excess > 0) {
        low = beta;
      } else {
        high = beta;
      }
      double slope = -beta * beta * (meanSquare / sum - mean * mean); // dH / d ln β
      double next = beta * Math.exp(Math.max(-3, Math.min(3, -excess / slope)));
      beta = next > low && next < high ? next : Math.sqrt(low * high);
    }
  }

  /**
   * Kullback-Leibler divergence of the map from the points: Σ p ln(p/q), with q<sub>ij</sub>
   * proportional to 1/(1 + |y<sub>i</sub> − y<sub>j</sub>|²).
   *
   * @param y coordinates (N × 2)
   */
  double kl(double[][] y) {
    double near = IntStream.range(0, y.length).mapToDouble(i -> nearness(y, i)).sum();
    return IntStream.range(0, y.length)
        .parallel()
        .mapToObj(
            i -> {
              double part = 0;
              for (int j = 0; j < y.length; j++) {
                double p = joint[i][j];
                part += p > 0 ? p * Math.log(p * near * (1 + squared(y[i], y[j]))) : 0;
              }
              return part;
            })
        .toList()
        .stream()
        .mapToDouble(part -> part)
        .sum();
  }

  private static double nearness(double[][] y, int i) {
    double sum = 0;
    for (int j = 0; j < y.length; j++) {
      sum += j == i ? 0 : 1 / (1 + squared(y[i], y[j]));
    }
    return sum;
  }

  /** Squared Euclidean distances of all pairs of rows (N × N). */
  static double[][] squaredDistances(float[] rows, int dim) {
    int n = rows.length / dim;
    double[][] squared = new double[n][n];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              for (int j = 0; j < i; j++) {
                squared[i][j] = squared[j][i] = squared(rows, i, j, dim);
              }
            });
    return squared;
  }

  private static double squared(float[] rows, int i, int j, int dim) {
    double sum = 0;
    for (int d = 0; d < dim; d++) {
      double difference = (double) rows[i * dim + d] - rows[j * dim + d];
      sum += difference * difference;
    }
    return sum;
  }

  private static double squared(double[] a, double[] b) {
    double x = a[0] - b[0];
    double y = a[1] - b[1];
    return x * x + y * y;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }
}
