package facespace.play;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Whoever waits for what messages say looks whenever one has come. */
final class News {
  private static final long PATIENCE_S = 180;

  private int count;

  /** Something has come, and is where it is looked for. */
  synchronized void came() {
    count++;
    notifyAll();
  }

  /** Waits until something that messages say is so. */
  synchronized void await(String what, BooleanSupplier so) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (!so.getAsBoolean()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new IllegalStateException("never " + what + " after " + count + " messages");
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
