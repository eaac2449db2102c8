package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import facespace.engine.Scalars;
import facespace.loss.mining.DistanceTable;

/**
 * Euclidean distances whose gradient is 0 where two points coincide, as published references do.
 */
public final class Distances {
  private Distances() {}

  /** Of rows to rows: (P, D) and (P, D) to (P). */
  public static NDArray between(NDArray a, NDArray b) {
    return root(a.sub(b).square().sum(new int[] {1}));
  }

  /** Of every row to every row: (N, D) to (N, N); exactly 0 on the diagonal. */
  static NDArray all(NDArray x) {
    NDArray squares = x.square().sum(new int[] {1}); // (N)
    NDArray products = x.matMul(x.transpose());
    NDArray squared =
        squares.expandDims(1).add(squares.expandDims(0)).sub(Scalars.times(products, 2));
    NDArray isSelf =
        squared.getManager().eye((int) x.getShape().get(0)).toType(DataType.BOOLEAN, false);
    return root(NDArrays.where(isSelf, squared.zerosLike(), squared));
  }

  /** The same of every row to every row in plain arrays, by which nothing is differentiated. */
  public static DistanceTable table(NDArray x) {
    return new DistanceTable(PlainMath.numbers(x), (int) x.getShape().get(1));
  }

  private static NDArray root(NDArray squared) {
    NDArray isZero = squared.lte(0);
    NDArray safe = NDArrays.where(isZero, squared.onesLike(), squared).sqrt();
    return NDArrays.where(isZero, squared.zerosLike(), safe);
  }
}
