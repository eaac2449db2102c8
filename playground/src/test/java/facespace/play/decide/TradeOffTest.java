package facespace.play.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.match.Verification;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TradeOffTest {
  private static final int PAIRS = 40_000;

  @Test
  void fewPointsLieOnTheCurveAndMissNothingAnEyeWouldSee() {
    Random random = new Random(3);
    boolean[] same = new boolean[PAIRS];
    double[] scores = new double[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      same[i] = i % 20 == 0;
      scores[i] = random.nextGaussian() + (same[i] ? 2 : 0);
    }
    TradeOff curve = TradeOff.of(Verification.of(scores, same));
    int last = curve.far().size() - 1;
    assertTrue(last < 1500, last + " points");
    assertEquals(0, curve.far().get(0));
    assertEquals(1, curve.frr().get(0));
    assertEquals(1, curve.far().get(last));
    assertEquals(0, curve.frr().get(last));
    double[] strangers = sorted(scores, same, false);
    double[] own = sorted(scores, same, true);
    for (double threshold = -2; threshold < 5; threshold += 0.01) {
      double far = atOrAbove(strangers, threshold);
      double frr = 1 - atOrAbove(own, threshold);
      assertTrue(nearest(curve, far, frr) <= 0.0201, "at " + threshold);
    }
  }

  /** How far the nearest point is off, as shares of the rates themselves. */
  private static double nearest(TradeOff curve, double far, double frr) {
    return IntStream.range(0, curve.far().size())
        .mapToDouble(
            i ->
                Math.max(
                    Math.abs(curve.far().get(i) - far) / Math.max(far, 1e-12),
                    Math.abs(curve.frr().get(i) - frr) / Math.max(curve.frr().get(i), 1e-12)))
        .min()
        .orElse(1);
  }

  private static double[] sorted(double[] scores, boolean[] same, boolean which) {
    return IntStream.range(0, scores.length)
        .filter(i -> same[i] == which)
        .mapToDouble(i -> scores[i])
        .sorted()
        .toArray();
  }

  private static double atOrAbove(double[] ascending, double threshold) {
    int place = Arrays.binarySearch(ascending, threshold);
    return (ascending.length - (place < 0 ? -place - 1 : place)) / (double) ascending.length;
  }
}
