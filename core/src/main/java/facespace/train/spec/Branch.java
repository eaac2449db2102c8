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
    if (wish.sharesPast(before, step)) {
      return wish;
    }
    RunSpec past = before.until(step);
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
}
