package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import facespace.VectorFile;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Reference cases of losses, and how near one must come to them. */
final class LossCases {
  private static final double VALUE = 1e-12;
  private static final double GRADIENT = 1e-11;
  private static final double ROUNDING = 50;

  private LossCases() {}

  static long[] longs(JsonNode node) {
    return DoubleStream.of(VectorFile.doubles(node)).mapToLong(value -> (long) value).toArray();
  }

  /** An array by which is differentiated, of the shape of its text. */
  static NDArray trained(JsonNode node, NDManager manager) {
    double[] values = VectorFile.doubles(node);
    boolean isMatrix = node.size() > 0 && node.get(0).isArray();
    Shape shape =
        isMatrix ? new Shape(node.size(), values.length / node.size()) : new Shape(values.length);
    NDArray array = manager.create(values, shape);
    array.setRequiresGradient(true);
    return array;
  }

  /** err(a, e) = max|a − e| / (1 + max|e|), row by row for the gradients of tiny features. */
  static void check(JsonNode one, String quantity, NDArray found) {
    check(one, quantity, found.toDoubleArray());
  }

  /** The same of plain numbers. */
  static void check(JsonNode one, String quantity, double... actual) {
    JsonNode node = one.get("expected").get(quantity);
    assertNotNull(node, "no such quantity: " + quantity);
    if (node.isNull()) {
      return; // undefined
    }
    double[] expected = VectorFile.doubles(node);
    assertEquals(expected.length, actual.length, quantity);
    boolean rowwise = one.path("tag").asText().startsWith("tiny") && node.isArray();
    int width = rowwise ? expected.length / node.size() : expected.length;
    for (int from = 0; from < expected.length; from += width) {
      int to = from + width;
      double largest = Arrays.stream(expected, from, to).map(Math::abs).max().orElse(0);
      for (int i = from; i < to; i++) {
        assertEquals(
            expected[i], actual[i], tolerance(one, quantity) * (1 + largest), quantity + i);
      }
    }
  }

  private static double tolerance(JsonNode one, String quantity) {
    boolean isGradient = quantity.startsWith("grad");
    JsonNode rounding = one.path("rounding_error").path("f64");
    int place = quantity.equals("grad_features") ? 2 : isGradient ? 3 : 1;
    double published = rounding.path(place).asDouble(0);
    double saturated = quantity.equals("grad_features") ? ofSaturated(one) : 0;
    return Math.max(Math.max(isGradient ? GRADIENT : VALUE, saturated), ROUNDING * published);
  }

  /** 1 − p is known to 2⁻⁵² at best, and a gradient is that times α/|x|: much for a tiny x. */
  private static double ofSaturated(JsonNode one) {
    JsonNode alpha = one.get("hyper").path("alpha");
    if (!one.path("tag").asText().equals("tiny_feature_norm") || alpha.isMissingNode()) {
      return 0;
    }
    double shortest = Double.MAX_VALUE;
    for (JsonNode row : one.get("inputs").get("features")) {
      double[] x = VectorFile.doubles(row);
      shortest = Math.min(shortest, Math.sqrt(Arrays.stream(x).map(v -> v * v).sum()));
    }
    return alpha.asDouble() * Math.ulp(1.0) / shortest;
  }
}
