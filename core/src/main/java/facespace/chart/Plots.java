package facespace.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYDataset;

/** The house style of axes, plots and titles. */
final class Plots {
  private static final BasicStroke HAIR = new BasicStroke(1f);

  private Plots() {}

  static NumberAxis axis(String label, Look look) {
    NumberAxis axis = new NumberAxis(label);
    style(axis, look);
    return axis;
  }

  static void style(NumberAxis axis, Look look) {
    axis.setLabelFont(look.axisFont());
    axis.setLabelPaint(look.palette().soft());
    axis.setTickLabelFont(look.tickFont());
    axis.setTickLabelPaint(look.palette().soft());
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    axis.setAutoRangeIncludesZero(false);
  }

  /** An axis of angles in degrees from 0. */
  static NumberAxis degrees(String label, double upToDeg, double tickDeg, Look look) {
    NumberAxis axis = axis(label, look);
    axis.setRange(0, upToDeg);
    axis.setTickUnit(new NumberTickUnit(tickDeg, format("0°")));
    return axis;
  }

  /** A number format with a true minus sign. */
  static DecimalFormat format(String pattern) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setMinusSign('−');
    return new DecimalFormat(pattern, symbols);
  }

  /** Fixes an axis's range, with few round numbers: about so many. */
  static void range(NumberAxis axis, double low, double high, int numbers, String pattern) {
    axis.setRange(low, high);
    axis.setTickUnit(new NumberTickUnit(round((high - low) / numbers), format(pattern)));
  }

  /** The next larger 1, 2 or 5 times a power of ten. */
  private static double round(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    double digit = step / power;
    return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
  }

  static XYPlot plot(
      XYDataset data, NumberAxis domain, NumberAxis range, XYItemRenderer renderer, Look look) {
    XYPlot plot = new XYPlot(data, domain, range, renderer);
    style(plot, look);
    return plot;
  }

  static void style(XYPlot plot, Look look) {
    plot.setBackgroundPaint(look.palette().paper());
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setDomainGridlinePaint(look.palette().line());
    plot.setDomainGridlineStroke(HAIR);
    plot.setRangeGridlinePaint(look.palette().line());
    plot.setRangeGridlineStroke(HAIR);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
  }

  /** Plots above one another over one axis; the upper is the taller. */
  static XYPlot stack(NumberAxis domain, XYPlot upper, XYPlot lower, Look look) {
    CombinedDomainXYPlot both = new CombinedDomainXYPlot(domain);
    both.setGap(16);
    both.add(upper, 3);
    both.add(lower, 2);
    both.setBackgroundPaint(look.palette().paper());
    return both;
  }

  /** A figure whose series are named below it. */
  static Figure withLegend(String title, XYPlot plot, Look look) {
    JFreeChart chart = chart(title, plot, look);
    LegendTitle names = new LegendTitle(plot);
    names.setPosition(RectangleEdge.BOTTOM);
    names.setItemFont(look.axisFont());
    names.setItemPaint(look.palette().ink());
    names.setBackgroundPaint(look.palette().paper());
    chart.addSubtitle(names);
    return new Figure(chart, look);
  }

  /** A figure of a plot of any kind. */
  static Figure figure(String title, Plot plot, Look look) {
    return new Figure(chart(title, plot, look), look);
  }

  private static JFreeChart chart(String title, Plot plot, Look look) {
    JFreeChart chart = new JFreeChart(null, look.titleFont(), plot, false);
    TextTitle heading = new TextTitle(title, look.titleFont());
    heading.setPaint(look.palette().ink());
    heading.setHorizontalAlignment(HorizontalAlignment.LEFT);
    heading.setPadding(2, 4, 8, 4);
    chart.setTitle(heading);
    chart.setBackgroundPaint(look.palette().paper());
    chart.setPadding(new RectangleInsets(8, 8, 8, 16));
    return chart;
  }

  /** A broken line: so long, then a gap so long. */
  static BasicStroke dashed(float width, float... dashes) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  static Color faded(Color color, double opacity) {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
  }
}
