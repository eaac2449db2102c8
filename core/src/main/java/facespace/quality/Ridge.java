package facespace.quality;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
    return fitAll(rows, List.of(wanted), lambda).get(0);
  }

  /** One rule for each of several things that are to be said of the same rows. */
  static List<Ridge> fitAll(double[][] rows, List<double[]> wanted, double lambda) {
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
    double[] constants =
        wanted.stream().mapToDouble(y -> Arrays.stream(y).average().orElseThrow()).toArray();
    DMatrixRMaj x = new DMatrixRMaj(n, dim);
    DMatrixRMaj y = new DMatrixRMaj(n, constants.length);
    for (int i = 0; i < n; i++) {
      for (int d = 0; d < dim; d++) {
        x.set(i, d, (rows[i][d] - means[d]) / deviations[d]);
      }
      for (int k = 0; k < constants.length; k++) {
        y.set(i, k, wanted.get(k)[i] - constants[k]);
      }
    }
    DMatrixRMaj weights = solve(x, y, lambda);
    return IntStream.range(0, constants.length)
        .mapToObj(
            k -> {
              double[] column =
                  IntStream.range(0, dim).mapToDouble(d -> weights.get(d, k)).toArray();
              return new Ridge(means, deviations, column, constants[k]);
            })
        .toList();
  }

  private static DMatrixRMaj solve(DMatrixRMaj x, DMatrixRMaj y, double lambda) {
    int dim = x.numCols;
    DMatrixRMaj gram = new DMatrixRMaj(dim, dim); // Xᵀ X + N λ I
    DMatrixRMaj moments = new DMatrixRMaj(dim, y.numCols); // Xᵀ Y
    CommonOps_DDRM.multInner(x, gram);
    CommonOps_DDRM.multTransA(x, y, moments);
    for (int d = 0; d < dim; d++) {
      gram.add(d, d, x.numRows * lambda);
    }
    LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(dim);
    if (!cholesky.setA(gram)) {
      throw new IllegalStateException("not positive definite");
    }
    DMatrixRMaj b = new DMatrixRMaj(dim, y.numCols);
    cholesky.solve(moments, b);
    return b;
  }

  /** A rule as {@link #write} wrote it. */
  static Ridge read(DataInput in) throws IOException {
    int dim = in.readInt();
    return new Ridge(floats(in, dim), floats(in, dim), floats(in, dim), in.readFloat());
  }

  /** Writes the rule in single precision. */
  void write(DataOutput out) throws IOException {
    out.writeInt(weights.length);
    for (double[] each : List.of(means, deviations, weights, new double[] {constant})) {
      for (double value : each) {
        out.writeFloat((float) value);
      }
    }
  }

  private static double[] floats(DataInput in, int count) throws IOException {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  double predict(double[] row) {
    double sum = constant;
    for (int d = 0; d < weights.length; d++) {
      sum += weights[d] * (row[d] - means[d]) / deviations[d];
    }
    return sum;
  }
}
