package facespace.play.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;

/** Small helpers for JSON answers. */
final class Json {
  static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double PRECISION = 1e6;

  private Json() {}

  /** What pages call the kind of a face's picture, and of those a model has learnt. */
  static String kind(boolean drawn) {
    return drawn ? "drawn" : "photographs";
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Numbers to six decimals; JSON knows no NaN, so it becomes null. */
  static ArrayNode numbers(double[] values) {
    ArrayNode array = MAPPER.createArrayNode();
    for (double value : values) {
      if (Double.isFinite(value)) {
        array.add(Math.round(value * PRECISION) / PRECISION);
      } else {
        array.addNull();
      }
    }
    return array;
  }

  /** Answers with JSON that is not to be kept. */
  static void send(Context ctx, ObjectNode json) {
    ctx.header("Cache-Control", "no-store").contentType("application/json").result(json.toString());
  }
}
