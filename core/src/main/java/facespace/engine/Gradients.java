package facespace.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Records operations for differentiation until closed.
 *
 * <p>The engine allows one recording in the whole process; this one waits its turn, so a curve
 * drawn while a run trains waits for at most one training step.
 */
public final class Gradients implements AutoCloseable {
  private static final ReentrantLock TURN = new ReentrantLock(true);

  private final GradientCollector collector;

  private Gradients(GradientCollector collector) {
    this.collector = collector;
  }

  /** Starts recording on this thread. */
  public static Gradients record() {
    TURN.lock();
    try {
      return new Gradients(Engine.getEngine("PyTorch").newGradientCollector());
    } catch (RuntimeException | Error e) {
      TURN.unlock();
      throw e;
    }
  }

  /** Differentiates a scalar with respect to every array that requires a gradient. */
  public void backward(NDArray scalar) {
    collector.backward(scalar);
  }

  @Override
  public void close() {
    try {
      collector.close();
    } finally {
      TURN.unlock();
    }
  }
}
