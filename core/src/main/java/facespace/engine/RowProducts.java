package facespace.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * Inner products of rows of a plain array with one another, by the tensor library. Not thread-safe;
 * holds native memory until closed.
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

  @Override
  public void close() {
    manager.close();
    TorchEngine.returnFreedMemory();
  }
}
