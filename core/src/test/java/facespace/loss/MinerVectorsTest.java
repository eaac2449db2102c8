package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
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
import facespace.loss.mining.RandomOther;
import facespace.loss.mining.SemiHard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Miners, and losses of what they choose, against values of 420-bit arithmetic. */
class MinerVectorsTest {
  private static final double ORDINARY = 1e-10;

  static Stream<Arguments> allTriplets() throws IOException {
    return miners("all_triplets");
  }

  static Stream<Arguments> batchHard() throws IOException {
    return miners("batch_hard");
  }

  static Stream<Arguments> batchAll() throws IOException {
    return miners("batch_all");
  }

  static Stream<Arguments> semiHard() throws IOException {
    return miners("semihard");
  }

  static Stream<Arguments> distanceWeighted() throws IOException {
    return miners("distance_weighted");
  }

  private static Stream<Arguments> miners(String formula) throws IOException {
    return VectorFile.cases("miners")
        .filter(one -> ((JsonNode) payload(one)).get("formula").asText().equals(formula));
  }

  private static Object payload(Arguments one) {
    return ((org.junit.jupiter.api.Named<?>) one.get()[0]).getPayload();
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

  /** Every sample of another class is drawn for a pair as often, and the seed says which. */
  @Test
  void atRandomEveryOtherClassComesUpAsOften() {
    DistanceTable nowhere = new DistanceTable(new double[6], 1);
    long[] labels = {0, 0, 1, 1, 2, 2};
    int draws = 4000;
    int[] drawn = new int[labels.length];
    for (int seed = 0; seed < draws; seed++) {
      new RandomOther()
          .mine(
              nowhere,
              labels,
              seed,
              (anchor, own, other) -> drawn[other] += anchor == 0 && own == 1 ? 1 : 0);
    }
    assertEquals(draws, Arrays.stream(drawn).sum());
    assertEquals(0, drawn[0] + drawn[1]);
    for (int other = 2; other < labels.length; other++) {
      assertEquals(draws / 4.0, drawn[other], 4 * Math.sqrt(draws * 0.25 * 0.75));
    }
    assertEquals(
        mined(new RandomOther(), nowhere, labels), mined(new RandomOther(), nowhere, labels));
  }
}
