package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.stream.IntStream;

/** Between native arrays and plain ones, where terms are too many for an operation each. */
final class PlainMath {
  private PlainMath() {}

  /** The numbers of a float or double array, row-major. */
  static double[] numbers(NDArray array) {
    if (array.getDataType() == DataType.FLOAT64) {
      return array.toDoubleArray();
    }
    float[] floats = array.toFloatArray();
    return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
  }

  /** Plain numbers as an array of another's type and shape. */
  static NDArray like(NDArray array, double[] numbers) {
    NDManager manager = array.getManager();
    return array.getDataType() == DataType.FLOAT64
        ? manager.create(numbers, array.getShape())
        : manager.create(floats(numbers), array.getShape());
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  /**
   * A scalar of a known value and a known derivative by an array; not a number where that is not.
   *
   * @param slope the derivative, row-major, as many as the array has
   */
  static NDArray scalar(double value, NDArray array, double[] slope) {
    NDArray linear = array.mul(like(array, slope)).sum();
    return linear.sub(linear.stopGradient()).add(like(linear, new double[] {value}));
  }
}
