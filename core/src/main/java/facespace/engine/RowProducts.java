package facespace.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * Inner products of rows of plain arrays, by the tensor library. One of these holds its rows in
 * native memory until closed, and is not thread-safe.
 */
public final class RowProducts implements AutoCloseable {
  private final NDManager manager = TorchEngine.newManager();
  private final NDArray rows; // (N, D)

  /**
   * @param rows row-major N·dim
   * @param dim numbers per row
   */
  public RowProducts(double[] rows, int dim) {
    this.rows = manager.create(rows, new Shape(rows.length / dim, dim));
  }

  /**
   * Some rows with each other and with all that come after them.
   *
   * @param from the first row
   * @param to the row after the last, at most N
   * @return row-major (to − from)·(N − from), beginning with the product of the first with itself
   */
  public double[] with(int from, int to) {
    try (NDArray some = rows.get(new NDIndex("{}:{}", from, to));
        NDArray others = rows.get(new NDIndex("{}:", from));
        NDArray columns = others.transpose();
        NDArray products = some.matMul(columns)) {
      return products.toDoubleArray();
    }
  }

  /**
   * Rows of one array with rows of another.
   *
   * @param a row-major N·dim
   * @param b row-major M·dim
   * @return row-major N·M
   */
  public static double[] between(double[] a, double[] b, int dim) {
    try (NDManager scope = TorchEngine.newManager()) {
      NDArray columns = scope.create(b, new Shape(b.length / dim, dim)).transpose();
      return scope.create(a, new Shape(a.length / dim, dim)).matMul(columns).toDoubleArray();
    }
  }

  /**
   * Weighted sums of rows.
   *
   * @param weights row-major K·N, a row for each sum
   * @param rows row-major N·dim
   * @return row-major K·dim
   */
  public static double[] sums(double[] weights, double[] rows, int dim) {
    int n = rows.length / dim;
    try (NDManager scope = TorchEngine.newManager()) {
      NDArray summands = scope.create(rows, new Shape(n, dim));
      return scope
          .create(weights, new Shape(weights.length / n, n))
          .matMul(summands)
          .toDoubleArray();
    }
  }

  @Override
  public void close() {
    manager.close();
    TorchEngine.returnFreedMemory();
  }
}
