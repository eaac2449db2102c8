package facespace.play.hub.wire;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The moments kept for the scrubber, within a budget of memory: when it is used up, every other
 * moment goes, so what stays is spread evenly and always holds the first and the newest. Indices
 * stay what they were; a moment that went is answered by the one kept before it. Thread-safe.
 */
public final class Moments {
  private final long budgetBytes;
  private final NavigableMap<Integer, Moment> kept = new TreeMap<>();
  private long bytes;
  private int stride = 1;

  /**
   * @param budgetBytes how much memory they may take
   */
  public Moments(long budgetBytes) {
    this.budgetBytes = budgetBytes;
  }

  /** Keeps a moment whose index is {@link #count()}. */
  public synchronized void keep(Moment moment) {
    Map.Entry<Integer, Moment> newest = kept.lastEntry();
    if (newest != null && newest.getKey() % stride != 0) {
      drop(newest.getKey());
    }
    kept.put(moment.index(), moment);
    bytes += MomentCodec.sizeOf(moment);
    while (bytes > budgetBytes && kept.size() > 2) {
      thinOut();
    }
  }

  /** The newest moment, if there is any yet. */
  public synchronized Optional<Moment> newest() {
    return Optional.ofNullable(kept.lastEntry()).map(Map.Entry::getValue);
  }

  /** The moment of an index or the one kept before it; empty beyond the newest. */
  public synchronized Optional<Moment> at(int index) {
    return index < count()
        ? Optional.ofNullable(kept.floorEntry(index)).map(Map.Entry::getValue)
        : Optional.empty();
  }

  /** All that are kept, oldest first. */
  public synchronized List<Moment> all() {
    return List.copyOf(kept.values());
  }

  /** The mini-batches trained at each index kept, oldest first. */
  public synchronized NavigableMap<Integer, Integer> steps() {
    NavigableMap<Integer, Integer> steps = new TreeMap<>();
    kept.forEach((index, moment) -> steps.put(index, moment.step()));
    return steps;
  }

  /** One more than the newest index. */
  public synchronized int count() {
    return kept.isEmpty() ? 0 : kept.lastKey() + 1;
  }

  /** Forgets all. */
  public synchronized void clear() {
    kept.clear();
    bytes = 0;
    stride = 1;
  }

  private void thinOut() {
    stride *= 2;
    kept.keySet().stream()
        .filter(index -> index % stride != 0 && !index.equals(kept.lastKey()))
        .toList()
        .forEach(this::drop);
  }

  private void drop(int index) {
    bytes -= MomentCodec.sizeOf(kept.remove(index));
  }
}
