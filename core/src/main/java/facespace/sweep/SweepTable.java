package facespace.sweep;

import facespace.knob.BadValue;
import facespace.knob.Decimal;
import facespace.loss.LossCatalog;
import facespace.train.run.Ending;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The results of a sweep by configuration: what differs in nothing but the seed stands together.
 *
 * @param varied the settings that differ between configurations, in the order of the text form
 * @param rows the configurations, by loss and then by value
 */
public record SweepTable(List<String> varied, List<Row> rows) {
  private static final String SEED = "seed";

  /**
   * One configuration.
   *
   * @param loss its loss, by key
   * @param own what differs from other configurations and its loss has, in text form by key
   * @param runs its results by seed
   */
  public record Row(String loss, Map<String, String> own, SortedMap<Long, SweepResult> runs) {

    /** Its name: the loss and what is its own, such as {@code ArcFace m=0.3}. */
    public String label() {
      return label(Set.of());
    }

    /** The same without a setting. */
    public String labelWithout(String key) {
      return label(Set.of(key));
    }

    private String label(Set<String> without) {
      return LossCatalog.info(loss).name()
          + own.entrySet().stream()
              .filter(pair -> !without.contains(pair.getKey()))
              .map(pair -> " " + pair.getKey() + "=" + pair.getValue())
              .collect(Collectors.joining());
    }

    /**
     * A measure at a seed; NaN if there is none, and of a run that diverged, which is quick only
     * because it broke off.
     */
    public double value(long seed, SweepMeasure measure) {
      return !runs.containsKey(seed) || diverged(seed) ? Double.NaN : runs.get(seed).value(measure);
    }

    /** A measure over all seeds that have it. */
    public Spread spread(SweepMeasure measure) {
      return Spread.of(
          runs.keySet().stream()
              .mapToDouble(seed -> value(seed, measure))
              .filter(Double::isFinite)
              .toArray());
    }

    /** How many runs broke off because their loss was no longer a number. */
    public int diverged() {
      return (int) runs.keySet().stream().filter(this::diverged).count();
    }

    /** Whether there is a run of a seed that did. */
    boolean diverged(long seed) {
      return runs.containsKey(seed) && runs.get(seed).ending() == Ending.Kind.DIVERGED;
    }
  }

  /** Groups results; of two with the same text the first counts. */
  public static SweepTable of(Collection<SweepResult> results) {
    Map<RunSpec, SortedMap<Long, SweepResult>> groups = new LinkedHashMap<>();
    for (SweepResult result : results) {
      RunSpec spec = result.spec();
      groups
          .computeIfAbsent(spec.with(Map.of(SEED, "0")), it -> new TreeMap<>())
          .putIfAbsent(spec.seed(), result);
    }
    List<String> varied = varied(groups.keySet());
    List<Row> rows = new ArrayList<>();
    groups.forEach(
        (spec, runs) -> {
          Map<String, String> own = spec.asMap();
          own.keySet().retainAll(varied);
          own.remove(RunSpec.LOSS);
          rows.add(new Row(LossCatalog.infoOf(spec.loss()).key(), own, runs));
        });
    rows.sort(order(varied));
    return new SweepTable(varied, List.copyOf(rows));
  }

  private static List<String> varied(Set<RunSpec> specs) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (RunSpec spec : specs) {
      spec.asMap()
          .forEach(
              (key, value) -> values.computeIfAbsent(key, it -> new LinkedHashSet<>()).add(value));
    }
    return values.keySet().stream().filter(key -> values.get(key).size() > 1).toList();
  }

  private static Comparator<Row> order(List<String> varied) {
    List<String> losses = LossCatalog.all().stream().map(info -> info.key()).toList();
    Comparator<Row> order = Comparator.comparing(row -> losses.indexOf(row.loss()));
    for (String key : varied) {
      order =
          order
              .thenComparing(row -> number(row, key).orElse(Double.NEGATIVE_INFINITY))
              .thenComparing(row -> row.own().getOrDefault(key, ""));
    }
    return order;
  }

  /** A setting that is a number. */
  public static OptionalDouble number(Row row, String key) {
    return Decimal.parse(row.own().getOrDefault(key, ""));
  }

  /** The losses of the sweep, by key. */
  public List<String> losses() {
    return rows.stream().map(Row::loss).distinct().toList();
  }

  /** The measures that any run has. */
  public List<SweepMeasure> measures() {
    List<SweepResult> runs = rows.stream().flatMap(row -> row.runs().values().stream()).toList();
    return Arrays.stream(SweepMeasure.values())
        .filter(measure -> runs.stream().anyMatch(run -> Double.isFinite(run.value(measure))))
        .toList();
  }

  /**
   * The measure of a key, else the first there is; none if no run has any.
   *
   * @throws BadValue if there is no such measure, or no run has it
   */
  public Optional<SweepMeasure> measure(Optional<String> key) {
    List<SweepMeasure> known = measures();
    Optional<SweepMeasure> asked = key.map(SweepMeasure::of);
    if (!known.isEmpty() && asked.isPresent() && !known.contains(asked.get())) {
      String names = known.stream().map(SweepMeasure::key).collect(Collectors.joining(", "));
      throw new BadValue("sweep.noMeasure", asked.get().key(), names);
    }
    return known.stream().filter(it -> asked.isEmpty() || it == asked.get()).findFirst();
  }

  /** The number with the most different values, if any differs: what a chart runs along. */
  public Optional<String> mainAxis() {
    return varied.stream()
        .filter(key -> different(key) > 1)
        .max(Comparator.comparing(this::different));
  }

  private long different(String key) {
    return rows.stream().flatMapToDouble(row -> number(row, key).stream()).distinct().count();
  }
}
