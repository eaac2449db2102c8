package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import facespace.VectorFile;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;
import facespace.loss.mining.AllTriplets;
import facespace.loss.mining.BatchHard;
import facespace.loss.mining.DistanceTable;
import facespace.loss.mining.DistanceWeighted;
import facespace.loss.mining.Miner;
import facespace.loss.mining.Mining;
import facespace.loss.mining.SemiHard;
import facespace.loss.mining.TripletVisitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses on distances and their miners against values of 420-bit arithmetic. */
class MetricVectorsTest {
  private static final double ORDINARY = 1e-10;

  static Stream<Arguments> contrastive() {
    return cases("contrastive");
  }

  static Stream<Arguments> triplet() {
    return cases("triplet");
  }

  static Stream<Arguments> marginBased() {
    return cases("margin_loss");
  }

  static Stream<Arguments> allTriplets() {
    return miners("all_triplets");
  }

  static Stream<Arguments> batchHard() {
    return miners("batch_hard");
  }

  static Stream<Arguments> batchAll() {
    return miners("batch_all");
  }

  static Stream<Arguments> semiHard() {
    return miners("semihard");
  }

  static Stream<Arguments> distanceWeighted() {
    return miners("distance_weighted");
  }

  private static Stream<Arguments> miners(String formula) {
    return cases("miners")
        .filter(one -> ((JsonNode) payload(one)).get("formula").asText().equals(formula));
  }

  private static Object payload(Arguments one) {
    return ((org.junit.jupiter.api.Named<?>) one.get()[0]).getPayload();
  }

  private static Stream<Arguments> cases(String file) {
    try {
      return VectorFile.cases(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DistanceTable table(JsonNode one) {
    JsonNode features = one.get("inputs").get("features");
    return new DistanceTable(VectorFile.doubles(features), features.get(0).size());
  }

  private static long[] labels(JsonNode one) {
    return LossCases.longs(one.get("inputs").get("labels"));
  }

  private static LossBatch batch(JsonNode one, NDArray x) {
    NDArray labels = x.getManager().create(labels(one));
    int classes = (int) Arrays.stream(labels.toLongArray()).max().orElse(0) + 1;
    return new LossBatch(x, labels, classes, 1, 0);
  }

  private static List<List<Integer>> mined(Miner miner, DistanceTable distances, long[] labels) {
    List<List<Integer>> found = new ArrayList<>();
    miner.mine(distances, labels, 7, (a, p, n) -> found.add(List.of(a, p, n)));
    return found;
  }

  private static Consumer<TripletVisitor> given(JsonNode one) {
    JsonNode triplets = one.get("inputs").get("triplets");
    return visit ->
        triplets.forEach(t -> visit.triplet(t.get(0).asInt(), t.get(1).asInt(), t.get(2).asInt()));
  }

  @ParameterizedTest
  @MethodSource
  void contrastive(JsonNode one) {
    Contrastive loss = new Contrastive(one.get("hyper").get("m").asDouble());
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray a = LossCases.trained(one.get("inputs").get("a"), manager);
      NDArray b = LossCases.trained(one.get("inputs").get("b"), manager);
      double[] same = VectorFile.doubles(one.get("inputs").get("same"));
      int pairs = same.length;
      NDArray x = NDArrays.concat(new NDList(a, b)); // (2 P, D)
      DistanceTable distances = Distances.table(x);
      NDArray mean =
          loss.mean(
              x,
              distances,
              visit ->
                  IntStream.range(0, pairs).forEach(i -> visit.pair(i, pairs + i, same[i] == 1)));
      gradients.backward(mean);
      double[] each =
          IntStream.range(0, pairs)
              .mapToDouble(
                  i -> {
                    double distance = distances.between(i, pairs + i);
                    return same[i] == 1 ? loss.ofSame(distance) : loss.ofDifferent(distance);
                  })
              .toArray();
      LossCases.check(one, "per_pair", each);
      LossCases.check(one, "loss_mean", mean);
      LossCases.check(one, "grad_a_sum", a.getGradient().mul(pairs));
      LossCases.check(one, "grad_b_sum", b.getGradient().mul(pairs));
    }
  }

  @ParameterizedTest
  @MethodSource("contrastive")
  void allPairsOfABatch(JsonNode one) {
    Contrastive loss = new Contrastive(one.get("hyper").get("m").asDouble());
    double[] rows = VectorFile.doubles(one.get("inputs").get("a"));
    int dim = one.get("inputs").get("a").get(0).size();
    long[] labels = new long[rows.length / dim];
    Arrays.setAll(labels, i -> i % 2);
    if (labels.length < 2) {
      return;
    }
    try (NDManager manager = TorchEngine.newManager()) {
      NDArray x = manager.create(rows, new Shape(labels.length, dim));
      LossBatch batch = new LossBatch(x, manager.create(labels), 2, 1, 0);
      double found = loss.of(batch, Head.NONE).mean().toDoubleArray()[0];
      assertEquals(meanOfPairs(loss.m(), rows, dim, labels), found, ORDINARY);
      Links links = loss.links(batch, Head.NONE);
      assertEquals(labels.length * (labels.length - 1L) / 2, links.chosen());
    }
  }

  /** Brute force over all pairs, in plain Java. */
  private static double meanOfPairs(double m, double[] rows, int dim, long[] labels) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < labels.length; i++) {
      for (int j = 0; j < i; j++) {
        double squared = 0;
        for (int d = 0; d < dim; d++) {
          squared += Math.pow(rows[i * dim + d] - rows[j * dim + d], 2);
        }
        double missing = Math.max(0, m - Math.sqrt(squared));
        sum += labels[i] == labels[j] ? squared / 2 : missing * missing / 2;
        pairs++;
      }
    }
    return sum / pairs;
  }

