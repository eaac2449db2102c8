package facespace.sweep.workers;

import java.util.Locale;
import java.util.function.LongSupplier;

/** How fast a sweep goes, and how long it will take. */
final class Pace {
  private static final double MINUTE = 60;
  private static final double HOUR = 60 * MINUTE;

  private final LongSupplier nanos;
  private final long start;
  private int done;

  /**
   * @param nanos a clock that does not jump
   */
  Pace(LongSupplier nanos) {
    this.nanos = nanos;
    start = nanos.getAsLong();
  }

  /** One more run is over. */
  void done() {
    done++;
  }

  /** How long so many runs more will take, if they take as long as those since the start. */
  String left(int open) {
    return done == 0 ? "" : text((nanos.getAsLong() - start) / 1e9 / done * open);
  }

  /** A stretch of time in the unit one would use. */
  static String text(double seconds) {
    if (seconds < 2 * MINUTE) {
      return format("%.0f s", seconds);
    }
    return seconds < 2 * HOUR
        ? format("%.0f min", seconds / MINUTE)
        : format(seconds < 10 * HOUR ? "%.1f h" : "%,.0f h", seconds / HOUR);
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
