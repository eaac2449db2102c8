package facespace.sweep;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/**
 * Numbers of equal runs with different seeds, in short.
 *
 * @param count how many
 * @param median NaN of none
 * @param mean NaN of none
 * @param deviation standard deviation of the population they are a sample of (n − 1); NaN of one
 */
public record Spread(int count, double median, double mean, double deviation) {

  /** Of some numbers, all finite. */
  public static Spread of(double[] values) {
    return new Spread(
        values.length,
        Median.withDefaults().withCopy(true).evaluate(values),
        Mean.of(values).getAsDouble(),
        values.length < 2 ? Double.NaN : StandardDeviation.of(values).getAsDouble());
  }
}
