package facespace.demos.vectors;

import static facespace.demos.vectors.MetricFamily.matrix;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;
import facespace.loss.CenterLoss;
import facespace.loss.Coco;
import facespace.loss.Head;
import facespace.loss.Logits;
import facespace.loss.LossBatch;
import java.util.HashMap;
import java.util.Map;

/** Losses that compare features with centres of classes which follow the batches. */
final class CentreFamily {
  private CentreFamily() {}

  /** The pull to the centres, alone or beside a softmax with bias. */
  static Map<String, double[]> centres(VectorCase one) {
    return one.hasInput("weights") ? joint(one) : alone(one);
  }

  private static Map<String, double[]> alone(VectorCase one) {
    CenterLoss loss = centerLoss(1, one);
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray x = matrix(one, "features", manager);
      NDArray centres = matrix(one, "centers", manager);
      LossBatch batch = batch(one, x, one.rows("centers"), manager);
      NDArray each = loss.pull(batch, new Head(Map.of(), Map.of(CenterLoss.CENTRES, centres)));
      gradients.backward(each.sum());
      NDArray moved = manager.create(one.input("centers"), centres.getShape());
      loss.afterStep(batch, new Head(Map.of(), Map.of(CenterLoss.CENTRES, moved)));
      Map<String, double[]> results = new HashMap<>(MetricFamily.values(each, "per_sample"));
      results.put("grad_features_sum", x.getGradient().toDoubleArray());
      results.put("grad_centers_sum", centres.getGradient().toDoubleArray());
      results.put("new_centers", moved.toDoubleArray());
      return results;
    }
  }

  private static Map<String, double[]> joint(VectorCase one) {
    CenterLoss loss = centerLoss(one.hyper("lambda").asDouble(), one);
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray x = matrix(one, "features", manager);
      NDArray weights = matrix(one, "weights", manager);
      NDArray bias = manager.create(one.input("bias"));
      bias.setRequiresGradient(true);
      NDArray centres = matrix(one, "centers", manager).stopGradient();
      LossBatch batch = batch(one, x, one.rows("weights"), manager);
      Head head =
          new Head(Head.of(weights, bias, null).trained(), Map.of(CenterLoss.CENTRES, centres));
      NDArray sum = loss.each(Logits.training(loss, batch, head), batch, head).sum();
      gradients.backward(sum);
      return Map.of(
          "loss_sum", sum.toDoubleArray(),
          "grad_features_sum", x.getGradient().toDoubleArray(),
          "grad_weights_sum", weights.getGradient().toDoubleArray(),
          "grad_bias_sum", bias.getGradient().toDoubleArray());
    }
  }

  private static CenterLoss centerLoss(double lambda, VectorCase one) {
    boolean bias = one.hasInput("bias");
    return new CenterLoss(lambda, one.hyper("alpha").asDouble(), CenterLoss.Rule.PAPER, bias);
  }

  /** COCO by the means of the batch. */
  static Map<String, double[]> centroids(VectorCase one) {
    Coco loss = new Coco(one.hyper("alpha").asDouble(), Coco.Centroids.BATCH, true);
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray x = matrix(one, "features", manager);
      int classes = (int) one.input("num_classes")[0];
      LossBatch batch = batch(one, x, classes, manager);
      NDArray before = manager.zeros(new Shape(classes, x.getShape().get(1)));
      Head head = new Head(Map.of(), Map.of(Head.WEIGHTS, before.toType(x.getDataType(), false)));
      Logits logits = Logits.training(loss, batch, head);
      NDArray each = loss.each(logits, batch, head);
      NDArray whole = loss.of(batch, head).mean();
      gradients.backward(whole);
      return Map.of(
          "loss", whole.toDoubleArray(),
          "per_sample_loss", each.toDoubleArray(),
          "logits", logits.logits().toDoubleArray(),
          "centroids", loss.rows(batch, head).toDoubleArray(),
          "grad_features", x.getGradient().toDoubleArray());
    }
  }

  private static LossBatch batch(VectorCase one, NDArray x, int classes, NDManager manager) {
    return new LossBatch(x, manager.create(one.labels()), classes, 1, 0);
  }
}
