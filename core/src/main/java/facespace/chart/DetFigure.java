package facespace.chart;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * DET curves (Martin et al. 1997): false rejects over false accepts, both on the scale of normal
 * deviates, where scores spread normally give straight lines and small rates have room.
 */
public final class DetFigure {
  /** Curves that are better than chance need little room above one half. */
  private static final double HIGHEST = 0.6;

  private static final double LOWEST = 1e-5;

  private DetFigure() {}

  /** Draws the curves in a square, the first one strongest. */
  public static Figure of(List<NamedRoc> curves, Look look) {
    double low = lowest(curves);
    double high = curves.stream().anyMatch(c -> c.verification().eer() > 0.4) ? 1 - low : HIGHEST;
    ProbitAxis far = new ProbitAxis(look.text("far"), low, high, look);
    ProbitAxis frr = new ProbitAxis(look.text("frr"), low, high, look);
    RateCurves drawn = new RateCurves(far, frr, look);
    double[] ends = {far.getLowerBound(), Probit.of(0.4)};
    drawn.equalRates(new double[][] {ends, ends});
    for (int i = 0; i < curves.size(); i++) {
      drawn.add(i, curves.get(i), rate -> rate, Probit::of);
    }
    drawn.name(curves, true);
    return Plots.figure(look.text("detTitle"), drawn.plot(), look);
  }

  /** Half of the smallest rate that these pairs can show, but room for 1 % at least. */
  private static double lowest(List<NamedRoc> curves) {
    double smallest =
        curves.stream()
            .map(curve -> curve.verification().roc())
            .flatMapToDouble(roc -> DoubleStream.of(1.0 / roc.same(), 1.0 / roc.different()))
            .min()
            .orElse(1);
    return Math.max(LOWEST, Math.min(0.005, smallest / 2));
  }

  /** The rates written at the axes, from 0 … 1. */
  static double[] ticks(double low, double high) {
    return Arrays.stream(
            new double[] {
              0.00001, 0.0001, 0.001, 0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 0.99, 0.999, 0.9999
            })
        .filter(rate -> rate >= low && rate <= high)
        .toArray();
  }
}
