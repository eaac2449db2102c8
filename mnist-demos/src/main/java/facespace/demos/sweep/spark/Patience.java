package facespace.demos.sweep.spark;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long it is gone on without anybody who works. The first is waited for some minutes at least:
 * a process has to be started for it, maybe on a busy machine. Thread-safe.
 */
final class Patience {
  private static final Duration FIRST = Duration.ofMinutes(3);

  private final Duration usual;
  private final LongSupplier nanos;
  private Duration limit;
  private long since;

  /**
   * @param usual how long once somebody has been there
   * @param nanos a clock that does not jump
   */
  Patience(Duration usual, LongSupplier nanos) {
    this.usual = usual;
    this.nanos = nanos;
    limit = usual.compareTo(FIRST) < 0 ? FIRST : usual;
    since = nanos.getAsLong();
  }

  /**
   * Whether it is over.
   *
   * @param workers how many are there now
   */
  synchronized boolean isOver(int workers) {
    long now = nanos.getAsLong();
    if (workers > 0) {
      since = now;
      limit = usual;
    }
    return now - since > limit.toNanos();
  }

  /** How long it lasts, in seconds. */
  synchronized long seconds() {
    return limit.toSeconds();
  }
}
