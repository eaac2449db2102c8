package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import facespace.VectorFile;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses and their gradients against values of 420-bit arithmetic. */
class LossVectorsTest {
  private static final double ORDINARY = 1e-11;

  static Stream<Arguments> softmaxFamily() {
    return Stream.of(
            "softmax",
            "modified_softmax",
            "normface",
            "asoftmax",
            "cosface",
            "arcface",
            "combined_margin")
        .flatMap(LossVectorsTest::cases);
  }

  static Stream<Arguments> contrastive() {
    return cases("contrastive");
  }

  static Stream<Arguments> triplet() {
    return cases("triplet");
  }

  static Stream<Arguments> batchHard() {
    return cases("miners").filter(LossVectorsTest::isBatchHard);
  }

  private static boolean isBatchHard(Arguments one) {
    return one.get()[0].toString().contains("batch_hard");
  }

  private static Stream<Arguments> cases(String file) {
    try {
      return VectorFile.cases(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource
  void softmaxFamily(JsonNode one) {
    SoftmaxLoss loss = loss(one.get("formula").asText(), one.get("hyper"), one.get("inputs"));
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray x = LossCases.trained(one.get("inputs").get("features"), manager);
      NDArray w = LossCases.trained(one.get("inputs").get("weights"), manager);
      NDArray b = loss.hasBias() ? LossCases.trained(one.get("inputs").get("bias"), manager) : null;
      NDArray s = loss.learnsScale() ? manager.create(loss.scale().getAsDouble()) : null;
      if (s != null) {
        s.setRequiresGradient(true);
      }
      NDArray labels = manager.create(LossCases.longs(one.get("inputs").get("labels")));
      int classes = (int) w.getShape().get(0);
      NDArray mean = loss.of(new LossBatch(x, labels, classes, 1, 0), Head.of(w, b, s)).mean();
      gradients.backward(mean);
      Map<String, NDArray> found = new TreeMap<>(Map.of("loss", mean));
      found.put("grad_features", x.getGradient());
      found.put("grad_weights", w.getGradient());
      if (b != null) {
        found.put("grad_bias", b.getGradient());
      }
      if (s != null) {
        found.put("grad_s", s.getGradient());
      }
      found.forEach((name, array) -> LossCases.check(one, name, array));
    }
  }

  private static SoftmaxLoss loss(String formula, JsonNode hyper, JsonNode inputs) {
    double s = hyper.path("s").asDouble();
    double m = hyper.path("m").asDouble();
    return switch (formula) {
      case "softmax" -> new Softmax(inputs.has("bias"));
      case "modified_softmax" -> new ModifiedSoftmax();
      case "normface" -> new NormFace(s, true);
      case "asoftmax" ->
          new SphereFace((int) m, false, Annealing.Pace.RUN, hyper.get("lambda").asDouble());
      case "cosface" -> new CosFace(s, m);
      case "arcface" ->
          new ArcFace(s, m, variant(hyper.path("variant").asText()), GradientRule.EXACT);
      case "combined" ->
          new CombinedMargin(
              s,
              hyper.get("m1").asDouble(),
              hyper.get("m2").asDouble(),
              hyper.get("m3").asDouble(),
              GradientRule.EXACT);
      default -> throw new IllegalArgumentException(formula);
    };
  }

  private static ArcFace.Variant variant(String name) {
    return switch (name) {
      case "hard_fallback" -> ArcFace.Variant.FALLBACK;
      case "easy" -> ArcFace.Variant.EASY;
      default -> ArcFace.Variant.PAPER;
    };
  }

  @ParameterizedTest
  @MethodSource
  void contrastive(JsonNode one) {
    Contrastive loss = new Contrastive(one.get("hyper").get("m").asDouble());
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray a = LossCases.trained(one.get("inputs").get("a"), manager);
      NDArray b = LossCases.trained(one.get("inputs").get("b"), manager);
      NDArray distance = Distances.between(a, b);
      double[] same = VectorFile.doubles(one.get("inputs").get("same"));
      NDArray isSame = manager.create(same);
      NDArray each =
          loss.ofSame(distance)
              .mul(isSame)
              .add(loss.ofDifferent(distance).mul(isSame.neg().add(1)));
      NDArray sum = each.sum();
      gradients.backward(sum);
      LossCases.check(one, "per_pair", each);
      LossCases.check(one, "loss_sum", sum);
      LossCases.check(one, "grad_a_sum", a.getGradient());
      LossCases.check(one, "grad_b_sum", b.getGradient());
    }
  }

  @ParameterizedTest
  @MethodSource
  void triplet(JsonNode one) {
    JsonNode hyper = one.get("hyper");
    Triplet loss =
        new Triplet(
            hyper.get("alpha").asDouble(),
            hyper.get("soft").asBoolean(),
            hyper.get("squared").asBoolean(),
            false);
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray x = LossCases.trained(one.get("inputs").get("features"), manager);
      long[] all = LossCases.longs(one.get("inputs").get("triplets"));
      NDArray[] corners = new NDArray[3];
      for (int corner = 0; corner < corners.length; corner++) {
        long[] rows = new long[all.length / 3];
        for (int t = 0; t < rows.length; t++) {
          rows[t] = all[3 * t + corner];
        }
        corners[corner] = x.get(manager.create(rows));
      }
      NDArray each =
          loss.ofGap(
              loss.gap(
                  Distances.between(corners[0], corners[1]),
                  Distances.between(corners[0], corners[2])));
      NDArray sum = each.sum();
      gradients.backward(sum);
      LossCases.check(one, "per_triplet", each);
      LossCases.check(one, "loss_sum", sum);
      LossCases.check(one, "grad_features_sum", x.getGradient());
    }
  }

  @ParameterizedTest
  @MethodSource
  void batchHard(JsonNode one) {
    boolean ties = one.get("expected").get("ties").asBoolean();
    for (boolean soft : new boolean[] {false, true}) {
      Triplet loss =
          new Triplet(soft ? 0 : one.get("hyper").get("alpha").asDouble(), soft, false, false);
      String kind = soft ? "soft" : "hinge";
      try (NDManager manager = TorchEngine.newManager();
          Gradients gradients = Gradients.record()) {
        NDArray x = LossCases.trained(one.get("inputs").get("features"), manager);
        NDArray labels = manager.create(LossCases.longs(one.get("inputs").get("labels")));
        int classes = (int) Arrays.stream(labels.toLongArray()).max().orElse(0) + 1;
        NDArray mean = loss.of(new LossBatch(x, labels, classes, 1, 0), Head.NONE).mean();
        gradients.backward(mean);
        LossCases.check(one, "loss_" + kind, mean);
        if (!ties) {
          LossCases.check(one, "grad_" + kind, x.getGradient());
        }
      }
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
    try (NDManager manager = TorchEngine.newManager()) {
      NDArray x = manager.create(rows, new Shape(labels.length, dim));
      double found =
          labels.length < 2
              ? 0
              : loss.of(new LossBatch(x, manager.create(labels), 2, 1, 0), Head.NONE)
                  .mean()
                  .toDoubleArray()[0];
      assertEquals(meanOfPairs(loss.m(), rows, dim, labels), found, ORDINARY);
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
    return pairs == 0 ? 0 : sum / pairs;
  }
}
