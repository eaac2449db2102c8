package facespace.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.VectorFile;
import facespace.knob.BadValue;
import facespace.text.Lang;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationTest {
  private static final double TOLERANCE = 1e-10;

  static Stream<Arguments> cases() throws IOException {
    return VectorFile.cases("verification");
  }

  private static Verification of(JsonNode one) {
    JsonNode inputs = one.get("inputs");
    return Verification.of(
        VectorFile.doubles(inputs.get("scores")), Vectors.flags(inputs.get("same")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void countsAtEveryThresholdAreExact(JsonNode one) {
    Roc roc = of(one).roc();
    JsonNode expected = one.get("expected");
    assertEquals(expected.get("num_same").asInt(), roc.same());
    assertEquals(expected.get("num_different").asInt(), roc.different());
    if (expected.has("roc")) {
      JsonNode curve = expected.get("roc");
      assertArrayEquals(VectorFile.doubles(curve.get("thresholds")), roc.thresholds(), 0);
      assertArrayEquals(Vectors.ints(curve.get("tp")), roc.tp());
      assertArrayEquals(Vectors.ints(curve.get("fp")), roc.fp());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void areaAndEqualErrorRatesAgree(JsonNode one) {
    Verification verification = of(one);
    JsonNode expected = one.get("expected");
    assertEquals(expected.get("auc").asDouble(), verification.auc(), TOLERANCE);
    assertEquals(expected.get("eer_interp").asDouble(), verification.eer(), TOLERANCE);
    Verification.DiscreteEer discrete = verification.discreteEer();
    assertEquals(expected.get("eer_discrete").asDouble(), discrete.rate(), TOLERANCE);
    assertEquals(expected.get("eer_discrete_threshold").asDouble(), discrete.threshold());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tarAtFarAgrees(JsonNode one) {
    one.get("expected")
        .get("tar_at_far")
        .properties()
        .forEach(
            entry -> {
              Verification.TarAtFar tar = of(one).tarAtFar(Double.parseDouble(entry.getKey()));
              JsonNode expected = entry.getValue();
              assertEquals(expected.get("tar_step").asDouble(), tar.step(), TOLERANCE);
              assertEquals(VectorFile.doubles(expected.get("threshold_step"))[0], tar.threshold());
              assertEquals(expected.get("fa_count").asInt(), tar.falseAccepts());
              assertEquals(expected.get("tar_linear").asDouble(), tar.linear(), TOLERANCE);
            });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bestAccuracyAgrees(JsonNode one) {
    Verification.Best best = of(one).best();
    JsonNode expected = one.get("expected");
    assertEquals(expected.get("best_accuracy").asDouble(), best.accuracy(), TOLERANCE);
    assertArrayEquals(VectorFile.doubles(expected.get("best_thresholds")), best.thresholds(), 0);
    assertEquals(expected.get("reject_all_is_best").asBoolean(), best.rejectingAll());
  }

  @Test
  void confusionAtAnyThresholdIsWhatCountingGives() {
    SplittableRandom random = new SplittableRandom(7);
    double[] scores = random.doubles(400).map(x -> Math.round(x * 50) / 50.0).toArray();
    boolean[] same = new boolean[400];
    for (int i = 0; i < 400; i++) {
      same[i] = random.nextDouble() < scores[i];
    }
    Verification verification = Verification.of(scores, same);
    for (double threshold : new double[] {-1, 0, 0.31, 0.5, 0.98, 1, 1.5}) {
      int[] count = new int[4];
      for (int i = 0; i < 400; i++) {
        count[(same[i] ? 0 : 2) + (scores[i] >= threshold ? 0 : 1)]++;
      }
      Verification.Confusion found = verification.at(threshold);
      assertEquals(
          new Verification.Confusion(count[0], count[1], count[2], count[3]),
          found,
          "at " + threshold);
      assertEquals((count[0] + count[3]) / 400.0, found.accuracy());
    }
  }

  @Test
  void theSmallestFarIsThreeOverTheDifferentPairs() {
    double[] scores = new double[1001];
    boolean[] same = new boolean[1001];
    same[3] = true;
    assertEquals(0.003, Verification.of(scores, same).smallestFar(), 1e-15);
    assertEquals(
        1, Verification.of(new double[2], new boolean[] {true, false}).smallestFar(), "at most 1");
  }

  @Test
  void whatCannotBeJudgedIsRefusedInOneSentence() {
    assertSays("no score", new double[0]);
    assertSays("position 1 is not a finite number", new double[] {0, Double.NaN}, true, false);
    assertSays("Infinity", new double[] {Double.POSITIVE_INFINITY, 0}, true, false);
    assertSays("None of the 2 pairs is of the same person", new double[2], false, false);
    assertSays("None of the 2 pairs is of different people", new double[2], true, true);
    assertSays("2 scores but 1 answers", new double[2], true);
    Verification fine = Verification.of(new double[] {1, 0}, new boolean[] {true, false});
    assertThrows(BadValue.class, () -> fine.tarAtFar(Double.NaN));
    assertThrows(BadValue.class, () -> fine.at(Double.NaN));
  }

  private static void assertSays(String part, double[] scores, boolean... same) {
    BadValue refused = assertThrows(BadValue.class, () -> Verification.of(scores, same));
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
    assertTrue(refused.in(Lang.ZH).contains("：") || refused.in(Lang.ZH).contains("。"));
  }
}
