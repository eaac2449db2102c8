package facespace.loss;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Counts pairs or triplets and keeps a few of them, each as likely (reservoir sampling). */
final class LinkSample {
  /** More lines than these hide the points. */
  private static final int MOST = 60;

  private final int corners;
  private final int[] ends;
  private final byte[] pulls;
  private final SplittableRandom random;
  private long chosen;
  private long pulling;

  LinkSample(int corners, long seed) {
    this.corners = corners;
    ends = new int[2 * MOST * (corners - 1)];
    pulls = new byte[MOST * (corners - 1)];
    random = new SplittableRandom(seed);
  }

  void pair(int one, int other, boolean pulls) {
    add(pulls, one, other);
  }

  void triplet(int anchor, int own, int other, boolean pulls) {
    add(pulls, anchor, own, anchor, other);
  }

  private void add(boolean isPulling, int... linked) {
    long place = chosen < MOST ? chosen : random.nextLong(chosen + 1);
    chosen++;
    pulling += isPulling ? 1 : 0;
    if (place < MOST) {
      int from = (int) place * linked.length;
      System.arraycopy(linked, 0, ends, from, linked.length);
      Arrays.fill(pulls, from / 2, (from + linked.length) / 2, (byte) (isPulling ? 1 : 0));
    }
  }

  Links links() {
    int kept = (int) Math.min(chosen, MOST) * (corners - 1);
    return new Links(
        corners, chosen, pulling, Arrays.copyOf(ends, 2 * kept), Arrays.copyOf(pulls, kept));
  }
}
