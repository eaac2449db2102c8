package facespace.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Records operations of this thread for differentiation until closed.
 *
 * <p>The engine's own collector allows one recording in the whole process, though the library below
 * records for each thread by itself; here two runs of a comparison can be trained at once.
 */
public final class Gradients implements AutoCloseable {
  private final boolean before;

  private Gradients(boolean before) {
    this.before = before;
  }

  /** Starts recording on this thread. */
  public static Gradients record() {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    return new Gradients(before);
  }

  /** Differentiates a scalar with respect to every array that requires a gradient. */
  public void backward(NDArray scalar) {
    try (PtNDArray one = (PtNDArray) scalar.onesLike()) {
      JniUtils.backward((PtNDArray) scalar, one, false, false);
    }
  }

  @Override
  public void close() {
    JniUtils.setGradMode(before);
  }
}
