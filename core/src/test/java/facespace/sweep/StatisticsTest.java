package facespace.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.match.PairedTest;
import facespace.text.Lang;
import facespace.train.run.Ending;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tables and verdicts against numbers worked elsewhere or by hand. */
class StatisticsTest {
  private static SweepTable table(List<List<SweepResult>> results) {
    return SweepTable.of(results.stream().flatMap(List::stream).toList());
  }

  private static Verdicts verdicts(List<List<SweepResult>> results) {
    return Verdicts.of(table(results), SweepMeasure.TEST_ACCURACY);
  }

  /** R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"); and where a smaller rank must not fall. */
  @Test
  void holmAgreesWithR() {
    assertArrayEquals(
        new double[] {0.03, 0.06, 0.06, 0.02},
        Holm.corrected(new double[] {0.01, 0.04, 0.03, 0.005}),
        1e-12);
    assertArrayEquals(
        new double[] {0.0003, 0.9, 0.9}, Holm.corrected(new double[] {0.0001, 0.8, 0.45}), 1e-12);
    assertArrayEquals(new double[] {1, 1}, Holm.corrected(new double[] {0.7, 0.9}), 1e-12);
    assertArrayEquals(new double[0], Holm.corrected(new double[0]));
  }

  /**
   * Student's hours of sleep as accuracies: shifted and scaled the test is the same, t = 4.0621, p
   * = 0.002833. The third is the first but for noise of mean 0.
   */
  @Test
  void studentsExampleIsToldApartAndNoiseIsNot() {
    double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    double[] third = new double[10];
    for (int i = 0; i < 10; i++) {
      third[i] = 0.5 + (first[i] + (i % 2 == 0 ? 0.05 : -0.05)) / 100;
      first[i] = 0.5 + first[i] / 100;
      second[i] = 0.5 + second[i] / 100;
    }
    Verdicts verdicts =
        verdicts(
            List.of(
                Sweeps.results("loss=cosface", first),
                Sweeps.results("loss=arcface", second),
                Sweeps.results("loss=normface", third)));
    assertEquals(3, verdicts.pairs().size());
    Verdict student = find(verdicts, "CosFace", "ArcFace");
    assertEquals(0.0158, student.test().orElseThrow().meanDifference(), 1e-12);
    assertEquals(4.0621, student.test().orElseThrow().t(), 5e-5);
    // The other two against the third differ as much or not at all: rank 1 or 2 of 3.
    assertTrue(student.p() >= 2 * 0.002833 - 1e-5 && student.p() <= 3 * 0.002834, "" + student.p());
    assertEquals(Optional.of("ArcFace"), student.better());
    Verdict none = find(verdicts, "NormFace", "CosFace");
    assertEquals(1, none.p(), 1e-9);
    assertEquals(Optional.empty(), none.better());
    assertEquals(
        "CosFace against NormFace: −0.00 points over 10 equal seeds, p = 1.000: not distinguishable.",
        none.in(Lang.EN).replace("+0.00", "−0.00"));
    assertTrue(
        student.in(Lang.EN).startsWith("ArcFace against CosFace: +1.58 points over 10 equal"));
    assertTrue(student.in(Lang.ZH).contains("ArcFace 更好"), student.in(Lang.ZH));
    assertEquals(
        "Paired t-tests over equal seeds; p after Holm's correction for 3 comparisons.",
        verdicts.explained(Lang.EN).get(0));
  }

  private static Verdict find(Verdicts verdicts, String first, String second) {
    return verdicts.pairs().stream()
        .filter(it -> it.first().equals(first) && it.second().equals(second))
        .findFirst()
        .orElseThrow();
  }

  /** Long features are neither good nor bad: a clear difference makes neither of them better. */
  @Test
  void aMeasureThatJudgesNobodyTellsApartWithoutAVerdict() {
    List<SweepResult> all = new ArrayList<>();
    for (int seed = 1; seed <= 4; seed++) {
      for (String loss : List.of("cosface&m=0.1", "cosface&m=0.2", "arcface")) {
        double length = loss.equals("arcface") ? 20 + 0.1 * seed : 10;
        RunSpec spec = RunSpec.parse("loss=" + loss + "&seed=" + seed);
        all.add(new SweepResult(spec, Ending.Kind.COMPLETED, Map.of(SweepMeasure.NORM_95, length)));
      }
    }
    Verdicts verdicts = Verdicts.of(SweepTable.of(all), SweepMeasure.NORM_95);
    assertEquals(3, verdicts.pairs().size(), "each configuration for itself: none is the best");
    Verdict longer = verdicts.pairs().get(2);
    assertTrue(longer.differs());
    assertEquals(Optional.empty(), longer.better());
    assertTrue(longer.in(Lang.EN).endsWith("they differ; by this measure neither is better."));
  }

