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
 */
public record Limits(int slots, int queue, int kept, long keptBytes, Duration abandonedAfter) {
  private static final long MEBIBYTE = 1 << 20;

  /** What a laptop in front of a class can bear. */
  public static Limits ofLaptop(int slots) {
    return new Limits(slots, 8, 12, 48 * MEBIBYTE, Duration.ofSeconds(15));
  }
}
