package facespace.play.hub.sweep;

import facespace.data.DataSets;
import facespace.knob.BadValue;
import facespace.loss.LossCatalog;
import facespace.play.hub.RunData;
import facespace.sweep.Axis;
import facespace.sweep.Seeds;
import facespace.sweep.SweepPlan;
import facespace.train.spec.DigitRuns;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import facespace.train.spec.SpecText;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  /**
   * What is left out is empty.
   *
   * @throws NullPointerException if there is no base, or a loss is none
   */
  public SweepOrder {
    Objects.requireNonNull(base);
    losses = losses == null ? List.of() : List.copyOf(new LinkedHashSet<>(losses));
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
    check(plan.configurations(), data);
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

  /** Nobody reaches a path from outside, by an axis neither; what is alike is checked once. */
  private static void check(List<RunSpec> runs, DataSets data) {
    Map<List<Object>, RunSpec> byData = new LinkedHashMap<>();
    runs.forEach(it -> byData.putIfAbsent(List.of(it.data(), it.testData(), it.crowd()), it));
    RunData.check(data, byData.values());
  }

  /** Its knobs are its own, with what suits it on faces or on digits where nothing else is said. */
  private RunSpec withLoss(RunSpec run, String loss, DataSets data) {
    if (LossCatalog.infoOf(run.loss()).key().equals(loss)) {
      return run;
    }
    Map<String, String> texts = run.asMap();
    texts.keySet().removeAll(LossCatalog.knobsOf(run.loss()).keySet());
    texts.put(RunSpec.LOSS, loss);
    texts.putAll(
        data.areFaces(run.data())
            ? FaceRuns.knobs().getOrDefault(loss, Map.of())
            : DigitRuns.settings(loss, SpecText.parse(SpecText.atStart(base)).keySet()));
    return RunSpec.parse(SpecText.format(texts) + run.course());
  }
}
