package facespace.play.hub.map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.play.hub.wire.BinaryMessage;
import java.util.List;

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

  /**
   * Its {@link BinaryMessage}, magic "FBM1": the JSON is {@code {step, iteration, kl, drift,
   * perplexity, source, n}}, the array x and y of every point as {@code f32}.
   */
  byte[] encode() {
    ObjectNode head =
        JsonNodeFactory.instance
            .objectNode()
            .put("step", step)
            .put("iteration", iteration)
            .put("kl", kl)
            .put("drift", drift)
            .put("perplexity", perplexity)
            .put("source", source.key())
            .put("n", xy.length / 2);
    return BinaryMessage.encode(MAGIC, head, List.of(xy));
  }
}
