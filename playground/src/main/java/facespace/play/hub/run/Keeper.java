package facespace.play.hub.run;

import facespace.data.DataException;
import facespace.play.hub.model.KeptModel;
import facespace.play.hub.model.ModelStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the models of one experiment, what has not moved since only once. Only its {@link Training}
 * keeps, one thread at a time; anybody may ask what is kept, without waiting.
 */
final class Keeper {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

  private final ModelStore models;
  private final Map<Integer, String> ofRuns = new TreeMap<>();
  private int atStep = -1;
  private boolean complete;
  private volatile List<String> kept = List.of();
  private volatile Optional<DataException> trouble = Optional.empty();

  /**
   * @param models where they stay
   */
  Keeper(ModelStore models) {
    this.models = models;
  }

  /**
   * Keeps the runs as they are now, those that have not broken off; what somebody has deleted since
   * once more. If one cannot be written, those before it are kept, and not once more when this is
   * tried again.
   *
   * @param step mini-batches done
   * @return the ids in the store
   * @throws DataException if one cannot be written
   */
  List<String> keep(Lockstep runs, int step) {
    if (step != atStep) {
      forget();
      atStep = step;
    }
    if (!complete || !isThere(kept)) {
      List<Integer> sound = runs.sound();
      recall(sound);
      try {
        sound.forEach(run -> ofRuns.computeIfAbsent(run, one -> runs.keep(one, models)));
        complete = true;
        trouble = Optional.empty();
      } finally {
        kept = List.copyOf(ofRuns.values());
      }
    }
    return kept;
  }

  /** The same of runs that are over: they are there to be looked at even if they cannot be kept. */
  void keepEnded(Lockstep runs, int step) {
    try {
      keep(runs, step);
    } catch (DataException e) {
      LOG.warn(e.getMessage());
      trouble = Optional.of(e);
    }
  }

  /** Begins with what is kept already. */
  void begin(Past past) {
    if (!past.kept().isEmpty() && isThere(past.kept())) {
      kept = past.kept();
      atStep = past.step();
      complete = true;
    }
  }

  /** Whose models are which, if they were kept before; without those that are deleted. */
  private void recall(List<Integer> sound) {
    if (ofRuns.isEmpty() && kept.size() == sound.size()) {
      sound.forEach(run -> ofRuns.put(run, kept.get(ofRuns.size())));
    }
    ofRuns.values().removeIf(id -> !isThere(List.of(id)));
  }

  private boolean isThere(List<String> ids) {
    return models.list().stream().map(KeptModel::id).toList().containsAll(ids);
  }

  /** Whether all is kept, and nobody has deleted any of it. */
  boolean isKept() {
    return !kept.isEmpty() && isThere(kept);
  }

  /** The ids of the models kept last. */
  List<String> kept() {
    return kept;
  }

  /** Why runs that are over are not kept, if so: they wait for somebody to try again. */
  Optional<DataException> trouble() {
    return trouble;
  }

  /** Knows of nothing kept; the store stays as it is. */
  void forget() {
    ofRuns.clear();
    kept = List.of();
    atStep = -1;
    complete = false;
    trouble = Optional.empty();
  }
}
