package facespace.demos.vectors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;
import facespace.loss.Contrastive;
import facespace.loss.Distances;
import facespace.loss.Triplet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Losses on distances and on centres of classes, with their gradients.
 *
 * @param evaluation what FaceSpace finds for a case
 */
record MetricFamily(Function<VectorCase, Map<String, double[]>> evaluation) implements Subject {
  private static final double VALUE = 1e-12;
  private static final double GRADIENT = 1e-11;
  private static final int CORNERS = 3;

  @Override
  public Set<String> quantities(VectorCase vectorCase) {
    return results(vectorCase).keySet().stream()
        .filter(vectorCase::expects)
        .collect(Collectors.toSet());
  }

  @Override
  public Map<String, double[]> results(VectorCase vectorCase) {
    return evaluation.apply(vectorCase);
  }

  @Override
  public double tolerance(VectorCase vectorCase, String quantity) {
    return quantity.startsWith("grad_") ? GRADIENT : VALUE;
  }

  /** Pairs given one by one. */
  static Map<String, double[]> contrastive(VectorCase one) {
    Contrastive loss = new Contrastive(one.hyper("m").asDouble());
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray a = matrix(one, "a", manager);
      NDArray b = matrix(one, "b", manager);
      NDArray same = manager.create(one.input("same"));
      NDArray distance = Distances.between(a, b);
      NDArray each =
          loss.ofSame(distance).mul(same).add(loss.ofDifferent(distance).mul(same.neg().add(1)));
      gradients.backward(each.sum());
      Map<String, double[]> results = new HashMap<>(values(each, "per_pair"));
      results.put("distances", distance.toDoubleArray());
      results.put("grad_a_sum", a.getGradient().toDoubleArray());
      results.put("grad_b_sum", b.getGradient().toDoubleArray());
      return results;
    }
  }

  /** Triplets given one by one. */
  static Map<String, double[]> triplet(VectorCase one) {
    Triplet loss =
        new Triplet(
            one.hyper("alpha").asDouble(),
            one.hyper("soft").asBoolean(),
            one.hyper("squared").asBoolean(),
            false);
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray x = matrix(one, "features", manager);
      double[] triplets = one.input("triplets");
      NDArray[] corners = new NDArray[CORNERS];
      for (int corner = 0; corner < CORNERS; corner++) {
        long[] rows = new long[triplets.length / CORNERS];
        for (int t = 0; t < rows.length; t++) {
          rows[t] = (long) triplets[CORNERS * t + corner];
        }
        corners[corner] = x.get(manager.create(rows));
      }
      NDArray toOwn = Distances.between(corners[0], corners[1]);
      NDArray toOther = Distances.between(corners[0], corners[2]);
      NDArray each = loss.ofGap(loss.gap(toOwn, toOther));
      gradients.backward(each.sum());
      Map<String, double[]> results = new HashMap<>(values(each, "per_triplet"));
      results.put("grad_features_sum", x.getGradient().toDoubleArray());
      return results;
    }
  }

  static Map<String, double[]> values(NDArray each, String name) {
    return Map.of(
        name,
        each.toDoubleArray(),
        "loss_sum",
        each.sum().toDoubleArray(),
        "loss_mean",
        each.mean().toDoubleArray());
  }

  static NDArray matrix(VectorCase one, String key, NDManager manager) {
    double[] values = one.input(key);
    int rows = one.rows(key);
    NDArray array = manager.create(values, new Shape(rows, values.length / rows));
    array.setRequiresGradient(true);
    return array;
  }
}
