package facespace.loss.mining;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A sample of a batch and the rest of it.
 *
 * @param own the others of its class, ascending; at least one
 * @param others those of other classes, ascending; at least one
 */
record Sides(int anchor, int[] own, int[] others) {
  /** Visits every sample that can be the anchor of a triplet. */
  static void each(long[] labels, Consumer<Sides> visit) {
    int[] own = new int[labels.length];
    int[] others = new int[labels.length];
    for (int anchor = 0; anchor < labels.length; anchor++) {
      int same = 0;
      int different = 0;
      for (int i = 0; i < labels.length; i++) {
        if (labels[i] != labels[anchor]) {
          others[different++] = i;
        } else if (i != anchor) {
          own[same++] = i;
        }
      }
      if (same > 0 && different > 0) {
        visit.accept(new Sides(anchor, Arrays.copyOf(own, same), Arrays.copyOf(others, different)));
      }
    }
  }
}
