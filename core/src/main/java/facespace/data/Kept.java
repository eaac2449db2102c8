package facespace.data;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What takes long to make, by key, for as long as memory allows. Who asks for what is being made
 * waits for it; who asks for something else does not. Thread-safe.
 */
public final class Kept<T> {
  private final Map<String, Place<T>> places = new ConcurrentHashMap<>();

  /** Where one thing is kept, and the lock of those who want it. */
  private static final class Place<T> {
    private SoftReference<T> made = new SoftReference<>(null);
  }

  /** What is kept, or is made now. */
  public T get(String key, Supplier<T> make) {
    return get(key, made -> true, make);
  }

  /** What is kept, if it is still right, or is made now. */
  T get(String key, Predicate<T> isRight, Supplier<T> make) {
    Place<T> place = places.computeIfAbsent(key, anew -> new Place<>());
    synchronized (place) {
      T made = place.made.get();
      if (made == null || !isRight.test(made)) {
        made = make.get();
        place.made = new SoftReference<>(made);
      }
      return made;
    }
  }
}
