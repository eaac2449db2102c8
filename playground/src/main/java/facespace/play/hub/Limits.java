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
 * @param storedBytes room on disk for all experiments that are stored; 0: none is
 */
public record Limits(
    int slots, int queue, int kept, long keptBytes, Duration abandonedAfter, long storedBytes) {
  private static final long MEBIBYTE = 1 << 20;

  /** The same for a server that stores no experiment. */
  public Limits(int slots, int queue, int kept, long keptBytes, Duration abandonedAfter) {
    this(slots, queue, kept, keptBytes, abandonedAfter, 0);
  }

  /** What a laptop in front of a class can bear. */
  public static Limits ofLaptop(int slots) {
    return new Limits(slots, 8, 12, 48 * MEBIBYTE, Duration.ofSeconds(15), 2048 * MEBIBYTE);
  }
}
