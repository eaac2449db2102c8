package facespace.claim;

import facespace.sweep.Spread;
import facespace.sweep.SweepMeasure;
import facespace.sweep.Verdict;
import facespace.text.Lang;
import facespace.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.DoubleStream;

/**
 * What was measured where a claim expects something.
 *
 * @param expected what it expects
 * @param values of the run it is about, by seed; NaN where it diverged
 * @param others of the run it is compared with
 * @param verdict whether the two differ, second − first, p corrected for all that the claim expects
 */
record Evidence(
    Expectation expected,
    SortedMap<Long, Double> values,
    SortedMap<Long, Double> others,
    Verdict verdict) {

  private static final double ROUNDING = 1e-9;

  /** Whether it is as the claim expects. */
  boolean holds() {
    return switch (expected.kind()) {
      case MORE -> verdict.differs() && difference() > 0;
      case LESS -> verdict.differs() && difference() < 0;
      case NO_WORSE ->
          verdict.isTested()
              && verdict.diverged() == 0
              && (!verdict.differs() || difference() > 0 == expected.measure().highIsGood());
      case EQUAL -> verdict.isTested() && values.keySet().stream().allMatch(this::isEqual);
      case ABOVE -> values.values().stream().allMatch(value -> value > expected.bound());
      case BELOW -> values.values().stream().allMatch(this::isBelow);
    };
  }

  /** A run that diverged is as inaccurate as can be, and of no angle or length. */
  private boolean isBelow(double value) {
    return Double.isNaN(value) ? expected.measure().highIsGood() : value < expected.bound();
  }

  private boolean isEqual(long seed) {
    return Math.abs(values.get(seed) - others.getOrDefault(seed, Double.NaN)) < ROUNDING;
  }

  private double difference() {
    return verdict.test().orElseThrow().meanDifference();
  }

  /**
   * What was measured, in a sentence.
   *
   * @param names of the claim's runs
   */
  String in(Lang lang, List<String> names) {
    String name = names.get(expected.run());
    SweepMeasure measure = expected.measure();
    String judged = Messages.CORE.text(lang, "claim." + judgement());
    if (expected.isBound()) {
      return Messages.CORE.text(
          lang,
          expected.kind() == Expectation.Kind.ABOVE ? "claim.bound.above" : "claim.bound",
          measure.label(lang),
          name,
          measure.text(extreme()),
          values.size(),
          measure.text(expected.bound()),
          judged);
    }
    String difference =
        verdict.isTested() ? measure.difference(difference(), lang) + ", " + verdict.chance() : "–";
    return Messages.CORE.text(
        lang,
        "claim.difference",
        measure.label(lang),
        name,
        text(values),
        names.get(expected.other()),
        text(others),
        difference,
        judged);
  }

  private String judgement() {
    boolean isPlain = expected.isBound() || expected.kind() == Expectation.Kind.EQUAL;
    if (isPlain || verdict.differs()) {
      return holds() ? "asSaid" : "otherwise";
    }
    return holds() ? "noHarm" : "alike";
  }

  /** The value that comes nearest to the bound, or passes it farthest. */
  private double extreme() {
    DoubleStream finite = finite(values);
    return (expected.kind() == Expectation.Kind.ABOVE ? finite.min() : finite.max())
        .orElse(Double.NaN);
  }

  private String text(SortedMap<Long, Double> bySeed) {
    Spread spread = Spread.of(finite(bySeed).toArray());
    SweepMeasure measure = expected.measure();
    return String.format(
        Locale.ROOT, "%s ± %s", measure.text(spread.mean()), measure.text(spread.deviation()));
  }

  private static DoubleStream finite(SortedMap<Long, Double> bySeed) {
    return bySeed.values().stream().filter(Double::isFinite).mapToDouble(value -> value);
  }
}
