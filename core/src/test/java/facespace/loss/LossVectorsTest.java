package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import facespace.VectorFile;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses by logits and their gradients against values of 420-bit arithmetic. */
class LossVectorsTest {
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
          new SphereFace(
              (int) m,
              false,
              Annealing.Pace.RUN,
              hyper.get("lambda").asDouble(),
              GradientRule.EXACT);
      case "cosface" -> new CosFace(s, m);
      case "arcface" ->
          new ArcFace(s, m, variant(hyper.path("variant").asText()), GradientRule.EXACT);
      case "combined" ->
          new CombinedMargin(
              s,
              hyper.get("m1").asDouble(),
              hyper.get("m2").asDouble(),
              hyper.get("m3").asDouble(),
              GradientRule.EXACT,
              ArcFace.Variant.PAPER);
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
}
