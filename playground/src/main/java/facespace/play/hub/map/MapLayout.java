package facespace.play.hub.map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A map at one time.
 *
 * @param step mini-batches trained when the points were what they are; 0 for the baselines
 * @param iteration of t-SNE since its start
 * @param kl divergence of the map from the points, in nats
 * @param drift mean way of a point since the layout before, relative to the size of that one (root
 *     mean square distance from its centre)
 * @param perplexity in force
 * @param source what the points are compared by
 * @param xy coordinates around (0, 0) (N × 2)
 */
public record MapLayout(
    int step,
    int iteration,
    double kl,
    double drift,
    double perplexity,
    MapSource source,
    float[] xy) {
  /** "FBM1", read as a little-endian integer. */
  static final int MAGIC = 0x314d4246;

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Its binary form, little endian: {@code u32} magic "FBM1", {@code u32} length of the JSON, the
   * JSON {@code {step, iteration, kl, drift, perplexity, source, n}} in UTF-8 padded with spaces to
   * a multiple of 4, then x and y of every point as {@code f32}.
   */
  byte[] encode() {
    ObjectNode head =
        JSON.createObjectNode()
            .put("step", step)
            .put("iteration", iteration)
            .put("kl", kl)
            .put("drift", drift)
            .put("perplexity", perplexity)
            .put("source", source.key())
            .put("n", xy.length / 2);
    byte[] json = head.toString().getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(json, (json.length + 3) / 4 * 4);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    ByteBuffer out =
        ByteBuffer.allocate(8 + padded.length + 4 * xy.length).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(MAGIC).putInt(padded.length).put(padded).asFloatBuffer().put(xy);
    return out.array();
  }
}
