package facespace.project;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * How well something can be read off a representation by a linear rule: Alain and Bengio,
 * "Understanding intermediate layers using linear classifier probes" (2016). The rule is ridge
 * regression, fitted on some people and judged on others.
 */
public final class LinearProbe {
  private LinearProbe() {}

  /**
   * How well a trait is read.
   *
   * @param choice whether the trait is a choice of a few values; else it is a measure
   * @param value of a measure: R², 1 for perfect, 0 or below for no better than the mean. Of a
   *     choice: balanced accuracy, the mean over the values of the share read rightly, in [0, 1];
   *     NaN if the people judged are all alike
   * @param chance what somebody blind would reach: 0 for a measure, 1 / values for a choice
   */
  public record Score(boolean choice, double value, double chance) {}

  /**
   * Fits the rule on some people and judges it on others.
   *
   * @param fit rows to fit on, row-major (N × dim)
   * @param fitTrait the trait's value of each (N); the same number for the same choice
   * @param test rows of others (M × dim)
   * @param testTrait their values (M)
   * @param choice whether the trait is a choice of a few values; else it is a measure
   * @param ridge how strongly large weights are held back, as a share of the representation's own
   *     mean variance; above 0
   */
  public static Score judge(
      float[] fit,
      double[] fitTrait,
      float[] test,
      double[] testTrait,
      int dim,
      boolean choice,
      double ridge) {
    double[] values = Arrays.stream(fitTrait).distinct().sorted().toArray();
    return choice
        ? choice(fit, fitTrait, test, testTrait, dim, ridge, values)
        : measure(fit, fitTrait, test, testTrait, dim, ridge);
  }

  private static Score measure(
      float[] fit, double[] fitTrait, float[] test, double[] testTrait, int dim, double ridge) {
    double[] even = new double[fitTrait.length];
    Arrays.fill(even, 1);
    double[] weights = regress(fit, fitTrait, even, dim, ridge);
    double mean = Arrays.stream(testTrait).average().orElse(Double.NaN);
    double error = 0;
    double spread = 0;
    for (int i = 0; i < testTrait.length; i++) {
      double miss = predict(weights, test, i, dim) - testTrait[i];
      error += miss * miss;
      spread += (testTrait[i] - mean) * (testTrait[i] - mean);
    }
    return new Score(false, spread > 0 ? 1 - error / spread : Double.NaN, 0);
  }

  /** One regression per value, every value counting the same; the largest answer decides. */
  private static Score choice(
      float[] fit,
      double[] fitTrait,
      float[] test,
      double[] testTrait,
      int dim,
      double ridge,
      double[] values) {
    double[] balance = new double[fitTrait.length];
    for (int i = 0; i < balance.length; i++) {
      balance[i] = 1.0 / values.length / count(fitTrait, fitTrait[i]) * balance.length;
    }
    double[][] weights =
        Arrays.stream(values)
            .mapToObj(value -> regress(fit, is(fitTrait, value), balance, dim, ridge))
            .toArray(double[][]::new);
    double[] decided =
        IntStream.range(0, testTrait.length)
            .mapToDouble(i -> values[largest(weights, test, i, dim)])
            .toArray();
    double[] present = Arrays.stream(testTrait).distinct().toArray();
    double accuracy =
        Arrays.stream(present)
            .map(value -> share(testTrait, decided, value))
            .average()
            .orElse(Double.NaN);
    double chance = 1.0 / Math.max(1, present.length);
    return new Score(true, present.length > 1 ? accuracy : Double.NaN, chance);
  }

  private static int largest(double[][] weights, float[] rows, int i, int dim) {
    int best = 0;
    for (int v = 1; v < weights.length; v++) {
      if (predict(weights[v], rows, i, dim) > predict(weights[best], rows, i, dim)) {
        best = v;
      }
    }
    return best;
  }

  private static double share(double[] truth, double[] decided, double value) {
    return IntStream.range(0, truth.length)
        .filter(i -> truth[i] == value)
        .mapToDouble(i -> decided[i] == value ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  private static long count(double[] values, double value) {
    return Arrays.stream(values).filter(v -> v == value).count();
  }

  private static double[] is(double[] values, double value) {
    return Arrays.stream(values).map(v -> v == value ? 1 : 0).toArray();
  }

  /**
   * Weighted ridge regression by Cholesky: minimises Σ w (x·b + c − y)² / Σ w + λ |b|².
   *
   * @return the weights b and then the constant c (dim + 1)
   */
  static double[] regress(float[] rows, double[] y, double[] weight, int dim, double ridge) {
    double total = Arrays.stream(weight).sum();
    double[] mean = new double[dim];
    double meanY = 0;
    for (int i = 0; i < y.length; i++) {
      for (int d = 0; d < dim; d++) {
        mean[d] += weight[i] / total * rows[i * dim + d];
      }
      meanY += weight[i] / total * y[i];
    }
    DMatrixRMaj scaled = new DMatrixRMaj(y.length, dim);
    DMatrixRMaj target = new DMatrixRMaj(y.length, 1);
    for (int i = 0; i < y.length; i++) {
      double root = Math.sqrt(weight[i] / total);
      for (int d = 0; d < dim; d++) {
        scaled.set(i, d, root * (rows[i * dim + d] - mean[d]));
      }
      target.set(i, 0, root * (y[i] - meanY));
    }
    double[] b = solve(scaled, target, ridge);
    double[] weights = Arrays.copyOf(b, dim + 1);
    weights[dim] = meanY - IntStream.range(0, dim).mapToDouble(d -> b[d] * mean[d]).sum();
    return weights;
  }

  private static double[] solve(DMatrixRMaj scaled, DMatrixRMaj target, double ridge) {
    int dim = scaled.numCols;
    DMatrixRMaj gram = new DMatrixRMaj(dim, dim);
    DMatrixRMaj moments = new DMatrixRMaj(dim, 1);
    CommonOps_DDRM.multTransA(scaled, scaled, gram);
    CommonOps_DDRM.multTransA(scaled, target, moments);
    double variance = CommonOps_DDRM.trace(gram) / dim;
    double lambda = variance > 0 ? ridge * variance : 1;
    for (int d = 0; d < dim; d++) {
      gram.add(d, d, lambda);
    }
    LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(dim);
    if (!cholesky.setA(gram)) {
      throw new IllegalStateException("not positive definite");
    }
    DMatrixRMaj b = new DMatrixRMaj(dim, 1);
    cholesky.solve(moments, b);
    return b.data;
  }

  private static double predict(double[] weights, float[] rows, int i, int dim) {
    double sum = weights[dim];
    for (int d = 0; d < dim; d++) {
      sum += weights[d] * rows[i * dim + d];
    }
    return sum;
  }
}