  @ParameterizedTest
  @MethodSource
  void triplet(JsonNode one) {
    JsonNode hyper = one.get("hyper");
    double alpha = hyper.get("alpha").asDouble();
    boolean squared = hyper.get("squared").asBoolean();
    for (boolean positive : new boolean[] {false, true}) {
      Triplet loss =
          new Triplet(alpha, hyper.get("soft").asBoolean(), squared, false, Mining.ALL, positive);
      checkTriplets(one, loss, positive ? "loss_mean_nonzero" : "loss_mean", !positive);
    }
    if (!hyper.get("soft").asBoolean()) {
      checkTriplets(one, new FaceNet(alpha, Mining.ALL, squared, false), "loss_mean", true);
    }
  }

  private static void checkTriplets(JsonNode one, TripletLoss loss, String mean, boolean isSum) {
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray x = LossCases.trained(one.get("inputs").get("features"), manager);
      DistanceTable distances = Distances.table(x);
      NDArray found = loss.mean(x, distances, given(one));
      gradients.backward(found);
      LossCases.check(one, mean, found);
      List<Double> each = new ArrayList<>();
      given(one).accept((a, p, n) -> each.add(loss.ofGap(loss.gap(distances, a, p, n))));
      LossCases.check(one, "per_triplet", each.stream().mapToDouble(d -> d).toArray());
      if (isSum) {
        double[] slope = x.getGradient().toDoubleArray();
        LossCases.check(
            one,
            "grad_features_sum",
            Arrays.stream(slope).map(value -> value * each.size()).toArray());
      }
    }
  }

  static Stream<TripletLoss> tripletLosses() {
    return Families.all(TripletLoss.class);
  }

  @ParameterizedTest
  @MethodSource("tripletLosses")
  void theSlopeOfEveryTripletLossIsItsDerivative(TripletLoss loss) {
    double step = 1e-6;
    for (double gap = -2.05; gap < 2; gap += 0.1) {
      double measured = (loss.ofGap(gap + step) - loss.ofGap(gap - step)) / (2 * step);
      assertEquals(measured, loss.slope(gap), 1e-8, loss + " " + gap);
    }
  }

  @ParameterizedTest
  @MethodSource
  void marginBased(JsonNode one) {
    JsonNode hyper = one.get("hyper");
    MarginBased loss =
        new MarginBased(
            hyper.get("alpha").asDouble(), 1, true, hyper.get("nu").asDouble(), Mining.ALL, false);
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray x = LossCases.trained(one.get("inputs").get("features"), manager);
      NDArray beta = LossCases.trained(one.get("inputs").get("beta"), manager);
      NDArray found = loss.mean(x, Distances.table(x), labels(one), beta, given(one));
      gradients.backward(found);
      LossCases.check(one, "loss", found);
      LossCases.check(one, "grad_features", x.getGradient());
      LossCases.check(one, "grad_beta", beta.getGradient());
    }
  }

  @ParameterizedTest
  @MethodSource
  void allTriplets(JsonNode one) {
    long[] labels = labels(one);
    List<List<Integer>> expected =
        StreamSupport.stream(one.get("expected").get("triplets").spliterator(), false)
            .map(t -> List.of(t.get(0).asInt(), t.get(1).asInt(), t.get(2).asInt()))
            .toList();
    DistanceTable nowhere = new DistanceTable(new double[labels.length], 1);
    assertEquals(expected, mined(new AllTriplets(), nowhere, labels));
  }

  @ParameterizedTest
  @MethodSource
  void batchHard(JsonNode one) {
    JsonNode expected = one.get("expected");
    boolean ties = expected.get("ties").asBoolean();
    List<List<Integer>> found = mined(new BatchHard(), table(one), labels(one));
    assertEquals(expected.get("num_valid").asInt(), found.size());
    for (List<Integer> t : found) {
      int anchor = t.get(0);
      if (!ties) {
        assertEquals(expected.get("hardest_positive").get(anchor).asInt(), t.get(1));
        assertEquals(expected.get("hardest_negative").get(anchor).asInt(), t.get(2));
      }
      assertEquals(
          expected.get("hardest_positive_distance").get(anchor).asDouble(),
          table(one).between(anchor, t.get(1)),
          ORDINARY);
    }
    double alpha = one.get("hyper").get("alpha").asDouble();
    checkBatch(
        one, new Triplet(alpha, false, false, false, Mining.BATCH_HARD, false), "hinge", !ties);
    checkBatch(one, new Triplet(0, true, false, false, Mining.BATCH_HARD, false), "soft", !ties);
  }

  private static void checkBatch(JsonNode one, TripletLoss loss, String kind, boolean isUnique) {
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray x = LossCases.trained(one.get("inputs").get("features"), manager);
      NDArray mean = loss.of(batch(one, x), Head.NONE).mean();
      gradients.backward(mean);
      LossCases.check(one, "loss_" + kind, mean);
      if (isUnique) {
        LossCases.check(one, "grad_" + kind, x.getGradient());
      }
    }
  }

  @ParameterizedTest
  @MethodSource
  void batchAll(JsonNode one) {
    double alpha = one.get("hyper").get("alpha").asDouble();
    boolean squared = one.get("hyper").get("squared").asBoolean();
    checkBatch(
        one, new Triplet(alpha, false, squared, false, Mining.ALL, true), "mean_nonzero", false);
    TripletLoss all = new Triplet(alpha, false, squared, false, Mining.ALL, false);
    checkBatch(one, all, "mean_all", false);
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray x = LossCases.trained(one.get("inputs").get("features"), manager);
      LossBatch batch = batch(one, x);
      gradients.backward(all.of(batch, Head.NONE).mean());
      Links links = all.links(batch, Head.NONE);
      assertEquals(one.get("expected").get("num_triplets").asLong(), links.chosen());
      assertEquals(one.get("expected").get("num_positive").asLong(), links.pulling());
      double[] sum = x.getGradient().toDoubleArray();
      LossCases.check(
          one, "grad_sum", Arrays.stream(sum).map(value -> value * links.chosen()).toArray());
    }
  }

  @ParameterizedTest
  @MethodSource
  void semiHard(JsonNode one) {
    double alpha = one.get("hyper").get("alpha").asDouble();
    checkNearest(one, new SemiHard(alpha, true), "closest_semihard");
    checkNearest(one, new SemiHard(Double.POSITIVE_INFINITY, true), "closest_beyond_positive");
  }

  private static void checkNearest(JsonNode one, Miner miner, String quantity) {
    List<List<Integer>> expected = new ArrayList<>();
    for (JsonNode pair : one.get("expected").get("pairs")) {
      if (pair.get(quantity).asInt() >= 0) {
        expected.add(
            List.of(pair.get("a").asInt(), pair.get("p").asInt(), pair.get(quantity).asInt()));
      }
    }
    assertEquals(expected, mined(miner, table(one), labels(one)));
  }

  @ParameterizedTest
  @MethodSource
  void distanceWeighted(JsonNode one) {
    JsonNode hyper = one.get("hyper");
    DistanceWeighted miner =
        new DistanceWeighted(
            hyper.get("cutoff").asDouble(), hyper.get("nonzero_loss_cutoff").asDouble());
    DistanceTable unit = table(one).ofUnitRows();
    long[] labels = labels(one);
    for (int i = 0; i < labels.length; i++) {
      int anchor = i;
      double[] expected =
          VectorFile.doubles(one.get("expected").get("probabilities_uniform_fallback").get(i));
      double[] found = new double[labels.length];
      int[] others =
          IntStream.range(0, labels.length).filter(j -> labels[j] != labels[anchor]).toArray();
      double[] chances = miner.chances(unit, anchor, others);
      for (int j = 0; j < others.length; j++) {
        found[others[j]] = chances[j];
      }
      assertArrayEquals(expected, found, ORDINARY);
      checkWeights(one, unit, i);
    }
    mined(miner, table(one), labels)
        .forEach(t -> assertEquals(false, labels[t.get(0)] == labels[t.get(2)]));
  }

  private static void checkWeights(JsonNode one, DistanceTable unit, int i) {
    double cutoff = one.get("hyper").get("cutoff").asDouble();
    JsonNode row = one.get("expected").get("log_weights").get(i);
    for (int j = 0; j < row.size(); j++) {
      if (i != j && !row.get(j).isNull()) {
        double expected = row.get(j).asDouble();
        double distance = Math.max(cutoff, unit.between(i, j));
        double tolerance = ORDINARY * (1 + Math.abs(expected));
        assertEquals(expected, DistanceWeighted.logWeight(distance, unit.dim()), tolerance);
      }
    }
  }
}
