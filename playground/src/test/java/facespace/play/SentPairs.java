package facespace.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import facespace.match.Verification;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The pairs a page is sent, taken apart by the documented format. */
record SentPairs(JsonNode head, ByteBuffer arrays) {
  static SentPairs of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    in.getInt();
    byte[] json = new byte[in.getInt()];
    in.get(json);
    try {
      return new SentPairs(
          new ObjectMapper().readTree(json), in.slice().order(ByteOrder.LITTLE_ENDIAN));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The library's own account of the pairs; the score is the angle with its sign turned. */
  Verification verification() {
    int count = place("angle").get("length").asInt();
    double[] scores = new double[count];
    boolean[] same = new boolean[count];
    for (int k = 0; k < count; k++) {
      scores[k] = -arrays.getFloat(place("angle").get("offset").asInt() + 4 * k);
      same[k] = arrays.get(place("same").get("offset").asInt() + k) == 1;
    }
    return Verification.of(scores, same);
  }

  private JsonNode place(String name) {
    return head.get("arrays").get(name);
  }
}
