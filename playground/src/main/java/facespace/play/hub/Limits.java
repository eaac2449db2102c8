package facespace.play.hub;

import java.time.Duration;

/**
 * How much a server takes on at a time.
 *
 * @param slots how many experiments may train at the same time
 * @param queue how many experiments may wait for a slot
 * @param kept how many experiments are remembered; the longest unused ones go first
 * @param keptBytes memory for the moments of one experiment, in bytes
 * @param abandonedAfter how long a training experiment without viewers keeps others waiting
 * @param slice how long one that is watched does
 */
public record Limits(
    int slots, int queue, int kept, long keptBytes, Duration abandonedAfter, Duration slice) {
  /** A small class, or a table of guests. */
  public static final int USUAL_VISITORS = 10;

  private static final long MEBIBYTE = 1 << 20;
  private static final long ALL_MOMENTS = 576 * MEBIBYTE;
  private static final long MOST_OF_ONE = 48 * MEBIBYTE;

  /** Of all visitors, those who open an experiment while the others look at theirs. */
  private static final int MORE = 2;

  /** Where nobody's turn ends while it is watched. */
  public Limits(int slots, int queue, int kept, long keptBytes, Duration abandonedAfter) {
    this(slots, queue, kept, keptBytes, abandonedAfter, Duration.ofDays(1));
  }

  /** What a laptop in front of a class can bear: everybody has an experiment, in turns. */
  public static Limits ofLaptop(int slots, int visitors) {
    int kept = visitors + MORE;
    long each = Math.min(MOST_OF_ONE, ALL_MOMENTS / kept);
    return new Limits(slots, visitors, kept, each, Duration.ofSeconds(15), Duration.ofSeconds(4));
  }
}
