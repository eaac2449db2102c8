package facespace.play.web;

import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What takes long and many ask for: calculated when first asked for, and again after a failure. Who
 * asks while somebody else calculates waits without a place at the gate of costly requests.
 * Thread-safe.
 */
public final class Once<T> {
  private final ReentrantLock lock = new ReentrantLock();
  private Supplier<T> make;
  private volatile T made;

  public Once(Supplier<T> make) {
    this.make = make;
  }

  /** The one of a key, as long as the map knows it. */
  public static <K, T> T of(Map<K, Once<T>> known, K key, Function<K, T> make) {
    Once<T> once;
    synchronized (known) {
      once = known.computeIfAbsent(key, asked -> new Once<>(() -> make.apply(asked)));
    }
    return once.get();
  }

  /** What has been calculated. */
  public T get() {
    if (made != null) {
      return made; // nobody waits for what is there
    }
    Admission.lock(lock);
    try {
      if (made == null) {
        made = make.get();
        make = null; // and whatever it holds on to, such as a key that a map may forget
      }
      return made;
    } finally {
      lock.unlock();
    }
  }
}
