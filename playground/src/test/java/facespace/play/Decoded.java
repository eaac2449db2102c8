package facespace.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

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
