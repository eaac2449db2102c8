package facespace.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A moment read the way a browser reads it, from the written format alone. */
record Decoded(JsonNode json, ByteBuffer arrays) {
  static Decoded of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = Arrays.copyOf(bytes, 4);
    if (!Arrays.equals(magic, new byte[] {'F', 'B', 'S', '1'})) {
      throw new IllegalArgumentException("not a moment: " + Arrays.toString(magic));
    }
    int length = buffer.getInt(4);
    try {
      JsonNode json = new ObjectMapper().readTree(bytes, 8, length);
      int start = 8 + length;
      return new Decoded(
          json, buffer.slice(start, bytes.length - start).order(ByteOrder.LITTLE_ENDIAN));
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** All that a moment of an experiment says of its runs, but for the time they took. */
  static List<JsonNode> runs(Playground playground, String experiment, int n) {
    Decoded moment = of(playground.get(experiment + "/moments/" + n).response().body());
    return IntStream.range(0, moment.json.get("runs").size()).mapToObj(moment::said).toList();
  }

  private JsonNode said(int run) {
    ObjectNode said = run(run).deepCopy();
    said.remove("seconds");
    ObjectNode arrays = (ObjectNode) said.remove("arrays");
    arrays
        .properties()
        .forEach(
            array -> {
              String name = array.getKey();
              String content =
                  switch (array.getValue().get("type").asText()) {
                    case "f32" -> Arrays.toString(floats(run, name));
                    case "i32" -> Arrays.toString(ints(run, name));
                    default -> Arrays.toString(bytes(run, name));
                  };
              said.put(name, content);
            });
    return said;
  }

  int index() {
    return json.get("index").asInt();
  }

  JsonNode run(int run) {
    return json.get("runs").get(run);
  }

  float[] floats(int run, String name) {
    JsonNode at = at(run, name, "f32");
    float[] values = new float[at.get("length").asInt()];
    arrays
        .slice(at.get("offset").asInt(), 4 * values.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return values;
  }

  int[] ints(int run, String name) {
    JsonNode at = at(run, name, "i32");
    int[] values = new int[at.get("length").asInt()];
    arrays
        .slice(at.get("offset").asInt(), 4 * values.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .get(values);
    return values;
  }

  byte[] bytes(int run, String name) {
    JsonNode at = at(run, name, "u8");
    byte[] values = new byte[at.get("length").asInt()];
    arrays.get(at.get("offset").asInt(), values);
    return values;
  }

  private JsonNode at(int run, String name, String type) {
    JsonNode at = run(run).get("arrays").get(name);
    if (!at.get("type").asText().equals(type) || at.get("offset").asInt() % 4 != 0) {
      throw new IllegalArgumentException(name + ": " + at);
    }
    return at;
  }
}
