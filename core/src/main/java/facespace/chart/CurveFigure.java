package facespace.chart;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * Target logits ψ(θ) of one or several losses and, below, their slopes; labels on the curves, or
 * below them where they are many.
 */
public final class CurveFigure {
  /** Several curves share a scale on which the gentle ones can still be told apart. */
  private static final double LOWEST_SHARED_PSI = -2.2;

  private static final double AIR = 0.06;

  /** A curve beyond those that have a colour of their own has a colour again, but is dashed. */
  private static final float[][] DASHES = {null, {7, 4}, {1.5f, 4}, {9, 3, 1.5f, 3}};

  private static final Line2D KEY = new Line2D.Double(-16, 0, 16, 0);
  private static final String NUMBER = "0.##";

  private CurveFigure() {}

  /** Draws the curves, the first one strongest. */
  public static Figure of(List<NamedCurve> curves, Look look) {
    NumberAxis theta = Plots.degrees(look.text("theta"), 180, 30, look);
    XYPlot psi = plot(curves, named -> named.curve().psi(), look.text("psi"), look);
    NumberAxis range = (NumberAxis) psi.getRangeAxis();
    if (curves.size() > 1 && range.getLowerBound() < LOWEST_SHARED_PSI) {
      Plots.range(range, LOWEST_SHARED_PSI, range.getUpperBound(), 5, NUMBER);
    }
    XYPlot slope = plot(curves, named -> named.curve().slopePerRad(), look.text("slope"), look);
    slope.getRenderer().setDefaultSeriesVisibleInLegend(false);
    XYPlot both = Plots.stack(theta, psi, slope, look);
    if (curves.size() > look.palette().curves()) {
      return Plots.withLegend(look.text("curveTitle"), both, look);
    }
    label(psi, curves, look);
    return Plots.figure(look.text("curveTitle"), both, look);
  }

  private static XYPlot plot(
      List<NamedCurve> curves, Function<NamedCurve, double[]> values, String label, Look look) {
    DefaultXYDataset data = new DefaultXYDataset();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    for (int i = 0; i < curves.size(); i++) {
      NamedCurve named = curves.get(i);
      // The dataset's key is the position: two curves may carry the same name.
      data.addSeries(i, new double[][] {named.curve().thetaDeg(), values.apply(named)});
      renderer.setSeriesPaint(i, look.palette().ofCurve(i));
      renderer.setSeriesStroke(i, stroke(i, look));
    }
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setLegendLine(KEY);
    renderer.setLegendItemLabelGenerator((dataset, series) -> curves.get(series).name());
    NumberAxis range = Plots.axis(label, look);
    DoubleSummaryStatistics seen =
        curves.stream().map(values).flatMapToDouble(DoubleStream::of).summaryStatistics();
    double air = AIR * Math.max(seen.getMax() - seen.getMin(), 0.1);
    Plots.range(range, seen.getMin() - air, seen.getMax() + air, 5, NUMBER);
    return Plots.plot(data, null, range, renderer, look);
  }

  private static BasicStroke stroke(int index, Look look) {
    float[] dashes = DASHES[index / look.palette().curves() % DASHES.length];
    return new BasicStroke(
        index == 0 ? 2.6f : 1.7f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  private static void label(XYPlot plot, List<NamedCurve> curves, Look look) {
    NumberAxis range = (NumberAxis) plot.getRangeAxis();
    List<CurveLabels.Spot> spots =
        CurveLabels.place(curves, range.getLowerBound(), range.getUpperBound());
    for (int i = 0; i < curves.size(); i++) {
      CurveLabels.Spot spot = spots.get(i);
      XYTextAnnotation text =
          new XYTextAnnotation(curves.get(i).name(), spot.thetaDeg(), spot.psi());
      text.setFont(look.labelFont());
      text.setPaint(look.palette().ofCurve(i));
      plot.addAnnotation(text);
    }
  }
}
