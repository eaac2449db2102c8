package facespace.demos.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import facespace.engine.TorchEngine;

/** How fast this machine multiplies large matrices in single precision. */
final class MatrixPeak {
  private static final int[] SIZES = {1024, 1536, 2048};
  private static final double SECONDS_EACH = 0.7;

  private MatrixPeak() {}

  /** The best rate over square matrices of several sizes, in multiply-adds per second. */
  static double multiplyAddsPerSecond() {
    double best = 0;
    for (int size : SIZES) {
      best = Math.max(best, rate(size));
    }
    return best;
  }

  private static double rate(int size) {
    try (NDManager manager = TorchEngine.newManager()) {
      NDArray a = manager.randomUniform(-1, 1, new Shape(size, size));
      NDArray b = manager.randomUniform(-1, 1, new Shape(size, size));
      multiply(a, b);
      long start = System.nanoTime();
      int count = 0;
      double seconds = 0;
      while (seconds < SECONDS_EACH) {
        multiply(a, b);
        count++;
        seconds = (System.nanoTime() - start) / 1e9;
      }
      return count * Math.pow(size, 3) / seconds;
    }
  }

  private static void multiply(NDArray a, NDArray b) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      // Reading one number makes sure that the product is there.
      a.matMul(b).getFloat(0, 0);
    }
  }
}
