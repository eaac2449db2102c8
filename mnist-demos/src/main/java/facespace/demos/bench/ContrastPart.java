package facespace.demos.bench;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.train.frame.Measure;
import facespace.train.spec.Comparison;
import facespace.train.spec.ReadyComparison;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Whether the ready comparisons show what they are there to show: how many times farther from their
 * class mean the samples without a margin lie, over several seeds and correctly read test images.
 */
record ContrastPart(DataSets sets, Optional<String> only) implements Part {
  private static final int SEEDS = 5;
  private static final double PERCENT = 100;

  /** Aims of the comparison that a first visitor opens, of other margins, and of faces. */
  private record Aims(double median, double most) {}

  private static final Aims FIRST = new Aims(2.5, 2);
  private static final Aims OTHER = new Aims(1.7, 1.7);
  private static final Aims FACES = new Aims(2, 2);

  private record Result(double accuracy, Map<Measure, Double> spread, double chance) {
    double of(Measure measure) {
      return spread.getOrDefault(measure, Double.NaN);
    }

    /** Most of what is read is read wrongly: nearer to guessing than to knowing. */
    boolean collapsed() {
      return accuracy < (1 + chance) / 2;
    }
  }

  @Override
  public void measure(Consumer<Measurement> result) {
    for (String name : digits()) {
      RunSpec plain = spec(ReadyComparison.MARGIN, name, 0);
      Map<RunSpec, Aims> margins = new LinkedHashMap<>();
      margins.put(spec(ReadyComparison.MARGIN, name, 1), FIRST);
      for (String loss : List.of("cosface", "sphereface")) {
        margins.put(RunSpec.of(Map.of("data", name, RunSpec.LOSS, loss)), OTHER);
      }
      compare(name, plain, margins, result);
    }
    if (only.isEmpty() || only.get().equals(DataSets.PAPER)) {
      ReadyComparison eight = ReadyComparison.EIGHT_PEOPLE;
      compare("eight people", spec(eight, "", 0), Map.of(spec(eight, "", 1), FACES), result);
    }
  }

  private List<String> digits() {
    return only.map(name -> name.equals(DataSets.PAPER) ? List.<String>of() : List.of(name))
        .orElseGet(
            () ->
                sets.defaultName().equals(DataSets.PEN)
                    ? List.of(DataSets.PEN)
                    : List.of(sets.defaultName(), DataSets.PEN));
  }

  private static RunSpec spec(ReadyComparison ready, String digits, int run) {
    return Comparison.parse(ready.text(digits)).runs().get(run);
  }

  private void compare(
      String on, RunSpec plain, Map<RunSpec, Aims> margins, Consumer<Measurement> result) {
    DataSet data = plain.dataFrom(sets::load);
    List<Result> left = train(plain, data);
    margins.forEach(
        (spec, aims) -> {
          List<Result> right = train(spec, data);
          String pair = "%s against %s on %s: ".formatted(spec.title(), plain.title(), on);
          result.accept(times(pair + "median angle", left, right, Measure.MEDIAN_OWN, aims.median));
          result.accept(times(pair + "95th percentile", left, right, Measure.P95_OWN, aims.most));
          result.accept(
              difference(
                  pair + "nearest class means",
                  "°",
                  each(left, one -> one.of(Measure.MIN_INTER)),
                  each(right, one -> one.of(Measure.MIN_INTER)),
                  0));
          result.accept(
              difference(
                  pair + "test accuracy",
                  "points",
                  each(left, one -> PERCENT * one.accuracy),
                  each(right, one -> PERCENT * one.accuracy),
                  -1));
          long collapsed =
              left.stream().filter(Result::collapsed).count()
                  + right.stream().filter(Result::collapsed).count();
          result.accept(
              Measurement.of(
                  pair + "collapsed runs",
                  collapsed,
                  "",
                  Measurement.Aim.atMost(0),
                  "of " + 2 * SEEDS));
        });
  }

  private static List<Result> train(RunSpec spec, DataSet data) {
    List<Result> results = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      Training.of(
          Training.seeded(spec, seed),
          data,
          run ->
              results.add(
                  new Result(run.testAccuracy(), run.testSpread(), 1.0 / data.test().classes())));
    }
    return results;
  }

  private static Measurement times(
      String what, List<Result> left, List<Result> right, Measure measure, double wanted) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      ratios.add(left.get(i).of(measure) / right.get(i).of(measure));
    }
    return Measurement.of(
        what,
        Median.of(ratios),
        "times",
        Measurement.Aim.atLeast(wanted),
        "%s° → %s°; by seed %s"
            .formatted(
                Texts.list("%.1f", each(left, one -> one.of(measure))),
                Texts.list("%.1f", each(right, one -> one.of(measure))),
                Texts.list("%.1f", ratios)));
  }

  private static Measurement difference(
      String what, String unit, List<Double> left, List<Double> right, double wanted) {
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      differences.add(right.get(i) - left.get(i));
    }
    return Measurement.of(
        what,
        Median.of(differences),
        unit,
        Measurement.Aim.atLeast(wanted),
        "%s → %s".formatted(Texts.list("%.1f", left), Texts.list("%.1f", right)));
  }

  private static List<Double> each(List<Result> results, ToDoubleFunction<Result> value) {
    return results.stream().map(value::applyAsDouble).toList();
  }
}
