package facespace.demos.vectors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;
import facespace.loss.Contrastive;
import facespace.loss.Distances;
import facespace.loss.MarginBased;
import facespace.loss.Triplet;
import facespace.loss.mining.DistanceTable;
import facespace.loss.mining.Mining;
import facespace.loss.mining.TripletVisitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Losses on distances and on centres of classes, with their gradients.
 *
 * @param evaluation what FaceSpace finds for a case
 */
record MetricFamily(Function<VectorCase, Map<String, double[]>> evaluation) implements Subject {
  private static final double VALUE = 1e-12;
  private static final double GRADIENT = 1e-11;

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
    Contrastive loss = new Contrastive(one.hyper("m").asDouble(), false);
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray a = matrix(one, "a", manager);
      NDArray b = matrix(one, "b", manager);
      double[] same = one.input("same");
      int pairs = same.length;
      NDArray x = NDArrays.concat(new NDList(a, b)); // (2 P, D)
      DistanceTable distances = Distances.table(x);
      double[] distance =
          IntStream.range(0, pairs).mapToDouble(i -> distances.between(i, pairs + i)).toArray();
      NDArray mean =
          loss.mean(
              x,
              distances,
              visit ->
                  IntStream.range(0, pairs).forEach(i -> visit.pair(i, pairs + i, same[i] == 1)));
      gradients.backward(mean);
      Map<String, double[]> results = new HashMap<>();
      results.put("distances", distance);
      results.put(
          "per_pair",
          IntStream.range(0, pairs)
              .mapToDouble(
                  i -> same[i] == 1 ? loss.ofSame(distance[i]) : loss.ofDifferent(distance[i]))
              .toArray());
      results.put("loss_mean", mean.toDoubleArray());
      results.put("grad_a_sum", times(a.getGradient(), pairs));
      results.put("grad_b_sum", times(b.getGradient(), pairs));
      return results;
    }
  }

  /** Triplets given one by one. */
  static Map<String, double[]> triplet(VectorCase one) {
    double alpha = one.hyper("alpha").asDouble();
    boolean soft = one.hyper("soft").asBoolean();
    boolean squared = one.hyper("squared").asBoolean();
    Triplet loss = new Triplet(alpha, soft, squared, false, Mining.ALL, false);
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray x = matrix(one, "features", manager);
      DistanceTable distances = Distances.table(x);
      List<Double> each = new ArrayList<>();
      given(one).accept((a, p, n) -> each.add(loss.ofGap(loss.gap(distances, a, p, n))));
      NDArray mean = loss.mean(x, distances, given(one));
      gradients.backward(mean);
      Map<String, double[]> results = new HashMap<>();
      results.put("per_triplet", each.stream().mapToDouble(Double::doubleValue).toArray());
      results.put("loss_mean", mean.toDoubleArray());
      results.put("grad_features_sum", times(x.getGradient(), each.size()));
      return results;
    }
  }

  /** Triplets given one by one, for a boundary of each class. */
  static Map<String, double[]> margin(VectorCase one) {
    double alpha = one.hyper("alpha").asDouble();
    MarginBased loss =
        new MarginBased(alpha, 1, true, one.hyper("nu").asDouble(), Mining.ALL, false);
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray x = matrix(one, "features", manager);
      NDArray beta = manager.create(one.input("beta"));
      beta.setRequiresGradient(true);
      NDArray mean = loss.mean(x, Distances.table(x), one.labels(), beta, given(one));
      gradients.backward(mean);
      return Map.of(
          "loss", mean.toDoubleArray(),
          "grad_features", x.getGradient().toDoubleArray(),
          "grad_beta", beta.getGradient().toDoubleArray());
    }
  }

  private static Consumer<TripletVisitor> given(VectorCase one) {
    double[] corners = one.input("triplets");
    return visit -> {
      for (int i = 0; i < corners.length; i += 3) {
        visit.triplet((int) corners[i], (int) corners[i + 1], (int) corners[i + 2]);
      }
    };
  }

  /** The numbers of an array, each times another. */
  static double[] times(NDArray array, double by) {
    return Arrays.stream(array.toDoubleArray()).map(value -> by * value).toArray();
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

  /** A matrix of the inputs, by which is differentiated. */
  static NDArray matrix(VectorCase one, String key, NDManager manager) {
    double[] values = one.input(key);
    int rows = one.rows(key);
    NDArray array = manager.create(values, new Shape(rows, values.length / rows));
    array.setRequiresGradient(true);
    return array;
  }
}
