package facespace.play.decide;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.play.hub.wire.BinaryMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@link BinaryMessage} of an answer, magic "FSP1": a head and arrays by name, whose places
 * stand in the head's {@code arrays}.
 */
final class Packed {
  private static final int MAGIC = 0x31505346;

  private final ObjectNode head;
  private final List<Object> arrays = new ArrayList<>();
  private int size;

  Packed(ObjectNode head) {
    this.head = head;
    head.putObject("arrays");
  }

  /** Adds an array of {@code float}, {@code char} or {@code byte}. */
  Packed add(String name, Object array) {
    size += BinaryMessage.describe(head, name, array, size);
    arrays.add(array);
    return this;
  }

  /** All of it. */
  byte[] encode() {
    return BinaryMessage.encode(MAGIC, head, arrays);
  }
}