  @Test
  void onlyEqualSeedsCount() {
    List<SweepResult> arcface = new ArrayList<>(Sweeps.results("loss=arcface", 0.9, 0.8, 0.7, 0.6));
    arcface.add(Sweeps.diverged("loss=arcface&seed=5"));
    List<SweepResult> cosface = Sweeps.results("loss=cosface", 0.8, 0.71, 0.6);
    cosface.add(Sweeps.result("loss=cosface&seed=5", 0.9));
    Verdict verdict = verdicts(List.of(cosface, arcface)).pairs().get(0);
    assertEquals(3, verdict.seeds());
    assertEquals(1, verdict.diverged(), "the fourth has no other, the fifth broke off");
    assertTrue(
        verdict.in(Lang.EN).endsWith(". Seeds left out because one of the two diverged: 1."),
        verdict.in(Lang.EN));
    assertEquals((0.1 + 0.09 + 0.1) / 3, verdict.test().orElseThrow().meanDifference(), 1e-12);
    Verdicts none =
        verdicts(List.of(cosface.subList(0, 1), Sweeps.results("loss=arcface", 0.5, 0.6)));
    assertEquals(
        "ArcFace against CosFace: no verdict, fewer than two equal seeds have a result of both.",
        none.pairs().get(0).in(Lang.EN));
  }

  /** Two seeds with one and the same difference prove nothing, whatever t says. */
  @Test
  void equalDifferencesAreJudgedByTheirSigns() {
    Verdict two =
        verdicts(
                List.of(
                    Sweeps.results("loss=cosface", 0.95, 0.96),
                    Sweeps.results("loss=arcface", 0.96, 0.97)))
            .pairs()
            .get(0);
    assertEquals(0.5, two.p(), 1e-12);
    assertEquals(Optional.empty(), two.better());
  }

  /**
   * Two configurations of ArcFace that take turns in being lucky: whoever picks the luckier at each
   * seed, or the best on average, sees 0.9; at its other seeds' word it is 0.1.
   */
  @Test
  void aLossIsNotJudgedByTheRunsThatChoseItsConfiguration() {
    Verdicts verdicts =
        verdicts(
            List.of(
                Sweeps.results("loss=softmax", 0.5, 0.5),
                Sweeps.results("loss=arcface&m=0.1", 0.9, 0.1),
                Sweeps.results("loss=arcface&m=0.2", 0.1, 0.9)));
    Verdict verdict = verdicts.pairs().get(0);
    assertEquals("ArcFace", verdict.second());
    assertEquals(0.1 - 0.5, verdict.test().orElseThrow().meanDifference(), 1e-12);
    assertTrue(verdicts.explained(Lang.EN).get(1).contains("other seeds"));
    assertEquals(1, verdicts.pairs().size());
  }

  @Test
  void theConfigurationsOfOneLossAreComparedWithEachOther() {
    Verdicts verdicts =
        verdicts(
            List.of(
                Sweeps.results("loss=arcface&m=0.2", 0.9, 0.91, 0.92),
                Sweeps.results("loss=arcface&m=0.1", 0.8, 0.82, 0.81),
                Sweeps.results("loss=arcface&m=0.3", 0.7, 0.7, 0.71)));
    assertEquals(
        List.of("ArcFace m=0.1", "ArcFace m=0.1", "ArcFace m=0.2"),
        verdicts.pairs().stream().map(Verdict::first).toList());
    assertEquals(1, verdicts.explained(Lang.EN).size());
  }

  @Test
  void lowAnglesAreGood() {
    Verdict verdict =
        new Verdict(
            "A",
            "B",
            SweepMeasure.MEDIAN_OWN,
            9,
            0,
            Optional.of(new PairedTest(-0.5, -9, 8, 1e-5)),
            1e-5);
    assertEquals(
        "B against A: −0.50° over 9 equal seeds, p < 0.001: B is better.", verdict.in(Lang.EN));
  }

  @Test
  void theTableSaysWhatDiffersAndHowMuchItSpreads() {
    List<SweepResult> results = new ArrayList<>(Sweeps.results("loss=arcface&m=0.5", 2, 4, 4, 9));
    results.add(Sweeps.diverged("loss=arcface&m=0.5&seed=9"));
    results.addAll(Sweeps.results("loss=arcface&m=0.25", 0.5));
    results.addAll(Sweeps.results("loss=softmax", 0.5, 0.7));
    results.add(Sweeps.result("loss=softmax&seed=1", 0.1)); // the same text again
    SweepTable table = SweepTable.of(results);
    assertEquals(List.of("softmax", "arcface"), table.losses());
    assertEquals(
        List.of("Softmax", "ArcFace m=0.25", "ArcFace m=0.5"),
        table.rows().stream().map(SweepTable.Row::label).toList());
    assertEquals(Optional.of("m"), table.mainAxis());
    assertEquals(List.of(SweepMeasure.TEST_ACCURACY, SweepMeasure.SECONDS), table.measures());
    Spread spread = table.rows().get(2).spread(SweepMeasure.TEST_ACCURACY);
    // By hand: mean 19/4, squares 7.5625 + 2 × 0.5625 + 18.0625 = 26.75, by 3.
    assertEquals(new Spread(4, 4, 4.75, Math.sqrt(26.75 / 3)), spread);
    assertEquals(1, table.rows().get(2).diverged());
    assertEquals(4, table.rows().get(2).spread(SweepMeasure.SECONDS).count(), "nor its time");
    assertEquals(0.6, table.rows().get(0).spread(SweepMeasure.TEST_ACCURACY).mean(), 1e-12);
    assertTrue(Double.isNaN(table.rows().get(1).spread(SweepMeasure.TEST_ACCURACY).deviation()));
  }
}
