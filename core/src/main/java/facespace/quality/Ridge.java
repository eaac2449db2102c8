package facespace.quality;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Ridge regression on columns brought to mean 0 and deviation 1: the weights b and constant c that
 * minimise the mean of (x·b + c − y)² plus λ |b|².
 */
final class Ridge {
  private final double[] means;
  private final double[] deviations;
  private final double[] weights;
  private final double constant;

  private Ridge(double[] means, double[] deviations, double[] weights, double constant) {
    this.means = means;
    this.deviations = deviations;
    this.weights = weights;
    this.constant = constant;
  }

  /**
   * Fits the rule.
   *
   * @param rows what is known, N rows of equal length
   * @param wanted what is to be said of each row (N)
   * @param lambda how strongly weights are held back, above 0
   */
  static Ridge fit(double[][] rows, double[] wanted, double lambda) {
    int n = rows.length;
    int dim = rows[0].length;
    double[] means = new double[dim];
    double[] deviations = new double[dim];
    for (int d = 0; d < dim; d++) {
      for (double[] row : rows) {
        means[d] += row[d] / n;
      }
      for (double[] row : rows) {
        deviations[d] += (row[d] - means[d]) * (row[d] - means[d]) / n;
      }
      deviations[d] = deviations[d] > 1e-12 ? Math.sqrt(deviations[d]) : 1;
    }
    double constant = 0;
    for (double y : wanted) {
      constant += y / n;
    }
    DMatrixRMaj x = new DMatrixRMaj(n, dim);
    DMatrixRMaj y = new DMatrixRMaj(n, 1);
    for (int i = 0; i < n; i++) {
      for (int d = 0; d < dim; d++) {
        x.set(i, d, (rows[i][d] - means[d]) / deviations[d]);
      }
      y.set(i, 0, wanted[i] - constant);
    }
    return new Ridge(means, deviations, solve(x, y, lambda), constant);
  }

  private static double[] solve(DMatrixRMaj x, DMatrixRMaj y, double lambda) {
    int dim = x.numCols;
    DMatrixRMaj gram = new DMatrixRMaj(dim, dim); // Xᵀ X + N λ I
    DMatrixRMaj moments = new DMatrixRMaj(dim, 1); // Xᵀ y
    CommonOps_DDRM.multTransA(x, x, gram);
    CommonOps_DDRM.multTransA(x, y, moments);
    for (int d = 0; d < dim; d++) {
      gram.add(d, d, x.numRows * lambda);
    }
    LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(dim);
    if (!cholesky.setA(gram)) {
      throw new IllegalStateException("not positive definite");
    }
    DMatrixRMaj b = new DMatrixRMaj(dim, 1);
    cholesky.solve(moments, b);
    return b.data;
  }

  double predict(double[] row) {
    double sum = constant;
    for (int d = 0; d < weights.length; d++) {
      sum += weights[d] * (row[d] - means[d]) / deviations[d];
    }
    return sum;
  }
}
