package facespace.loss;

import ai.djl.ndarray.NDArray;
import facespace.loss.mining.DistanceTable;

/** From features to the distances between them. */
public final class Distances {
  private Distances() {}

  /** Of every row to every row (N, D), in plain arrays, by which nothing is differentiated. */
  public static DistanceTable table(NDArray x) {
    return new DistanceTable(PlainMath.numbers(x), (int) x.getShape().get(1));
  }
}
