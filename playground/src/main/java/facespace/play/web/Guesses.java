package facespace.play.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes guessing a key slow: after a few wrong ones an address has to wait, twice as long each
 * time. Thread-safe.
 */
final class Guesses {
  /** Who mistypes is not punished. */
  static final int FREE = 5;

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final int MOST_DOUBLINGS = 8; // 2 s … 512 s
  private static final int MOST_ADDRESSES = 4096;

  private record Wrong(int count, Instant until) {}

  private final InstantSource clock;
  private final Map<String, Wrong> addresses =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wrong> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  Guesses(InstantSource clock) {
    this.clock = clock;
  }

  /** How long an address has to wait before it may try a key; zero if it need not. */
  synchronized Duration waiting(String address) {
    Wrong wrong = addresses.get(address);
    Duration left =
        wrong == null ? Duration.ZERO : Duration.between(clock.instant(), wrong.until());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Notes that an address tried a wrong key. */
  synchronized void wrong(String address) {
    Wrong before = addresses.getOrDefault(address, new Wrong(0, Instant.MIN));
    int count = before.count() + 1;
    Instant until =
        count < FREE
            ? clock.instant()
            : clock
                .instant()
                .plus(FIRST.multipliedBy(1L << Math.min(count - FREE, MOST_DOUBLINGS)));
    addresses.put(address, new Wrong(count, until));
  }

  /** Forgets the wrong ones of an address that knew a right one in the end. */
  synchronized void right(String address) {
    addresses.remove(address);
  }
}
