package facespace.play.hub.run;

import facespace.train.run.Checkpoint;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an experiment can go on from, at some of its moments, within a budget of memory: when it is
 * used up, the one that its neighbours stand in for best goes. Thread-safe.
 */
final class Checkpoints {
  private final long budgetBytes;
  private final NavigableMap<Integer, List<Checkpoint>> byStep = new TreeMap<>();
  private long bytes;

  Checkpoints(long budgetBytes) {
    this.budgetBytes = budgetBytes;
  }

  /** Keeps the checkpoints of all runs at a step. */
  synchronized void keep(int step, List<Checkpoint> ofRuns) {
    drop(step);
    byStep.put(step, ofRuns);
    bytes += sizeOf(ofRuns);
    while (bytes > budgetBytes && byStep.size() > 1) {
      drop(byStep.size() > 2 ? mostCrowded() : byStep.firstKey());
    }
  }

  /** The checkpoint of a run at a step, or the one kept before it. */
  synchronized Optional<Checkpoint> at(int step, int run) {
    return Optional.ofNullable(byStep.floorEntry(step))
        .map(Map.Entry::getValue)
        .map(ofRuns -> ofRuns.get(run));
  }

  /** The newest, and of those before it as many as fit, spread over the steps; the newest first. */
  synchronized List<List<Checkpoint>> within(long budget) {
    Checkpoints some = new Checkpoints(budget);
    byStep.forEach(some::keep);
    return List.copyOf(some.byStep.descendingMap().values());
  }

  synchronized void clear() {
    byStep.clear();
    bytes = 0;
  }

  /** The step whose going leaves the smallest gap; never the first or the newest. */
  private int mostCrowded() {
    int best = byStep.firstKey();
    int smallest = Integer.MAX_VALUE;
    for (int step : byStep.keySet()) {
      Integer before = byStep.lowerKey(step);
      Integer after = byStep.higherKey(step);
      if (before != null && after != null && after - before < smallest) {
        smallest = after - before;
        best = step;
      }
    }
    return best;
  }

  private void drop(int step) {
    List<Checkpoint> gone = byStep.remove(step);
    if (gone != null) {
      bytes -= sizeOf(gone);
    }
  }

  private static long sizeOf(List<Checkpoint> ofRuns) {
    return ofRuns.stream().mapToLong(Checkpoint::bytes).sum();
  }
}
