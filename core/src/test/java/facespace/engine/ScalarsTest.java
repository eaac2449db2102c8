package facespace.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import facespace.loss.Head;
import facespace.loss.HeadShape;
import facespace.loss.Loss;
import facespace.loss.LossBatch;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScalarsTest {
  static java.util.stream.Stream<String> keys() {
    return LossCatalog.all().stream().map(LossInfo::key);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void a_garbage_collection_before_the_backward_pass_changes_no_gradient(String key)
      throws InterruptedException {
    Loss loss = LossCatalog.create(key, Map.of());
    float[] undisturbed = gradient(loss, false);
    for (int repeat = 0; repeat < 3; repeat++) {
      assertArrayEquals(undisturbed, gradient(loss, true), key);
    }
  }

  private static float[] gradient(Loss loss, boolean collect) throws InterruptedException {
    try (NDManager manager = TorchEngine.newManager();
        NDScope scope = new NDScope();
        Gradients gradients = Gradients.record()) {
      scope.suppressNotUsedWarning();
      NDArray x = manager.create(new float[][] {{1, 2}, {-1, 0.5f}});
      x.setRequiresGradient(true);
      NDArray labels = manager.create(new long[] {0, 1});
      Head head = loss.newHead(new HeadShape(2, 2, new float[] {1, 0.2f, 0.1f, -1}), manager);
      NDArray mean = loss.of(new LossBatch(x, labels, 2, 1, 0), head).mean();
      if (collect) {
        collectAndReuseFreedMemory();
      }
      gradients.backward(mean);
      return x.getGradient().toFloatArray();
    }
  }

  private static void collectAndReuseFreedMemory() throws InterruptedException {
    System.gc();
    Thread.sleep(30);
    for (int i = 0; i < 200; i++) {
      ByteBuffer.allocateDirect(8).putLong(0, 0x4242424242424242L);
    }
  }
}
