package facespace.play.hub.run;

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
 * @param storedBytes room on disk for all experiments that are stored; 0: none is
 */
public record Limits(
    int slots,
    int queue,
    int kept,
    long keptBytes,
    Duration abandonedAfter,
    Duration slice,
    long storedBytes) {
  /** A small class, or a table of guests. */
  public static final int USUAL_VISITORS = 10;

  private static final long MEBIBYTE = 1 << 20;
  private static final long ALL_MOMENTS = 576 * MEBIBYTE;
  private static final long MOST_OF_ONE = 48 * MEBIBYTE;
  private static final long STORED = 2_000_000_000L;

  /** Of all visitors, those who open an experiment while the others look at theirs. */
  private static final int MORE = 2;

  /** For a server that stores no experiment, and where nobody's turn ends while it is watched. */
  public Limits(int slots, int queue, int kept, long keptBytes, Duration abandonedAfter) {
    this(slots, queue, kept, keptBytes, abandonedAfter, Duration.ofDays(1), 0);
  }

  /** What a laptop in front of a class can bear: everybody has an experiment, in turns. */
  public static Limits ofLaptop(int slots, int visitors) {
    int kept = visitors + MORE;
    long each = Math.min(MOST_OF_ONE, ALL_MOMENTS / kept);
    Duration abandoned = Duration.ofSeconds(15);
    return new Limits(slots, visitors, kept, each, abandoned, Duration.ofSeconds(4), STORED);
  }
}
