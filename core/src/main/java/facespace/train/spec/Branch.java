package facespace.train.spec;

import facespace.knob.BadValue;
import facespace.knob.Label;
import facespace.knob.Labelled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A comparison that goes on differently from a step on.
 *
 * @param comparison its runs share their past with those of the comparison they come from
 * @param parents for each run which one it comes from
 */
public record Branch(Comparison comparison, List<Integer> parents) {
  /** What becomes of a run whose settings change. */
  public enum Kind implements Labelled {
    /** It goes on with the new ones. */
    @Label(en = "go on with the new settings", zh = "用新设置继续")
    CHANGE,
    /** It goes on with the old ones, and beside it one with the new ones. */
    @Label(en = "keep it and fork", zh = "保留并分叉")
    FORK,
    /** When it is over, a stage more follows with the new ones, or with the same. */
    @Label(en = "train a stage more", zh = "再加一个训练阶段")
    FURTHER;
  }

  /**
   * Lets a comparison go on with other settings.
   *
   * @param step mini-batches trained before
   * @param wanted as many runs, in order: each is taken as it stands if its past is that of the run
   *     it comes from, else for the settings at its end
   * @throws BadValue if nothing changes, or what changes cannot in the course of a run
   */
  public static Branch of(Comparison origin, int step, Kind kind, Comparison wanted) {
    if (origin.runs().size() != wanted.runs().size()) {
      throw new BadValue("error.branchRuns", wanted.runs().size(), origin.runs().size());
    }
    List<RunSpec> runs = new ArrayList<>();
    List<Integer> parents = new ArrayList<>();
    for (int i = 0; i < origin.runs().size(); i++) {
      RunSpec before = origin.runs().get(i);
      RunSpec wish = wanted.runs().get(i);
      RunSpec after = kind == Kind.FURTHER ? further(before, wish) : after(before, step, wish);
      if (kind == Kind.FORK || after.equals(before)) {
        runs.add(before);
        parents.add(i);
      }
      if (!after.equals(before)) {
        runs.add(after);
        parents.add(i);
      }
    }
    if (origin.runs().equals(runs)) {
      throw new BadValue("error.branchNothing", step);
    }
    return new Branch(new Comparison(runs), List.copyOf(parents));
  }

  private static RunSpec after(RunSpec before, int step, RunSpec wish) {
    if (sharePast(wish, before, step)) {
      return wish;
    }
    RunSpec past = until(step, before);
    Map<String, String> changes = changes(past.last(), wish.last());
    return changes.isEmpty() ? past : past.then(Change.at(step, changes));
  }

  private static RunSpec further(RunSpec before, RunSpec wish) {
    return before.then(Change.further(wish.last().epochs(), changes(before.last(), wish.last())));
  }

  private static Map<String, String> changes(RunSpec before, RunSpec after) {
    Map<String, String> old = before.asMap();
    boolean sameLoss = old.get(RunSpec.LOSS).equals(after.asMap().get(RunSpec.LOSS));
    Map<String, String> changes = new LinkedHashMap<>();
    after
        .asMap()
        .forEach(
            (key, value) -> {
              boolean ofNewLoss = !sameLoss && after.isKnob(key);
              if (ofNewLoss || !value.equals(old.get(key))) {
                changes.put(key, value);
              }
            });
    return changes;
  }

  /**
   * Whether both runs may be the same up to a step, as far as can be told without their data.
   *
   * @param step mini-batches trained before
   */
  private static boolean sharePast(RunSpec one, RunSpec other, int step) {
    List<Change> ones = one.changes();
    List<Change> others = other.changes();
    int same = 0;
    while (same < Math.min(ones.size(), others.size()) && ones.get(same).equals(others.get(same))) {
      same++;
    }
    List<Change> different = new ArrayList<>(ones.subList(same, ones.size()));
    different.addAll(others.subList(same, others.size()));
    return one.stages().get(0).equals(other.stages().get(0))
        && different.stream().allMatch(change -> change.at().orElse(step) >= step);
  }

  /**
   * A run without the changes from a step on. One that waits for the end of what comes before it
   * stays, unless another that goes stands before it.
   *
   * @param step mini-batches trained before
   */
  private static RunSpec until(int step, RunSpec run) {
    List<Change> changes = run.changes();
    int kept = 0;
    while (kept < changes.size() && changes.get(kept).at().orElse(-1) < step) {
      kept++;
    }
    return run.changing(changes.subList(0, kept));
  }
}
