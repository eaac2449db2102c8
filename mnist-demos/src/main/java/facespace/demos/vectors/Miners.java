package facespace.demos.vectors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;
import facespace.loss.Head;
import facespace.loss.Links;
import facespace.loss.LossBatch;
import facespace.loss.Triplet;
import facespace.loss.mining.AllTriplets;
import facespace.loss.mining.BatchHard;
import facespace.loss.mining.DistanceTable;
import facespace.loss.mining.DistanceWeighted;
import facespace.loss.mining.Miner;
import facespace.loss.mining.Mining;
import facespace.loss.mining.SemiHard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which triplets of a batch are chosen, and the losses of a batch as a whole. */
final class Miners implements Subject {
  private static final double TOLERANCE = 1e-10;

  @Override
  public Set<String> quantities(VectorCase one) {
    return results(one).keySet().stream().filter(one::expects).collect(Collectors.toSet());
  }

  @Override
  public double tolerance(VectorCase one, String quantity) {
    return TOLERANCE;
  }

  @Override
  public Map<String, double[]> results(VectorCase one) {
    return switch (one.json().path("formula").asText()) {
      case "all_triplets" -> allTriplets(one);
      case "batch_hard" -> batchHard(one);
      case "batch_all" -> batchAll(one);
      case "semihard" -> semiHard(one);
      default -> distanceWeighted(one);
    };
  }

  private static DistanceTable table(VectorCase one) {
    double[] rows = one.input("features");
    return new DistanceTable(rows, rows.length / one.rows("features"));
  }

  private static List<int[]> mined(Miner miner, DistanceTable distances, VectorCase one) {
    List<int[]> found = new ArrayList<>();
    miner.mine(distances, one.labels(), 0, (a, p, n) -> found.add(new int[] {a, p, n}));
    return found;
  }

  private static Map<String, double[]> allTriplets(VectorCase one) {
    DistanceTable nowhere = new DistanceTable(new double[one.labels().length], 1);
    List<int[]> found = mined(new AllTriplets(), nowhere, one);
    return Map.of(
        "triplets",
        found.stream().flatMapToInt(Arrays::stream).asDoubleStream().toArray(),
        "num_triplets",
        new double[] {found.size()});
  }

  /**
   * Equally far samples leave the choice and its gradient open, not the loss; of an anchor that has
   * one side only nothing is chosen.
   */
  private static Map<String, double[]> batchHard(VectorCase one) {
    double alpha = one.hyper("alpha").asDouble();
    Map<String, double[]> results = new HashMap<>();
    results.putAll(
        batch(one, new Triplet(alpha, false, false, false, Mining.BATCH_HARD, false), "hinge"));
    results.putAll(
        batch(one, new Triplet(0, true, false, false, Mining.BATCH_HARD, false), "soft"));
    List<int[]> found = mined(new BatchHard(), table(one), one);
    if (found.size() == one.labels().length) {
      results.put("hardest_positive", found.stream().mapToDouble(t -> t[1]).toArray());
      results.put("hardest_negative", found.stream().mapToDouble(t -> t[2]).toArray());
    }
    if (one.expected("ties")[0] == 1) {
      results.keySet().removeIf(name -> !name.startsWith("loss_"));
    }
    results.put("num_valid", new double[] {found.size()});
    return results;
  }

  private static Map<String, double[]> batchAll(VectorCase one) {
    double alpha = one.hyper("alpha").asDouble();
    boolean squared = one.hyper("squared").asBoolean();
    Triplet all = new Triplet(alpha, false, squared, false, Mining.ALL, false);
    Triplet positive = new Triplet(alpha, false, squared, false, Mining.ALL, true);
    Map<String, double[]> results = new HashMap<>();
    results.putAll(batch(one, positive, "mean_nonzero"));
    results.putAll(batch(one, all, "mean_all"));
    try (NDManager manager = TorchEngine.newManager()) {
      Links links = all.links(batch(one, manager), Head.NONE);
      results.put("num_triplets", new double[] {links.chosen()});
      results.put("num_positive", new double[] {links.pulling()});
      double[] slope = results.get("grad_mean_all");
      results.put("grad_sum", Arrays.stream(slope).map(value -> value * links.chosen()).toArray());
    }
    return results;
  }

  private static LossBatch batch(VectorCase one, NDManager manager) {
    NDArray x = MetricFamily.matrix(one, "features", manager);
    int classes = (int) Arrays.stream(one.labels()).max().orElse(0) + 1;
    return new LossBatch(x, manager.create(one.labels()), classes, 1, 0);
  }

  private static Map<String, double[]> batch(VectorCase one, Triplet loss, String kind) {
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      LossBatch batch = batch(one, manager);
      NDArray mean = loss.of(batch, Head.NONE).mean();
      gradients.backward(mean);
      return Map.of(
          "loss_" + kind,
          mean.toDoubleArray(),
          "grad_" + kind,
          batch.features().getGradient().toDoubleArray());
    }
  }

  private static Map<String, double[]> semiHard(VectorCase one) {
    double alpha = one.hyper("alpha").asDouble();
    Map<String, double[]> results = new HashMap<>();
    nearest(one, new SemiHard(alpha, true), "closest_semihard", results);
    nearest(one, new SemiHard(Double.POSITIVE_INFINITY, true), "closest_beyond_positive", results);
    return results;
  }

  /** Of each pair in order the sample found, or −1. */
  private static void nearest(
      VectorCase one, Miner miner, String name, Map<String, double[]> results) {
    long[] labels = one.labels();
    List<int[]> found = mined(miner, table(one), one);
    int pair = 0;
    for (int a = 0; a < labels.length; a++) {
      for (int p = 0; p < labels.length; p++) {
        if (p != a && labels[p] == labels[a]) {
          double[] other = {-1};
          for (int[] t : found) {
            other[0] = t[0] == a && t[1] == p ? t[2] : other[0];
          }
          results.put("pairs/" + pair++ + "/" + name, other);
        }
      }
    }
  }

  private static Map<String, double[]> distanceWeighted(VectorCase one) {
    double cutoff = one.hyper("cutoff").asDouble();
    DistanceWeighted miner =
        new DistanceWeighted(cutoff, one.hyper("nonzero_loss_cutoff").asDouble());
    DistanceTable unit = table(one).ofUnitRows();
    long[] labels = one.labels();
    int count = labels.length;
    double[] weights = new double[count * count];
    double[] chances = new double[count * count];
    for (int i = 0; i < count; i++) {
      int anchor = i;
      int[] others = IntStream.range(0, count).filter(j -> labels[j] != labels[anchor]).toArray();
      double[] found = miner.chances(unit, anchor, others);
      for (int j = 0; j < others.length; j++) {
        chances[i * count + others[j]] = found[j];
      }
      for (int j = 0; j < count; j++) {
        double distance = Math.max(cutoff, unit.between(i, j));
        weights[i * count + j] =
            i == j ? Double.NaN : DistanceWeighted.logWeight(distance, unit.dim());
      }
    }
    return Map.of("log_weights", weights, "probabilities_uniform_fallback", chances);
  }
}
