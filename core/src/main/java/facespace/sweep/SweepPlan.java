package facespace.sweep;

import facespace.knob.BadValue;
import facespace.text.Lang;
import facespace.text.Messages;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The runs of a sweep: losses × axes × seeds, each once. Runs are numbered from 0, all
 * configurations with the first seed, then all with the next: a sweep that is broken off has tried
 * all of them. Immutable.
 */
public final class SweepPlan {
  /** The most combinations of losses and axes. */
  public static final int MOST_CONFIGURATIONS = 100_000;

  /** The most runs. */
  public static final int MOST_RUNS = 10_000_000;

  private static final String SEED = "seed";

  private final List<RunSpec> configurations;
  private final List<Long> seeds;
  private final Map<RunSpec, Integer> places = new HashMap<>();
  private final Map<Long, Integer> turns = new TreeMap<>();
  private final Expansion expansion;

  private SweepPlan(Expansion expansion, List<Long> seeds) {
    this.expansion = expansion;
    this.seeds = List.copyOf(seeds);
    configurations = expansion.found().stream().map(it -> seeded(it, seeds.get(0))).toList();
    configurations.forEach(it -> places.put(it, places.size()));
    seeds.forEach(seed -> turns.put(seed, turns.size()));
  }

  /**
   * Plans a sweep.
   *
   * @param bases a run for each loss, with all that is not varied
   * @param axes what is varied; an axis holds for the losses that have it
   * @param seeds at least one, ascending
   * @throws BadValue naming the first thing that is wrong
   */
  public static SweepPlan of(List<RunSpec> bases, List<Axis> axes, List<Long> seeds) {
    seeded(bases.get(0), seeds.get(seeds.size() - 1)); // refuses one that is too large
    Expansion expansion = new Expansion(bases, axes);
    long runs = (long) expansion.found().size() * seeds.size();
    if (runs > MOST_RUNS) {
      throw new BadValue("sweep.runs", runs, MOST_RUNS);
    }
    return new SweepPlan(expansion, seeds);
  }

  /** How many runs. */
  public int size() {
    return configurations.size() * seeds.size();
  }

  /** A run, by its number. */
  public RunSpec run(int number) {
    RunSpec configuration = configurations.get(number % configurations.size());
    return seeded(configuration, seeds.get(number / configurations.size()));
  }

  /** The number of a run; empty if it does not belong to the sweep. */
  public OptionalInt numberOf(RunSpec run) {
    Integer place = places.get(seeded(run, seeds.get(0)));
    Integer turn = turns.get(run.seed());
    return place == null || turn == null
        ? OptionalInt.empty()
        : OptionalInt.of(turn * configurations.size() + place);
  }

  /** The combinations of losses and axes, with the first seed. */
  public List<RunSpec> configurations() {
    return configurations;
  }

  /** The seeds of each of them. */
  public List<Long> seeds() {
    return seeds;
  }

  /** What losses do not take part in, and what is left out, a sentence each. */
  public List<String> remarks(Lang lang) {
    List<String> sentences = new ArrayList<>();
    for (Expansion.Remark remark : expansion.remarks()) {
      sentences.add(Messages.CORE.text(lang, remark.key(), remark.args()));
    }
    expansion
        .whyImpossible()
        .map(why -> Messages.CORE.text(lang, "sweep.left", expansion.impossible(), why.in(lang)))
        .ifPresent(sentences::add);
    return sentences;
  }

  /**
   * In what a run differs from every one of the sweep, in text form; its title if in no setting.
   */
  String differenceOf(RunSpec run) {
    Map<String, String> alone = run.asMap();
    if (turns.containsKey(run.seed())) {
      alone.remove(SEED);
    }
    for (RunSpec configuration : configurations) {
      configuration.asMap().forEach((key, value) -> alone.remove(key, value));
    }
    return alone.isEmpty()
        ? run.title() + " " + SEED + "=" + run.seed() + run.course()
        : alone.entrySet().stream()
            .map(pair -> pair.getKey() + "=" + pair.getValue())
            .collect(Collectors.joining(" "));
  }

  private static RunSpec seeded(RunSpec spec, long seed) {
    return spec.seed() == seed ? spec : spec.with(Map.of(SEED, String.valueOf(seed)));
  }
}
