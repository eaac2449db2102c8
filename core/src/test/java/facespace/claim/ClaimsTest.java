package facespace.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepPlan;
import facespace.sweep.SweepResult;
import facespace.text.Lang;
import facespace.train.run.Ending;
import facespace.train.spec.Comparison;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue of claims, and the judgement on results made up by hand. */
class ClaimsTest {
  @ParameterizedTest
  @EnumSource(Claim.class)
  void a_claim_opens_as_a_comparison_and_says_what_it_expects(Claim claim) {
    Comparison comparison = Comparison.parse(claim.text("pen"));
    assertEquals(comparison.text(), claim.text("pen"));
    int runs = comparison.runs().size();
    assertTrue(runs > 1);
    assertEquals(runs, claim.names(Lang.ZH).stream().distinct().count(), "told apart by name");
    assertFalse(claim.expected().isEmpty());
    for (Expectation expected : claim.expected()) {
      assertTrue(expected.run() < runs && expected.other() < runs);
      assertEquals(expected.isBound(), !Double.isNaN(expected.bound()));
    }
    for (Lang lang : Lang.values()) {
      assertFalse(claim.label(lang).isBlank() || claim.hint(lang).isBlank());
    }
  }

  /** The story's 24 claims in their order, and the card that answers each. */
  @Test
  void each_claim_of_the_story_has_a_card() {
    List<String> story =
        List.of(
            "angular",
            "longer",
            "apart",
            "tricky",
            "small-scale",
            "rank-alike",
            "gentler",
            "at-once",
            "rising-tail",
            "too-strong",
            "push-far",
            "push-near",
            "push-near",
            "slow",
            "sampling",
            "true-distance",
            "soft-margin",
            "sampling",
            "softmax-first",
            "compact",
            "detection",
            "only-adam",
            "training-mode",
            "bad-shots");
    List<String> cards = Claimed.all().map(Claimed::key).toList();
    assertEquals(List.of(), story.stream().filter(it -> !cards.contains(it)).toList());
    assertEquals(cards.size(), Set.copyOf(cards).size(), "no two cards of one name");
  }

  /** A changed comparison leaves its old results behind: measure it again, and take those out. */
  @Test
  void results_are_those_of_the_claims_as_they_are_now() {
    SweepPlan plan = Claims.plan();
    assertEquals(
        List.of(),
        Claims.results().stream()
            .map(SweepResult::spec)
            .filter(spec -> plan.numberOf(spec).isEmpty())
            .toList());
    for (Finding finding : Claims.all()) {
      assertTrue(finding.seeds() >= Finding.LEAST_SEEDS, finding.claim() + " is not measured");
      assertEquals(finding.claim().expected().size(), finding.measured(Lang.ZH).size());
    }
  }

  @Test
  void seeds_are_missing_until_they_are_measured() {
    Finding finding = Claims.of(List.<SweepResult>of()).get(Claim.TOO_STRONG.ordinal());
    assertEquals(Outcome.OPEN, finding.outcome());
    assertEquals(0, finding.seeds());
    assertTrue(finding.measured(Lang.EN).isEmpty());
    assertEquals("facespace bench --only claims --claim too-strong", finding.command());
    List<SweepResult> four = results(Claim.TOO_STRONG, 0, SweepMeasure.TEST_ACCURACY, 1, 2, 3, 4);
    assertEquals(Outcome.OPEN, Claims.of(four).get(Claim.TOO_STRONG.ordinal()).outcome());
  }

  /** Differences −2, −3, −4, −5, −6: t = −4/(√2.5/√5) = −5.657, p = 0.0048, doubled by Holm. */
  @Test
  void what_differs_as_claimed_is_told_from_chance_and_from_the_contrary() {
    double[] usual = {0.96, 0.95, 0.96, 0.95, 0.96};
    double[] worse = {0.94, 0.92, 0.92, 0.90, 0.90};
    double[] same = {0.95, 0.96, 0.95, 0.96, 0.95};
    double[] better = {0.98, 0.98, 1.00, 1.00, 1.02};
    Finding shown = tooStrong(usual, worse, worse);
    assertEquals(Outcome.SHOWN, shown.outcome());
    assertEquals(
        "test accuracy (%): ArcFace s=64 m=1 91.60 ± 1.67, ArcFace s=64 m=0.5 95.60 ± 0.55"
            + " (−4.00 points, p = 0.010): as claimed.",
        shown.measured(Lang.EN).get(0));
    assertTrue(shown.measured(Lang.ZH).get(0).endsWith("与说法一致。"));
    assertEquals(Outcome.REFINED, tooStrong(usual, same, worse).outcome());
    assertEquals(Outcome.NOT_SHOWN, tooStrong(usual, same, better).outcome());
    List<String> not = tooStrong(usual, same, better).measured(Lang.EN);
    assertTrue(not.get(0).endsWith("not distinguishable."), not.get(0));
    assertTrue(not.get(1).endsWith("not as claimed."), not.get(1));
  }

