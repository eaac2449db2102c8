package facespace.loss.mining;

import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A sample of a batch and the rest of it.
 *
 * @param own the others of its class, ascending; at least one
 * @param others those of other classes, ascending; at least one
 */
record Sides(int anchor, int[] own, int[] others) {
  /** Visits every sample that can be the anchor of a triplet. */
  static void each(long[] labels, Consumer<Sides> visit) {
    for (int i = 0; i < labels.length; i++) {
      int anchor = i;
      int[] own =
          IntStream.range(0, labels.length)
              .filter(j -> j != anchor && labels[j] == labels[anchor])
              .toArray();
      int[] others =
          IntStream.range(0, labels.length).filter(j -> labels[j] != labels[anchor]).toArray();
      if (own.length > 0 && others.length > 0) {
        visit.accept(new Sides(anchor, own, others));
      }
    }
  }
}
