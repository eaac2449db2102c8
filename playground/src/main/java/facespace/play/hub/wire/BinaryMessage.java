package facespace.play.hub.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * The binary form of moments and maps, little endian: {@code u32} magic, {@code u32} length of the
 * JSON, the JSON in UTF-8 padded with spaces to a multiple of 4, then arrays back to back, each
 * starting at a multiple of 4.
 *
 * @param head the JSON
 * @param arrays all that comes after it
 */
public record BinaryMessage(JsonNode head, ByteBuffer arrays) {
  private static final int HEADER = 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Encodes a message.
   *
   * @param magic what kind it is
   * @param arrays of {@code float}, {@code int}, {@code char} or {@code byte}
   */
  public static byte[] encode(int magic, ObjectNode head, List<?> arrays) {
    byte[] json = padded(head);
    int bytes = arrays.stream().mapToInt(BinaryMessage::bytesOf).sum();
    ByteBuffer out =
        ByteBuffer.allocate(HEADER + json.length + bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(magic).putInt(json.length).put(json);
    arrays.forEach(array -> put(out, array));
    return out.array();
  }

  /**
   * Decodes what {@link #encode} made.
   *
   * @throws IllegalArgumentException if it is of another kind
   * @throws IOException if its JSON is none
   */
  static BinaryMessage decode(int magic, byte[] bytes) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (in.getInt() != magic) {
      throw new IllegalArgumentException("another kind of message");
    }
    int length = in.getInt();
    JsonNode head = JSON.readTree(bytes, HEADER, length);
    return new BinaryMessage(head, in.position(HEADER + length).slice());
  }

  /**
   * One of its arrays.
   *
   * @param type as {@link #describe} says it
   * @param offset bytes from the first array
   * @param length elements
   */
  Object array(String type, int offset, int length) {
    ByteBuffer from = arrays.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(offset);
    switch (type) {
      case "f32" -> {
        float[] floats = new float[length];
        from.asFloatBuffer().get(floats);
        return floats;
      }
      case "i32" -> {
        int[] ints = new int[length];
        from.asIntBuffer().get(ints);
        return ints;
      }
      default -> {
        byte[] some = new byte[length];
        from.get(some);
        return some;
      }
    }
  }

  /**
   * Says where an array stands: its type, offset (bytes from the first array) and length (elements)
   * by its name in the head's {@code arrays}.
   *
   * @return how many bytes it takes
   */
  public static int describe(ObjectNode head, String name, Object array, int offset) {
    head.withObject("/arrays")
        .putObject(name)
        .put("type", typeOf(array))
        .put("offset", offset)
        .put("length", Array.getLength(array));
    return bytesOf(array);
  }

  private static String typeOf(Object array) {
    if (array instanceof float[]) {
      return "f32";
    }
    if (array instanceof int[]) {
      return "i32";
    }
    if (array instanceof char[]) {
      return "u16";
    }
    if (array instanceof byte[]) {
      return "u8";
    }
    throw new IllegalStateException("no wire type for " + array.getClass());
  }

  /** How much room an array takes. */
  static int bytesOf(Object array) {
    int width = array instanceof byte[] ? 1 : array instanceof char[] ? 2 : 4;
    return roundUp(width * Array.getLength(array));
  }

  private static byte[] padded(ObjectNode head) {
    try {
      byte[] json = JSON.writeValueAsBytes(head);
      byte[] padded = Arrays.copyOf(json, roundUp(json.length));
      Arrays.fill(padded, json.length, padded.length, (byte) ' ');
      return padded;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void put(ByteBuffer out, Object array) {
    int end = out.position() + bytesOf(array);
    if (array instanceof float[] floats) {
      out.asFloatBuffer().put(floats);
    } else if (array instanceof int[] ints) {
      out.asIntBuffer().put(ints);
    } else if (array instanceof char[] chars) {
      out.asCharBuffer().put(chars);
    } else {
      out.put((byte[]) array);
    }
    out.position(end);
  }

  private static int roundUp(int length) {
    return (length + 3) / 4 * 4;
  }
}
