package facespace.play.decide;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A head in JSON and arrays behind it, little endian: {@code u32} magic "FSP1", {@code u32} length
 * of the JSON, the JSON in UTF-8 padded with spaces to a multiple of 4, then the arrays back to
 * back, each starting at a multiple of 4. The head's {@code arrays} holds type, offset (bytes from
 * the first array) and length (elements) of each by name.
 */
final class Packed {
  private static final int MAGIC = 0x31505346;

  private final ObjectNode head;
  private final ObjectNode places = JsonNodeFactory.instance.objectNode();
  private final List<ByteBuffer> arrays = new ArrayList<>();
  private int size;

  Packed(ObjectNode head) {
    this.head = head;
  }

  Packed floats(String name, float[] values) {
    ByteBuffer bytes = buffer(4 * values.length);
    bytes.asFloatBuffer().put(values);
    return add(name, "f32", values.length, bytes);
  }

  /** Whole numbers 0 … 65,535. */
  Packed shorts(String name, int[] values) {
    ByteBuffer bytes = buffer(2 * values.length);
    for (int i = 0; i < values.length; i++) {
      bytes.putChar(2 * i, (char) values[i]);
    }
    return add(name, "u16", values.length, bytes);
  }

  Packed bytes(String name, byte[] values) {
    ByteBuffer bytes = buffer(values.length);
    bytes.put(0, values);
    return add(name, "u8", values.length, bytes);
  }

  private Packed add(String name, String type, int length, ByteBuffer bytes) {
    places.putObject(name).put("type", type).put("offset", size).put("length", length);
    arrays.add(bytes);
    size += bytes.capacity();
    return this;
  }

  /** All of it. */
  byte[] encode() {
    head.set("arrays", places);
    byte[] text = head.toString().getBytes(StandardCharsets.UTF_8);
    byte[] json = Arrays.copyOf(text, roundUp(text.length));
    Arrays.fill(json, text.length, json.length, (byte) ' ');
    ByteBuffer out = ByteBuffer.allocate(8 + json.length + size).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(MAGIC).putInt(json.length).put(json);
    arrays.forEach(out::put);
    return out.array();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(roundUp(bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int roundUp(int length) {
    return (length + 3) / 4 * 4;
  }
}
