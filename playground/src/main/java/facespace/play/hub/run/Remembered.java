package facespace.play.hub.run;

import facespace.play.web.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The experiments in memory by id, a limited number: the one unused for longest is forgotten first,
 * unless it trains, waits or is watched; where all are watched, one that is over. Thread-safe.
 */
final class Remembered {
  private final int most;
  private final Map<String, Experiment> byLastUse = new LinkedHashMap<>(16, 0.75f, true);

  Remembered(int most) {
    this.most = most;
  }

  /**
   * Adds one, and whoever looks sees it together with what begins then.
   *
   * @return those that are forgotten for it
   * @throws Refused with status 429 if none can be
   */
  synchronized List<Experiment> add(Experiment newcomer, Runnable begin) {
    begin.run();
    List<Experiment> forgotten = new ArrayList<>();
    while (byLastUse.size() >= most) {
      Experiment idle =
          first(Remembered::isForgettable)
              .or(() -> first(Experiment::isOver))
              .orElseThrow(() -> new Refused(429, "refused.open", byLastUse.size()));
      forgotten.add(byLastUse.remove(idle.id()));
    }
    byLastUse.put(newcomer.id(), newcomer);
    return forgotten;
  }

  private static boolean isForgettable(Experiment experiment) {
    return !experiment.standing().isUnderWay() && !experiment.audience().isThere();
  }

  /** The longest unused of some. */
  private Optional<Experiment> first(Predicate<Experiment> which) {
    return byLastUse.values().stream().filter(which).findFirst();
  }

  synchronized Optional<Experiment> find(String id) {
    return Optional.ofNullable(byLastUse.get(id));
  }

  /** Some of them, the longest unused first. */
  synchronized List<Experiment> all(Predicate<Experiment> which) {
    return byLastUse.values().stream().filter(which).toList();
  }

  synchronized void remove(Experiment experiment) {
    byLastUse.remove(experiment.id());
  }
}