  /** Chance alone: t = −5.657 as above, one test, p = 0.0048; the bound is no test. */
  @Test
  void a_bound_holds_at_every_seed_or_not_at_all() {
    List<SweepResult> results = new ArrayList<>();
    double[] usual = {0.46, 0.45, 0.46, 0.45, 0.46};
    results.addAll(results(Claim.AT_ONCE, 0, SweepMeasure.TEST_ACCURACY, usual));
    double[] low = {0.44, 0.42, 0.42, 0.40, 0.40};
    results.addAll(results(Claim.AT_ONCE, 1, SweepMeasure.TEST_ACCURACY, low));
    Finding below = Claims.of(results).get(Claim.AT_ONCE.ordinal());
    assertEquals(Outcome.SHOWN, below.outcome());
    assertEquals(
        "test accuracy (%): ArcFace s=64 m=0.5 warmup=0 at most 44.00 over 5 seeds, below 50.00"
            + " was claimed: as claimed.",
        below.measured(Lang.EN).get(0));
    assertTrue(below.measured(Lang.EN).get(1).contains("p = 0.005"), "" + below.measured(Lang.EN));
  }

  @Test
  void one_seed_that_reaches_a_bound_is_enough_against_it() {
    double[] one = {8, 9, 18, 8, 9};
    double[] none = {8, 9, 17.9, 8, 9};
    double[] diverged = {8, 9, Double.NaN, 8, 9};
    assertTrue(angular(none).measured(Lang.EN).get(0).endsWith(": as claimed."));
    assertTrue(angular(one).measured(Lang.EN).get(0).endsWith(": not as claimed."));
    assertTrue(angular(diverged).measured(Lang.EN).get(0).endsWith(": not as claimed."));
  }

  @Test
  void one_seed_below_a_lower_bound_is_enough_against_it() {
    double[] wide = {31, 32, 30.5, 33, 34};
    assertEquals(
        "nearest two class means (°): SphereFace m=3 at least 30.50 over 5 seeds, above 30.00 was"
            + " claimed: as claimed.",
        apart(wide).replace(" λ=0", ""));
    assertTrue(
        apart(31, 32, 29.9, 33, 34)
            .endsWith("at least 29.90 over 5 seeds, above 30.00 was claimed: not as claimed."));
    assertTrue(apart(31, 32, Double.NaN, 33, 34).endsWith(": not as claimed."));
  }

  private static String apart(double... angles) {
    List<SweepResult> results = new ArrayList<>();
    for (int run = 0; run < 3; run++) {
      results.addAll(results(Claim.APART, run, SweepMeasure.MIN_INTER, angles));
    }
    return Claims.of(results).get(Claim.APART.ordinal()).measured(Lang.EN).get(0);
  }

  /** Nothing is said to do no harm where a seed diverged, or where it does harm. */
  @Test
  void no_harm_is_seen_only_where_all_seeds_have_come_to_their_end() {
    double[] usual = {0.96, 0.95, 0.96, 0.95, 0.96};
    assertEquals("no harm to be seen.", tail(usual, new double[] {0.95, 0.96, 0.95, 0.96, 0.95}));
    assertEquals("not as claimed.", tail(new double[] {0.94, 0.92, 0.92, 0.90, 0.90}, usual));
    assertEquals(
        "not distinguishable.", tail(new double[] {0.95, 0.96, Double.NaN, 0.96, 0.95}, usual));
  }

  private static String tail(double[] tested, double[] beside) {
    List<SweepResult> results = new ArrayList<>();
    results.addAll(results(Claim.RISING_TAIL, 0, SweepMeasure.TEST_ACCURACY, tested));
    results.addAll(results(Claim.RISING_TAIL, 1, SweepMeasure.TEST_ACCURACY, beside));
    String told = Claims.of(results).get(Claim.RISING_TAIL.ordinal()).measured(Lang.EN).get(0);
    return told.substring(told.lastIndexOf(": ") + 2);
  }

  private static Finding angular(double... p95) {
    List<SweepResult> results =
        new ArrayList<>(results(Claim.ANGULAR, 0, SweepMeasure.P95_OWN, p95));
    results.addAll(results(Claim.ANGULAR, 1, SweepMeasure.P95_OWN, p95));
    return Claims.of(results).get(Claim.ANGULAR.ordinal());
  }

  private static Finding tooStrong(double[]... accuracies) {
    List<SweepResult> results = new ArrayList<>();
    for (int run = 0; run < accuracies.length; run++) {
      results.addAll(results(Claim.TOO_STRONG, run, SweepMeasure.TEST_ACCURACY, accuracies[run]));
    }
    return Claims.of(results).get(Claim.TOO_STRONG.ordinal());
  }

  private static List<SweepResult> results(
      Claim claim, int run, SweepMeasure measure, double... values) {
    return Stream.iterate(1, seed -> seed + 1)
        .limit(values.length)
        .map(
            seed -> {
              RunSpec spec = Claims.seeded(claim.runs().get(run), seed);
              return new SweepResult(
                  spec, Ending.Kind.COMPLETED, Map.of(measure, values[seed - 1]));
            })
        .toList();
  }
}
