package facespace.chart;

import facespace.loss.Plot;
import java.awt.BasicStroke;
import java.util.Arrays;
import java.util.Locale;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;

/** A loss over the axis of its own kind; each line has its name at its higher end. */
public final class PlotFigure {
  private static final double AIR = 1.08;
  private static final String NUMBER = "0.##";
  private static final BasicStroke STROKE =
      new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  private PlotFigure() {}

  /** Draws a loss's picture. */
  public static Figure of(Plot plot, Look look) {
    DefaultXYDataset data = new DefaultXYDataset();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    double top = 0;
    for (int i = 0; i < plot.lines().size(); i++) {
      double[] y = plot.lines().get(i).y();
      data.addSeries(i, new double[][] {plot.x(), y});
      renderer.setSeriesPaint(i, look.palette().ofCurve(i));
      renderer.setSeriesStroke(i, STROKE);
      top = Math.max(top, Arrays.stream(y).max().orElse(0));
    }
    NumberAxis domain = Plots.axis(axisName(plot, look), look);
    Plots.range(domain, plot.x()[0], plot.x()[plot.x().length - 1], 6, NUMBER);
    NumberAxis range = Plots.axis(look.text("plot.loss"), look);
    Plots.range(range, 0, Math.max(top, 0.1) * AIR, 5, NUMBER);
    XYPlot drawn = Plots.plot(data, domain, range, renderer, look);
    for (int i = 0; i < plot.lines().size(); i++) {
      drawn.addAnnotation(name(plot, i, look));
    }
    return Plots.figure(look.text("plot.title"), drawn, look);
  }

  /** What runs along the horizontal axis, in words. */
  private static String axisName(Plot plot, Look look) {
    return look.text("plot.axis." + plot.axis().name().toLowerCase(Locale.ROOT));
  }

  private static XYTextAnnotation name(Plot plot, int line, Look look) {
    double[] y = plot.lines().get(line).y();
    boolean endsHigher = y[y.length - 1] > y[0];
    int at = (int) Math.round((endsHigher ? 0.8 : 0.2) * (y.length - 1));
    String words = look.text("plot.line." + plot.lines().get(line).key());
    XYTextAnnotation text = new XYTextAnnotation("  " + words + "  ", plot.x()[at], y[at]);
    text.setTextAnchor(endsHigher ? TextAnchor.BOTTOM_RIGHT : TextAnchor.BOTTOM_LEFT);
    text.setFont(look.labelFont());
    text.setPaint(look.palette().ofCurve(line));
    return text;
  }
}
