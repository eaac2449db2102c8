package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogitsTest {
  static java.util.stream.Stream<String> keys() {
    return Families.softmaxKeys();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void a_feature_right_on_or_opposite_its_direction_has_a_finite_gradient(String key) {
    SoftmaxLoss loss = Families.softmax(key, Map.of());
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray x = manager.create(new double[][] {{3, 0}, {-2, 0}});
      NDArray w = manager.create(new double[][] {{1, 0}, {0, 1}});
      x.setRequiresGradient(true);
      Head head = Families.head(loss, w);
      NDArray rows = head.weights();
      rows.setRequiresGradient(true);
      LossValue value = loss.of(batch(x, 1, 0, 0), head);
      gradients.backward(value.mean());
      assertTrue(allFinite(x.getGradient().toDoubleArray()));
      assertTrue(allFinite(rows.getGradient().toDoubleArray()));
      double[] angles = value.targetRad().toDoubleArray();
      assertEquals(0, angles[0], 1e-7, "its first direction, which may have been made of floats");
      if (loss.rowsPerClass() == 1) {
        assertArrayEquals(new double[] {0, Math.PI}, angles, 0);
      }
    }
  }

  @Test
  void only_the_own_class_carries_the_margin() {
    try (NDManager manager = TorchEngine.newManager()) {
      NDArray x = manager.create(new double[][] {{1, 1}});
      NDArray w = manager.create(new double[][] {{1, 0}, {0, 1}});
      Logits logits =
          Logits.training(new CosFace(10, 0.25), batch(x, 1, 1), Head.of(w, null, null));
      double cosine = Math.sqrt(0.5);
      assertArrayEquals(
          new double[] {10 * cosine, 10 * (cosine - 0.25)}, logits.logits().toDoubleArray(), 1e-12);
      assertArrayEquals(
          new double[] {10 * cosine, 10 * cosine}, logits.plain().toDoubleArray(), 1e-12);
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void a_loss_with_a_scale_warms_up_from_modified_softmax_to_itself(String key) {
    SoftmaxLoss loss = Families.softmax(key, Map.of());
    boolean isBuiltOnCosines =
        loss.traits().stream()
            .noneMatch(
                Set.of(Trait.OTHERS, Trait.HARD_OTHERS, Trait.BINARY, Trait.SUB_CENTRES)::contains);
    if (loss.scale().isEmpty() || !isBuiltOnCosines) {
      return;
    }
    try (NDManager manager = TorchEngine.newManager()) {
      NDArray x = manager.create(new double[][] {{1, 2}, {-3, 0.5}});
      Head head = Families.head(loss, manager.create(new double[][] {{2, 0}, {0.3, 1}}));
      assertArrayEquals(
          logits(new ModifiedSoftmax(), batch(x, 1, 0, 1), head),
          logits(loss.at(new Progress(1, 9, 0)), batch(x, 0, 0, 1), head),
          1e-12);
      assertArrayEquals(
          logits(loss, batch(x, 1, 0, 1), head),
          logits(loss.at(new Progress(9, 9, 1)), batch(x, 1, 0, 1), head),
          0);
    }
  }

  @Test
  void a_learned_scale_warms_up_like_a_fixed_one() {
    try (NDManager manager = TorchEngine.newManager()) {
      NDArray x = manager.create(new double[][] {{1, 2}, {-3, 0.5}});
      NDArray w = manager.create(new double[][] {{2, 0}, {0.3, 1}});
      Head learned = Head.of(w, null, manager.create(9.0));
      Head fixed = Head.of(w, null, null);
      assertArrayEquals(
          logits(new NormFace(9, false), batch(x, 0.3, 0, 1), fixed),
          logits(new NormFace(9, true), batch(x, 0.3, 0, 1), learned),
          1e-12);
    }
  }

  @Test
  void angles_far_smaller_than_the_arc_cosine_can_see_are_exact() {
    try (NDManager manager = TorchEngine.newManager()) {
      NDArray a = manager.create(new double[][] {{1, 0}});
      NDArray b = manager.create(new double[][] {{Math.cos(1e-9), Math.sin(1e-9)}});
      assertEquals(1e-9, Angles.between(a, b).toDoubleArray()[0], 1e-20);
    }
  }

  private static double[] logits(SoftmaxLoss loss, LossBatch batch, Head head) {
    return Logits.training(loss, batch, head).logits().toDoubleArray();
  }

  private static LossBatch batch(NDArray x, double strength, long... labels) {
    return new LossBatch(x, x.getManager().create(labels), 2, strength, 0);
  }

  private static boolean allFinite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }
}
