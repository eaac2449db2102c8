package facespace.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.knob.BadValue;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Paired test, calibration and cost. */
class DecisionTest {
  private static Verification scores(long seed, int n) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] scores = new double[n];
    boolean[] same = new boolean[n];
    for (int i = 0; i < n; i++) {
      same[i] = i % 3 == 0;
      scores[i] = random.nextGaussian() / 5 + (same[i] ? 0.5 : 0);
    }
    return Verification.of(scores, same);
  }

  /** Hours of extra sleep with two drugs, ten patients: Student, "The probable error of a mean". */
  @Test
  void studentsOwnExampleComesOutAsPublished() {
    double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    PairedTest test = PairedTest.of(first, second);
    assertEquals(1.58, test.meanDifference(), 1e-12);
    assertEquals(4.0621, test.t(), 5e-5);
    assertEquals(9, test.degreesOfFreedom());
    assertEquals(0.002833, test.p(), 5e-7);
    assertEquals(test.p(), PairedTest.of(second, first).p(), 1e-15);
  }

  /** Two-sided critical values of Student's distribution, as every table prints them. */
  @ParameterizedTest
  @CsvSource({
    "1, 12.7062, 0.05", "2, 4.3027, 0.05", "3, 3.1824, 0.05", "4, 2.7764, 0.05",
    "4, 4.6041, 0.01", "5, 2.5706, 0.05", "9, 3.2498, 0.01", "10, 2.2281, 0.05",
    "29, 1.6991, 0.10", "30, 2.0423, 0.05", "120, 1.9799, 0.05", "120, 2.6174, 0.01"
  })
  void chanceAgreesWithTheTables(int degrees, double t, double p) {
    // n differences with mean t standard errors: half of them one above, half one below.
    int n = degrees + 1;
    double[] second = new double[n];
    double spread = 0;
    for (int i = 0; i < n; i++) {
      second[i] = i - (n - 1) / 2.0;
      spread += second[i] * second[i];
    }
    double error = Math.sqrt(spread / degrees / n);
    for (int i = 0; i < n; i++) {
      second[i] += t * error;
    }
    PairedTest test = PairedTest.of(new double[n], second);
    assertEquals(t, test.t(), 1e-9);
    assertEquals(p, test.p(), 2e-5);
  }

  @Test
  void equalListsDoNotDifferAndAConstantDifferenceIsCertain() {
    PairedTest none = PairedTest.of(new double[] {1, 2, 3}, new double[] {1, 2, 3});
    assertEquals(0, none.t());
    assertEquals(1, none.p());
    assertEquals(0, PairedTest.of(new double[] {1, 2}, new double[] {2, 3}).p(), 1e-12);
    assertThrows(BadValue.class, () -> PairedTest.of(new double[1], new double[1]));
    assertThrows(BadValue.class, () -> PairedTest.of(new double[2], new double[3]));
    assertThrows(BadValue.class, () -> PairedTest.of(new double[2], new double[] {1, Double.NaN}));
  }

  @Test
  void aCalibratedThresholdKeepsItsPromiseWhereItWasChosen() {
    Verification chosenOn = scores(1, 3000);
    Verification testedOn = scores(2, 3000);
    for (double far : new double[] {0, 0.001, 0.01, 0.1, 1}) {
      Calibration found = Calibration.of(chosenOn, testedOn, far);
      assertTrue(found.chosen().far() <= far);
      assertEquals(testedOn.at(found.threshold()), found.tested());
      double next =
          Arrays.stream(chosenOn.roc().thresholds())
              .filter(score -> score < found.threshold())
              .max()
              .orElse(Double.NEGATIVE_INFINITY);
      assertTrue(far == 1 || chosenOn.at(next).far() > far, "a lower score would accept too many");
    }
    Verification hopeless = Verification.of(new double[] {2, 1}, new boolean[] {false, true});
    Calibration nobody = Calibration.of(hopeless, hopeless, 0.5);
    assertEquals(new Verification.Confusion(0, 1, 0, 1), nobody.chosen());
  }

  @ParameterizedTest
  @EnumSource(Cost.Setting.class)
  void noThresholdIsCheaperThanTheChosenOne(Cost.Setting setting) {
    Verification verification = scores(4, 900);
    Cost.Choice best = setting.cost().best(verification);
    for (double threshold = -0.5; threshold < 2; threshold += 0.001) {
      Verification.Confusion at = verification.at(threshold);
      assertTrue(setting.cost().expected(at.far(), at.frr()) >= best.expected() - 1e-12);
    }
    Verification.Confusion chosen = verification.at(best.threshold());
    assertEquals(setting.cost().expected(chosen.far(), chosen.frr()), best.expected(), 1e-12);
  }

  @Test
  void aGateIsStricterThanAPhoneAndASearchIsLooser() {
    Verification verification = scores(5, 9000);
    double phone = Cost.Setting.PHONE.cost().best(verification).threshold();
    double gate = Cost.Setting.GATE.cost().best(verification).threshold();
    double search = Cost.Setting.SEARCH.cost().best(verification).threshold();
    assertTrue(search < phone && phone < gate, search + " " + phone + " " + gate);
  }

  @Test
  void costsOutOfRangeAreRefused() {
    assertThrows(BadValue.class, () -> new Cost(-1, 1, 0.5));
    assertThrows(BadValue.class, () -> new Cost(1, Double.NaN, 0.5));
    BadValue refused = assertThrows(BadValue.class, () -> new Cost(1, 1, 1.5));
    assertTrue(refused.getMessage().contains("strangers = 1.5"), refused.getMessage());
  }
}
