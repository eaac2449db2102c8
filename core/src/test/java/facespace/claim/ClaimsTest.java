package facespace.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepResult;
import facespace.text.Lang;
import facespace.train.run.Ending;
import facespace.train.spec.Comparison;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
      assertEquals(expected.kind().isBound(), !Double.isNaN(expected.bound()));
    }
    for (Lang lang : Lang.values()) {
      assertFalse(claim.title(lang).isBlank() || claim.look(lang).isBlank());
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
