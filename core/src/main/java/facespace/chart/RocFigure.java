package facespace.chart;

import java.util.List;
import org.jfree.chart.axis.NumberAxis;

/** ROC curves: the same pairs accepted over the different pairs accepted. */
public final class RocFigure {
  private RocFigure() {}

  /** Draws the curves in a square, the first one strongest. */
  public static Figure of(List<NamedRoc> curves, Look look) {
    NumberAxis far = Plots.axis(look.text("far"), look);
    NumberAxis tar = Plots.axis(look.text("tar"), look);
    Plots.range(far, 0, 1, 5, "0 %");
    Plots.range(tar, 0, 1, 5, "0 %");
    RateCurves drawn = new RateCurves(far, tar, look);
    drawn.equalRates(new double[][] {{0, 0.6}, {1, 0.4}});
    for (int i = 0; i < curves.size(); i++) {
      drawn.add(i, curves.get(i), frr -> 1 - frr, rate -> rate);
    }
    drawn.name(curves, false);
    return Plots.figure(look.text("rocTitle"), drawn.plot(), look);
  }
}
