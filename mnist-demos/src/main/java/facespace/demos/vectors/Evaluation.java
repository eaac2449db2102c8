package facespace.demos.vectors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;
import facespace.loss.Head;
import facespace.loss.Logits;
import facespace.loss.LossBatch;
import facespace.loss.SoftmaxLoss;
import java.util.HashMap;
import java.util.Map;

/** What the very function that training uses gives for a case, in double precision. */
final class Evaluation {
  private Evaluation() {}

  /**
   * Results by the names the vector files use, row-major; the loss is what training differentiates.
   */
  static Map<String, double[]> of(VectorCase vectorCase) {
    SoftmaxLoss loss = Formula.loss(vectorCase);
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray features = matrix(vectorCase, "features", manager);
      NDArray weights = matrix(vectorCase, "weights", manager);
      NDArray bias = loss.hasBias() ? vector(vectorCase.input("bias"), manager) : null;
      NDArray scale = loss.learnsScale() ? scalar(loss.scale().getAsDouble(), manager) : null;
      NDArray labels = manager.create(vectorCase.labels());
      int classes = vectorCase.rows("weights");
      LossBatch batch = new LossBatch(features, labels, classes, 1, 0);
      Head head = Head.of(weights, bias, scale);
      Logits logits = Logits.training(loss, batch, head);
      NDArray perSample = loss.each(logits, batch, head); // (N)
      NDArray whole = loss.of(batch, head).mean();
      gradients.backward(whole);
      Map<String, double[]> results = new HashMap<>();
      results.put("loss", whole.toDoubleArray());
      results.put("per_sample_loss", perSample.toDoubleArray());
      results.put("logits", logits.logits().toDoubleArray());
      results.put("theta_y", logits.targetRad().toDoubleArray());
      results.put("grad_features", features.getGradient().toDoubleArray());
      results.put("grad_weights", weights.getGradient().toDoubleArray());
      putGradient(results, "grad_bias", bias);
      putGradient(results, "grad_s", scale);
      return results;
    }
  }

  private static void putGradient(Map<String, double[]> results, String name, NDArray array) {
    if (array != null) {
      results.put(name, array.getGradient().toDoubleArray());
    }
  }

  private static NDArray matrix(VectorCase vectorCase, String key, NDManager manager) {
    double[] values = vectorCase.input(key);
    int rows = vectorCase.rows(key);
    return trained(manager.create(values, new Shape(rows, values.length / rows)));
  }

  private static NDArray vector(double[] values, NDManager manager) {
    return trained(manager.create(values));
  }

  private static NDArray scalar(double value, NDManager manager) {
    return trained(manager.create(value));
  }

  private static NDArray trained(NDArray array) {
    array.setRequiresGradient(true);
    return array;
  }
}
