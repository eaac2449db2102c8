package facespace.sweep;

import facespace.match.PairedTest;
import facespace.text.Lang;
import facespace.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether two losses, or two configurations of one, differ when both meet the same seeds.
 *
 * @param first what is compared
 * @param second with what
 * @param measure by what
 * @param seeds how many seeds have a result of both
 * @param diverged how many more seeds both were trained with, but one of them at least diverged
 * @param test second − first; empty with fewer than two such seeds
 * @param p after the correction for all comparisons; NaN without a test
 */
public record Verdict(
    String first,
    String second,
    SweepMeasure measure,
    int seeds,
    int diverged,
    Optional<PairedTest> test,
    double p) {
  /** Corrected p below this are no chance. */
  public static final double LEVEL = 0.05;

  private static final double SMALLEST = 0.001;

  /** With larger t all differences are equal: no scale to measure them by, only their signs. */
  private static final double ALL_EQUAL = 1e6;

  /**
   * Compares two over the seeds that both have, without a correction.
   *
   * @param one the first one's values by seed; NaN where it diverged
   * @param other the second one's
   */
  public static Verdict of(
      SweepMeasure measure,
      String first,
      Map<Long, Double> one,
      String second,
      Map<Long, Double> other) {
    List<Long> equal = one.keySet().stream().filter(other::containsKey).toList();
    List<Long> seeds =
        equal.stream()
            .filter(seed -> Double.isFinite(one.get(seed)) && Double.isFinite(other.get(seed)))
            .toList();
    int diverged = equal.size() - seeds.size();
    if (seeds.size() < 2) {
      return new Verdict(
          first, second, measure, seeds.size(), diverged, Optional.empty(), Double.NaN);
    }
    PairedTest test =
        PairedTest.of(
            seeds.stream().mapToDouble(one::get).toArray(),
            seeds.stream().mapToDouble(other::get).toArray());
    double p = Math.abs(test.t()) > ALL_EQUAL ? signTest(seeds.size()) : test.p();
    return new Verdict(first, second, measure, seeds.size(), diverged, Optional.of(test), p);
  }

  /** Chance that as many signs are all the same. */
  private static double signTest(int count) {
    return Math.pow(2, 1.0 - count);
  }

  /** Whether there were enough seeds for a test. */
  public boolean isTested() {
    return test.isPresent();
  }

  /** The same with p corrected for the other comparisons. */
  Verdict corrected(double corrected) {
    return new Verdict(first, second, measure, seeds, diverged, test, corrected);
  }

  /** Whether they can be told apart. */
  public boolean differs() {
    return isTested() && p < LEVEL;
  }

  /** The better one; empty if they cannot be told apart, or the measure judges nobody. */
  public Optional<String> better() {
    return test.filter(it -> differs() && measure.judges())
        .map(it -> it.meanDifference() > 0 == measure.highIsGood() ? second : first);
  }

  /** The verdict in a sentence, and another about the seeds that it leaves out. */
  public String in(Lang lang) {
    return diverged == 0
        ? sentence(lang)
        : Messages.CORE.text(lang, "sweep.verdict.diverged", sentence(lang), diverged);
  }

  private String sentence(Lang lang) {
    if (!isTested()) {
      return Messages.CORE.text(lang, "sweep.verdict.few", first, second);
    }
    String difference = measure.difference(test.get().meanDifference(), lang);
    String chance = chance();
    return better()
        .map(
            it ->
                Messages.CORE.text(
                    lang, "sweep.verdict.better", first, second, difference, seeds, chance, it))
        .orElseGet(
            () ->
                Messages.CORE.text(
                    lang,
                    differs() ? "sweep.verdict.other" : "sweep.verdict.same",
                    first,
                    second,
                    difference,
                    seeds,
                    chance));
  }

  /** The corrected p as it is written. */
  public String chance() {
    return p < SMALLEST ? "p < " + SMALLEST : String.format(Locale.ROOT, "p = %.3f", p);
  }
}
