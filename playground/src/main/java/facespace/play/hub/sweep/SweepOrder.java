package facespace.play.hub.sweep;

import facespace.data.DataSets;
import facespace.knob.BadValue;
import facespace.loss.LossCatalog;
import facespace.play.hub.RunData;
import facespace.sweep.Axis;
import facespace.sweep.Seeds;
import facespace.sweep.SweepPlan;
import facespace.train.spec.Comparison;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import facespace.train.spec.SpecText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A sweep as it is asked for.
 *
 * @param base a run's text form
 * @param losses what is trained in place of its loss, by key; its own without any
 * @param vary axes, such as {@code m=0:0.6:0.2}
 * @param seeds such as {@code 1..5}; the base's own if empty
 */
public record SweepOrder(String base, List<String> losses, List<String> vary, String seeds) {
  public SweepOrder {
    base = Optional.ofNullable(base).orElse("");
    losses = losses == null ? List.of() : losses.stream().distinct().toList();
    vary = vary == null ? List.of() : vary.stream().filter(axis -> !axis.isBlank()).toList();
    seeds = Optional.ofNullable(seeds).orElse("");
  }

  /**
   * Its runs.
   *
   * @param data what may be named
   * @throws facespace.knob.BadValue naming the first thing that is wrong
   */
  public SweepPlan plan(DataSets data) {
    RunSpec run = in("base", () -> RunSpec.parse(base.strip()));
    List<RunSpec> bases =
        losses.isEmpty()
            ? List.of(run)
            : losses.stream().map(loss -> withLoss(run, loss, data)).toList();
    List<Long> all = in("seeds", () -> seeds.isBlank() ? List.of(run.seed()) : Seeds.parse(seeds));
    SweepPlan plan =
        in("vary", () -> SweepPlan.of(bases, vary.stream().map(Axis::parse).toList(), all));
    plan.configurations().stream()
        .map(it -> new DataNames(it.data(), it.testData()))
        .distinct()
        .forEach(names -> names.check(data));
    return plan;
  }

  /** What is wrong with a field of the order is about that field. */
  private static <T> T in(String field, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (BadValue bad) {
      throw bad.about(field, "", "");
    }
  }

  /** Its knobs are its own, with what suits faces where the data are faces. */
  private static RunSpec withLoss(RunSpec run, String loss, DataSets data) {
    if (LossCatalog.infoOf(run.loss()).key().equals(loss)) {
      return run;
    }
    Map<String, String> texts = run.asMap();
    texts.keySet().removeAll(LossCatalog.knobsOf(run.loss()).keySet());
    texts.put(RunSpec.LOSS, loss);
    if (data.areFaces(run.data())) {
      texts.putAll(FaceRuns.knobs().getOrDefault(loss, Map.of()));
    }
    return RunSpec.parse(SpecText.format(texts) + run.course());
  }

  /** Nobody reaches a path from outside, by an axis neither. */
  private record DataNames(String data, String testData) {
    void check(DataSets known) {
      String test = testData.isEmpty() ? "" : "&test-data=" + testData;
      RunData.check(known, Comparison.parse("data=" + data + test));
    }
  }
}
