package facespace.sweep;

import facespace.knob.BadValue;
import facespace.knob.KnobInfo;
import facespace.knob.Names;
import facespace.loss.LossCatalog;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every base with every combination of the values its loss takes. A loss that has not got an axis,
 * or takes none of its values, is trained as it is; combinations that cannot be are left out. All
 * of this is remembered, to be said.
 */
final class Expansion {
  /** What a loss does not do with an axis, as a message and what it is about. */
  record Remark(String key, Object... args) {}

  /** Named in lists of their own. */
  private static final Set<String> NO_AXES = Set.of("seed", "recipe", RunSpec.LOSS);

  private final List<RunSpec> bases;
  private final List<Axis> axes;
  private final Set<RunSpec> found = new LinkedHashSet<>();
  private final List<Remark> remarks = new ArrayList<>();
  private int impossible;
  private BadValue whyImpossible;

  /** Expands all; throws a {@link BadValue} for an axis or a value that no base can take. */
  Expansion(List<RunSpec> bases, List<Axis> axes) {
    this.bases = bases;
    this.axes = axes;
    checkKeys();
    List<List<Axis>> own = bases.stream().map(this::ownAxes).toList();
    axes.forEach(axis -> checkValues(axis, own));
    long combinations = 0;
    for (List<Axis> some : own) {
      combinations += some.stream().mapToLong(axis -> axis.values().size()).reduce(1, this::times);
    }
    if (combinations > SweepPlan.MOST_CONFIGURATIONS) {
      throw new BadValue("sweep.configurations", combinations, SweepPlan.MOST_CONFIGURATIONS);
    }
    for (int i = 0; i < bases.size(); i++) {
      expand(bases.get(i), own.get(i), Map.of());
    }
    if (found.isEmpty()) {
      throw whyImpossible;
    }
  }

  Set<RunSpec> found() {
    return found;
  }

  List<Remark> remarks() {
    return remarks;
  }

  /** Combinations left out. */
  int impossible() {
    return impossible;
  }

  /** Why the first of them cannot be. */
  Optional<BadValue> whyImpossible() {
    return Optional.ofNullable(whyImpossible);
  }

  private long times(long one, long other) {
    return Math.min(one * other, Integer.MAX_VALUE); // both are small enough for this
  }

  private void checkKeys() {
    Set<String> allowed = new TreeSet<>();
    RunSpec.fields().stream().map(KnobInfo::key).forEach(allowed::add);
    bases.forEach(base -> allowed.addAll(LossCatalog.knobsOf(base.loss()).keySet()));
    allowed.removeAll(NO_AXES);
    Set<String> seen = new TreeSet<>();
    for (Axis axis : axes) {
      if (NO_AXES.contains(axis.key())) {
        throw new BadValue("sweep.axisOwn", axis.key());
      }
      if (!allowed.contains(axis.key())) {
        String losses = bases.stream().map(Expansion::lossKey).collect(Collectors.joining(", "));
        String nearestFirst = Names.nearestFirst(axis.key(), allowed);
        throw new BadValue("sweep.axisUnknown", axis.key(), losses, nearestFirst);
      }
      if (!seen.add(axis.key())) {
        throw new BadValue("sweep.axisTwice", axis.key());
      }
    }
  }

  /** A value that nobody takes is a mistake, and not a combination to leave out. */
  private void checkValues(Axis axis, List<List<Axis>> own) {
    Set<String> taken =
        own.stream()
            .flatMap(List::stream)
            .filter(it -> it.key().equals(axis.key()))
            .flatMap(it -> it.values().stream())
            .collect(Collectors.toSet());
    RunSpec having = bases.stream().filter(base -> has(base, axis)).findFirst().orElseThrow();
    for (String value : axis.values()) {
      if (!taken.contains(value)) {
        throw refusal(having, axis.key(), value).orElseThrow();
      }
    }
  }

  /** The axes a base has, with the values it takes. */
  private List<Axis> ownAxes(RunSpec base) {
    List<Axis> own = new ArrayList<>();
    for (Axis axis : axes) {
      List<String> values =
          has(base, axis)
              ? axis.values().stream()
                  .filter(value -> refusal(base, axis.key(), value).isEmpty())
                  .toList()
              : List.of();
      if (!values.isEmpty()) {
        own.add(new Axis(axis.key(), values));
      }
      remark(base, axis, values.size());
    }
    return own;
  }

  private void remark(RunSpec base, Axis axis, int taken) {
    String loss = lossKey(base);
    String key = axis.key();
    int all = axis.values().size();
    if (!has(base, axis)) {
      remarks.add(new Remark("sweep.without", loss, key));
    } else if (taken == 0) {
      remarks.add(new Remark("sweep.takesNone", loss, key, base.asMap().get(key)));
    } else if (taken < all) {
      remarks.add(new Remark("sweep.takesSome", loss, taken, all, key));
    }
  }

  private void expand(RunSpec base, List<Axis> rest, Map<String, String> chosen) {
    if (rest.isEmpty()) {
      try {
        found.add(base.with(chosen));
      } catch (BadValue problem) {
        impossible++;
        whyImpossible = whyImpossible == null ? problem : whyImpossible;
      }
      return;
    }
    Axis axis = rest.get(0);
    for (String value : axis.values()) {
      Map<String, String> more = new LinkedHashMap<>(chosen);
      more.put(axis.key(), value);
      expand(base, rest.subList(1, rest.size()), more);
    }
  }

  private static boolean has(RunSpec base, Axis axis) {
    return base.asMap().containsKey(axis.key());
  }

  /** Why a value cannot be, whatever else is set. */
  private static Optional<BadValue> refusal(RunSpec base, String key, String value) {
    try {
      base.with(Map.of(key, value));
      return Optional.empty();
    } catch (BadValue problem) {
      return problem.setting().filter(it -> it.key().equals(key)).map(it -> problem);
    }
  }

  private static String lossKey(RunSpec spec) {
    return LossCatalog.infoOf(spec.loss()).key();
  }
}
