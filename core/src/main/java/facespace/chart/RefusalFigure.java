package facespace.chart;

import facespace.quality.CauseTrial;
import java.awt.BasicStroke;
import java.util.List;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;

/** How many of the right people are turned away, by what spoilt their photographs: a bar each. */
public final class RefusalFigure {
  private static final double AIR = 1.15;
  private static final double GAP = 0.3;

  private RefusalFigure() {}

  /**
   * Draws a trial at one threshold.
   *
   * @param angleDeg who is farther from the own good photograph is turned away
   */
  public static Figure of(
      String title, List<CauseTrial.Result> results, double angleDeg, Look look) {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    double longest = 0.01;
    for (CauseTrial.Result result : results) {
      double share = result.turnedAway(angleDeg) / (double) result.same().length;
      data.addValue(share, "", result.cause().label(look.lang()));
      longest = Math.max(longest, share);
    }
    NumberAxis shares = Plots.axis(look.text("turnedAway"), look);
    Plots.range(shares, 0, AIR * longest, 5, "0.# %");
    CategoryAxis names = new CategoryAxis();
    names.setTickLabelFont(look.axisFont());
    names.setTickLabelPaint(look.palette().ink());
    names.setAxisLineVisible(false);
    names.setTickMarksVisible(false);
    CategoryPlot plot = new CategoryPlot(data, names, shares, renderer(look));
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setBackgroundPaint(look.palette().paper());
    plot.setOutlineVisible(false);
    plot.setRangeGridlinePaint(look.palette().line());
    plot.setRangeGridlineStroke(new BasicStroke(1f));
    return Plots.figure(title, plot, look);
  }

  private static BarRenderer renderer(Look look) {
    BarRenderer bars = new BarRenderer();
    bars.setBarPainter(new StandardBarPainter());
    bars.setShadowVisible(false);
    bars.setItemMargin(GAP);
    bars.setMaximumBarWidth(0.08);
    bars.setSeriesPaint(0, look.palette().ofCurve(0));
    bars.setDefaultItemLabelGenerator(
        new StandardCategoryItemLabelGenerator("{2}", Plots.format("0.0 %")));
    bars.setDefaultItemLabelFont(look.labelFont());
    bars.setDefaultItemLabelPaint(look.palette().ink());
    bars.setDefaultItemLabelsVisible(true);
    bars.setDefaultPositiveItemLabelPosition(
        new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
    return bars;
  }
}
