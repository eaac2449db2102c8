package facespace.play.hub.archive;

import facespace.play.web.Guards;
import facespace.play.web.Refused;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * What is known of the stored experiments without their moments, in memory and in the index.
 * Everybody may read and {@link #announce}; all else is done by one thread.
 */
final class RunEntries implements AutoCloseable {
  private final RunIndex index;
  private final Map<String, RunEntry> byId = new ConcurrentHashMap<>();
  private final Set<String> changed = new HashSet<>();

  /**
   * @param ids which experiments have files: others in the index are deleted, but for that
   */
  RunEntries(RunIndex index, Collection<String> ids) {
    this.index = index;
    index.all().forEach(entry -> byId.put(entry.id(), entry));
    byId.keySet().retainAll(Set.copyOf(ids));
  }

  /** All, the newest first. */
  List<RunEntry> list() {
    return byId.values().stream()
        .sorted(Comparator.comparing(RunEntry::created).reversed().thenComparing(RunEntry::id))
        .toList();
  }

  Optional<RunEntry> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * @throws Refused with status 404 if it is not stored
   */
  RunEntry get(String id) {
    return find(id).orElseThrow(() -> new Refused(404, "refused.stored", Guards.quoted(id)));
  }

  boolean has(String id) {
    return byId.containsKey(id);
  }

  /** How much room all take, in bytes. */
  long bytes() {
    return byId.values().stream().mapToLong(RunEntry::bytes).sum();
  }

  /** Lets one be known that is about to be stored. */
  void announce(RunEntry entry) {
    byId.put(entry.id(), entry);
  }

  void enter(RunEntry entry) {
    byId.put(entry.id(), entry);
    index.put(entry);
  }

  /** Changes one, if it is there; the index hears of it by {@link #save}. */
  void change(String id, UnaryOperator<RunEntry> how) {
    byId.computeIfPresent(id, (same, entry) -> how.apply(entry));
    changed.add(id);
  }

  void remove(String id) {
    byId.remove(id);
    changed.remove(id);
    index.remove(id);
  }

  /** Makes sure that all changes outlive the process. */
  void save() {
    changed.forEach(id -> find(id).ifPresent(index::put));
    changed.clear();
    index.commit();
  }

  @Override
  public void close() {
    index.close();
  }
}
