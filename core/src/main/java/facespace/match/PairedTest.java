package facespace.match;

import facespace.knob.BadValue;
import java.util.stream.IntStream;

/**
 * Student's t-test of paired samples: do two methods differ when both meet the same seeds?
 *
 * @param meanDifference mean of second − first
 * @param t the difference in standard errors; infinite if every difference is the same
 * @param degreesOfFreedom pairs − 1
 * @param p two-sided: how often chance alone gives a |t| as large
 */
public record PairedTest(double meanDifference, double t, int degreesOfFreedom, double p) {

  /**
   * Compares two lists in which equal positions belong together.
   *
   * @throws BadValue for fewer than two pairs, unequal lengths or a value that is not finite
   */
  public static PairedTest of(double[] first, double[] second) {
    int n = first.length;
    if (n < 2 || second.length != n) {
      throw new BadValue("match.paired.count", n, second.length);
    }
    double[] differences = IntStream.range(0, n).mapToDouble(i -> second[i] - first[i]).toArray();
    double mean = Folds.mean(differences);
    if (!Double.isFinite(mean)) {
      throw new BadValue("match.paired.finite");
    }
    double error = Folds.deviation(differences) / Math.sqrt(n - 1.0);
    double t = mean == 0 ? 0 : mean / error;
    return new PairedTest(mean, t, n - 1, outside(Math.abs(t), n - 1));
  }

  /** Whether the two differ at the 5 % level. */
  public boolean significant() {
    return p < 0.05;
  }

  /**
   * Chance of |T| ≥ t by the finite series for whole degrees of freedom (Abramowitz and Stegun
   * 26.7.3 and 26.7.4).
   */
  private static double outside(double t, int degrees) {
    double angle = Math.atan2(t, Math.sqrt(degrees));
    double cosine = Math.cos(angle);
    boolean odd = degrees % 2 == 1;
    double term = odd ? cosine : 1;
    double sum = 0;
    for (int k = odd ? 3 : 2; k <= degrees; k += 2) {
      sum += term;
      term *= cosine * cosine * (k - 1) / k;
    }
    double inside = odd ? 2 / Math.PI * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
    return Math.max(0, 1 - inside);
  }
}
