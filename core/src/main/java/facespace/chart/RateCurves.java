package facespace.chart;

import facespace.match.Roc;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;

/** What ROC and DET curves share: a curve per verification, a dot and a word at its EER. */
final class RateCurves {
  private static final Ellipse2D DOT = new Ellipse2D.Double(-4, -4, 8, 8);

  /** Points nearer to one another than this share of the axis cannot be told apart. */
  private static final double FINENESS = 1 / 1500.0;

  private final SquarePlot plot;
  private final DefaultXYDataset data = new DefaultXYDataset();
  private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
  private final NumberAxis far;
  private final NumberAxis other;
  private final Look look;

  RateCurves(NumberAxis far, NumberAxis other, Look look) {
    this.far = far;
    this.other = other;
    this.look = look;
    plot = new SquarePlot(data, far, other, renderer);
    Plots.style(plot, look);
    plot.setDomainGridlinesVisible(true);
    renderer.setDrawSeriesLineAsPath(true);
  }

  XYPlot plot() {
    return plot;
  }

  /** The thin line on which FAR and FRR are equal. */
  void equalRates(double[][] ends) {
    int series = data.getSeriesCount();
    data.addSeries("equal", ends);
    renderer.setSeriesPaint(series, look.palette().soft());
    renderer.setSeriesStroke(series, Plots.dashed(1, 3, 4));
  }

  /**
   * Adds a curve through FAR and another rate, both drawn on the axes' own scale.
   *
   * @param rate the other rate from FRR
   * @param scale from a rate to the axes' numbers, kept near them
   */
  void add(int index, NamedRoc named, DoubleUnaryOperator rate, DoubleUnaryOperator scale) {
    Roc roc = named.verification().roc();
    int points = roc.points() + 1;
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = within(far, scale.applyAsDouble(roc.far(i - 1)));
      y[i] = within(other, scale.applyAsDouble(rate.applyAsDouble(roc.frr(i - 1))));
    }
    line(index, "curve " + index, thinned(x, y));
    double eer = named.verification().eer();
    double[][] dot = {
      {within(far, scale.applyAsDouble(eer))},
      {within(other, scale.applyAsDouble(rate.applyAsDouble(eer)))}
    };
    int series = line(index, "eer " + index, dot);
    renderer.setSeriesLinesVisible(series, false);
    renderer.setSeriesShapesVisible(series, true);
    renderer.setSeriesShape(series, DOT);
  }

  private int line(int index, String key, double[][] xy) {
    int series = data.getSeriesCount();
    data.addSeries(key, xy);
    renderer.setSeriesPaint(series, look.palette().ofCurve(index));
    renderer.setSeriesStroke(
        series, new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    return series;
  }

  /** Infinite deviates end just outside of what is seen. */
  private static double within(NumberAxis axis, double value) {
    double margin = 0.1 * axis.getRange().getLength();
    return Math.max(axis.getLowerBound() - margin, Math.min(axis.getUpperBound() + margin, value));
  }

  /** Keeps corners and ends; a hundred thousand pairs then make a small file. */
  private double[][] thinned(double[] x, double[] y) {
    double stepX = far.getRange().getLength() * FINENESS;
    double stepY = other.getRange().getLength() * FINENESS;
    int[] last = {0};
    int[] kept =
        IntStream.range(0, x.length)
            .filter(
                i -> {
                  boolean moved =
                      i == 0
                          || i == x.length - 1
                          || Math.abs(x[i] - x[last[0]]) > stepX
                          || Math.abs(y[i] - y[last[0]]) > stepY;
                  last[0] = moved ? i : last[0];
                  return moved;
                })
            .toArray();
    return new double[][] {
      IntStream.of(kept).mapToDouble(i -> x[i]).toArray(),
      IntStream.of(kept).mapToDouble(i -> y[i]).toArray()
    };
  }

  /** Names and equal error rates, one below the other, in the corner the curves leave free. */
  void name(List<NamedRoc> curves, boolean atTop) {
    for (int i = 0; i < curves.size(); i++) {
      double line = 0.05 + 0.075 * (atTop ? i : curves.size() - 1 - i);
      double share = atTop ? 1 - line : line;
      XYTextAnnotation text =
          new XYTextAnnotation(
              words(curves.get(i)),
              far.getLowerBound() + 0.97 * far.getRange().getLength(),
              other.getLowerBound() + share * other.getRange().getLength());
      text.setTextAnchor(TextAnchor.CENTER_RIGHT);
      text.setFont(look.labelFont());
      text.setPaint(look.palette().ofCurve(i));
      plot.addAnnotation(text);
    }
  }

  private static String words(NamedRoc named) {
    String eer = String.format(Locale.ROOT, "EER %.2f %%", 100 * named.verification().eer());
    return named.name().isEmpty() ? eer : named.name() + " · " + eer;
  }
}
