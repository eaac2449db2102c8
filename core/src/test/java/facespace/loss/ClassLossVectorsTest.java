package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import facespace.VectorFile;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** L-Softmax, center loss and COCO against values of 420-bit arithmetic. */
class ClassLossVectorsTest {
  static Stream<Arguments> ofLearnedWeights() throws IOException {
    return Stream.concat(VectorFile.cases("lsoftmax"), VectorFile.cases("coco"));
  }

  static Stream<Arguments> pull() throws IOException {
    return VectorFile.cases("center_loss").filter(one -> !isJoint(one));
  }

  static Stream<Arguments> softmaxAndPull() throws IOException {
    return VectorFile.cases("center_loss").filter(ClassLossVectorsTest::isJoint);
  }

  private static boolean isJoint(Arguments one) {
    return one.get()[0].toString().contains("joint");
  }

  static Stream<Arguments> centroidsOfTheBatch() throws IOException {
    return VectorFile.cases("coco_batch_centroid");
  }

  @ParameterizedTest
  @MethodSource
  void ofLearnedWeights(JsonNode one) {
    JsonNode hyper = one.get("hyper");
    SoftmaxLoss loss =
        hyper.has("alpha")
            ? new Coco(hyper.get("alpha").asDouble(), Coco.Centroids.LEARNED, true)
            : new LSoftmax(
                hyper.get("m").asInt(),
                false,
                Annealing.Pace.RUN,
                hyper.get("lambda").asDouble(),
                GradientRule.EXACT);
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray w = LossCases.trained(one.get("inputs").get("weights"), manager);
      LossBatch batch = batch(one, (int) w.getShape().get(0), manager);
      NDArray whole = loss.of(batch, Head.of(w, null, null)).mean();
      gradients.backward(whole);
      LossCases.check(one, "loss", whole);
      LossCases.check(one, "grad_features", batch.features().getGradient());
      LossCases.check(one, "grad_weights", w.getGradient());
    }
  }

  @ParameterizedTest
  @MethodSource
  void pull(JsonNode one) {
    double alpha = one.get("hyper").get("alpha").asDouble();
    CenterLoss loss = new CenterLoss(1, alpha, CenterLoss.Rule.PAPER, false);
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray centres = LossCases.trained(one.get("inputs").get("centers"), manager);
      LossBatch batch = batch(one, (int) centres.getShape().get(0), manager);
      Head head = new Head(Map.of(), Map.of(CenterLoss.CENTRES, centres.duplicate()));
      NDArray each = loss.pull(batch, head);
      gradients.backward(each.sum());
      LossCases.check(one, "per_sample", each);
      LossCases.check(one, "loss_sum", each.sum());
      LossCases.check(one, "grad_features_sum", batch.features().getGradient());
      NDArray kept = centres.stopGradient().duplicate();
      loss.afterStep(batch, new Head(Map.of(), Map.of(CenterLoss.CENTRES, kept)));
      LossCases.check(one, "new_centers", kept);
    }
  }

  @ParameterizedTest
  @MethodSource
  void softmaxAndPull(JsonNode one) {
    double lambda = one.get("hyper").get("lambda").asDouble();
    CenterLoss loss = new CenterLoss(lambda, 0.5, CenterLoss.Rule.PAPER, true);
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray w = LossCases.trained(one.get("inputs").get("weights"), manager);
      NDArray b = LossCases.trained(one.get("inputs").get("bias"), manager);
      NDArray centres = LossCases.trained(one.get("inputs").get("centers"), manager);
      LossBatch batch = batch(one, (int) w.getShape().get(0), manager);
      Head head = Head.of(w, b, null).keeping(CenterLoss.CENTRES, centres.stopGradient());
      NDArray sum = loss.each(Logits.training(loss, batch, head), batch, head).sum();
      gradients.backward(sum);
      LossCases.check(one, "loss_sum", sum);
      LossCases.check(one, "grad_features_sum", batch.features().getGradient());
      LossCases.check(one, "grad_weights_sum", w.getGradient());
      LossCases.check(one, "grad_bias_sum", b.getGradient());
    }
  }

  @ParameterizedTest
  @MethodSource
  void centroidsOfTheBatch(JsonNode one) {
    Coco loss = new Coco(one.get("hyper").get("alpha").asDouble(), Coco.Centroids.BATCH, true);
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      int classes = one.get("inputs").get("num_classes").asInt();
      LossBatch batch = batch(one, classes, manager);
      int dim = (int) batch.features().getShape().get(1);
      NDArray before = manager.create(new double[classes * dim], new Shape(classes, dim));
      Head head = new Head(Map.of(), Map.of(Head.WEIGHTS, before));
      NDArray whole = loss.of(batch, head).mean();
      gradients.backward(whole);
      LossCases.check(one, "loss", whole);
      LossCases.check(one, "grad_features", batch.features().getGradient());
      loss.afterStep(batch, head);
      LossCases.check(one, "centroids", head.weights());
    }
  }

  @Test
  void aClassThatABatchLacksKeepsItsCentroid() {
    Coco loss = new Coco(10, Coco.Centroids.BATCH, false);
    try (NDManager manager = TorchEngine.newManager()) {
      NDArray kept = manager.create(new double[][] {{9, 9}, {7, -5}});
      Head head = new Head(Map.of(), Map.of(Head.WEIGHTS, kept));
      NDArray x = manager.create(new double[][] {{1, 2}, {3, 4}});
      loss.afterStep(new LossBatch(x, manager.create(new long[] {0, 0}), 2, 1, 0), head);
      assertArrayEquals(new double[] {2, 3, 7, -5}, kept.toDoubleArray(), 1e-12);
    }
  }

  @Test
  void byTheGradientACentreMovesByTheMeanOverTheBatch() {
    CenterLoss loss = new CenterLoss(1, 0.5, CenterLoss.Rule.GRADIENT, false);
    try (NDManager manager = TorchEngine.newManager()) {
      NDArray kept = manager.create(new double[][] {{0, 0}, {7, -5}});
      Head head = new Head(Map.of(), Map.of(CenterLoss.CENTRES, kept));
      NDArray x = manager.create(new double[][] {{1, 2}, {3, 4}, {7, -5}, {7, -5}});
      loss.afterStep(new LossBatch(x, manager.create(new long[] {0, 0, 1, 1}), 2, 1, 0), head);
      assertArrayEquals(new double[] {0.5, 0.75, 7, -5}, kept.toDoubleArray(), 1e-12);
    }
  }

  private static LossBatch batch(JsonNode one, int classes, NDManager manager) {
    NDArray x = LossCases.trained(one.get("inputs").get("features"), manager);
    NDArray labels = manager.create(LossCases.longs(one.get("inputs").get("labels")));
    return new LossBatch(x, labels, classes, 1, 0);
  }
}
