package facespace.loss;

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
import facespace.loss.mining.DistanceTable;
import facespace.loss.mining.Mining;
import facespace.loss.mining.TripletVisitor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses on distances against values of 420-bit arithmetic. */
class MetricVectorsTest {
  private static final double ORDINARY = 1e-10;

  static Stream<Arguments> contrastive() throws IOException {
    return VectorFile.cases("contrastive");
  }

  static Stream<Arguments> triplet() throws IOException {
    return VectorFile.cases("triplet");
  }

  static Stream<Arguments> marginBased() throws IOException {
    return VectorFile.cases("margin_loss");
  }

  private static long[] labels(JsonNode one) {
    return LossCases.longs(one.get("inputs").get("labels"));
  }

  private static Consumer<TripletVisitor> given(JsonNode one) {
    JsonNode triplets = one.get("inputs").get("triplets");
    return visit ->
        triplets.forEach(t -> visit.triplet(t.get(0).asInt(), t.get(1).asInt(), t.get(2).asInt()));
  }

  @ParameterizedTest
  @MethodSource
  void contrastive(JsonNode one) {
    Contrastive loss = new Contrastive(one.get("hyper").get("m").asDouble(), false);
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
    Contrastive loss = new Contrastive(one.get("hyper").get("m").asDouble(), false);
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
    boolean soft = hyper.get("soft").asBoolean();
    Triplet all = new Triplet(alpha, soft, squared, false, Mining.ALL, false);
    checkTriplets(one, all, "loss_mean", true);
    if (!soft) {
      Triplet positive = new Triplet(alpha, false, squared, false, Mining.ALL, true);
      checkTriplets(one, positive, "loss_mean_nonzero", false);
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

  static Stream<PairLoss> pairLosses() {
    return Families.all(PairLoss.class);
  }

  @ParameterizedTest
  @MethodSource("tripletLosses")
  void theSlopeOfEveryTripletLossIsItsDerivative(TripletLoss loss) {
    checkSlope(-2, loss::ofGap, loss::slope);
  }

  @ParameterizedTest
  @MethodSource("pairLosses")
  void theSlopesOfEveryPairLossAreItsDerivatives(PairLoss loss) {
    checkSlope(0, loss::ofSame, loss::slopeOfSame);
    checkSlope(0, loss::ofDifferent, loss::slopeOfDifferent);
  }

  /** ½ max(0, m − d²), as Caffe's older layer has it. */
  @ParameterizedTest
  @CsvSource({"0, 1.5", "1, 1", "1.5, 0.375", "1.8, 0"})
  void theMarginOfPairsMayBeOnTheSquaredDistance(double distance, double expected) {
    PairLoss loss = (PairLoss) LossCatalog.create("contrastive", Map.of("m", "3", "squared", "on"));
    assertEquals(expected, loss.ofDifferent(distance), 1e-12);
    assertEquals(distance * distance / 2, loss.ofSame(distance), 1e-12);
    assertEquals(Math.sqrt(3), loss.apart(), 1e-12);
    checkSlope(0, loss::ofDifferent, loss::slopeOfDifferent);
  }

  /** By finite differences at odd places: a loss may have kinks at round ones. */
  private static void checkSlope(double from, DoubleUnaryOperator of, DoubleUnaryOperator slope) {
    double step = 1e-6;
    for (double at = from + 0.0137; at < 6; at += 0.1) {
      double measured = (of.applyAsDouble(at + step) - of.applyAsDouble(at - step)) / (2 * step);
      double near = 1e-8 * (1 + Math.abs(measured));
      assertEquals(measured, slope.applyAsDouble(at), near, "at " + at);
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
}
