package facespace.engine;

import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * Computes without recording operations for differentiation.
 *
 * <p>The engine switches recording off by itself only on the thread that loaded it; on any other,
 * looking at features would build a graph that nobody differentiates.
 */
public final class Inference {
  private Inference() {}

  /** The result of a computation on this thread. */
  public static <T> T of(Supplier<T> computation) {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
    try {
      return computation.get();
    } finally {
      JniUtils.setGradMode(before);
    }
  }
}
