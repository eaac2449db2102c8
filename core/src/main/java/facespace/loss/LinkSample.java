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
    int place = place(pulls);
    if (place < MOST) {
      keep(place, one, other, pulls);
    }
  }

  void triplet(int anchor, int own, int other, boolean pulls) {
    triplet(anchor, own, other, pulls, pulls);
  }

  /** A triplet whose two distances each pull or do not. */
  void triplet(int anchor, int own, int other, boolean ownPulls, boolean otherPulls) {
    int place = place(ownPulls || otherPulls);
    if (place < MOST) {
      keep(2 * place, anchor, own, ownPulls);
      keep(2 * place + 1, anchor, other, otherPulls);
    }
  }

  /** Counts one more; where it is kept, if that is below {@link #MOST}. */
  private int place(boolean isPulling) {
    long place = chosen < MOST ? chosen : random.nextLong(chosen + 1);
    chosen++;
    pulling += isPulling ? 1 : 0;
    return (int) Math.min(place, MOST);
  }

  private void keep(int line, int one, int other, boolean isPulling) {
    ends[2 * line] = one;
    ends[2 * line + 1] = other;
    pulls[line] = (byte) (isPulling ? 1 : 0);
  }

  Links links() {
    int kept = (int) Math.min(chosen, MOST) * (corners - 1);
    return new Links(
        corners, chosen, pulling, Arrays.copyOf(ends, 2 * kept), Arrays.copyOf(pulls, kept));
  }
}
