package facespace.match;

import facespace.knob.BadValue;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.TTest;

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
    if (mean == 0) { // also where all are equal, and the library knows no t
      return new PairedTest(0, 0, n - 1, 1);
    }
    TTest.Result test = TTest.withDefaults().test(differences);
    return new PairedTest(mean, test.getStatistic(), n - 1, test.getPValue());
  }
}
