package facespace.chart;

import java.awt.BasicStroke;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;

/** Cumulative match characteristics: the share of probes whose person is among the first r. */
public final class CmcFigure {
  /** Beyond, a ranking is no help to anybody. */
  private static final int MOST_RANKS = 20;

  private CmcFigure() {}

  /**
   * A curve and what it is called.
   *
   * @param name its label
   * @param cmc share of the probes with rank ≤ r at r − 1
   */
  public record Named(String name, double[] cmc) {}

  /** Draws the curves over the ranks 1 … 20 or as many as there are. */
  public static Figure of(List<Named> curves, Look look) {
    int ranks = Math.min(MOST_RANKS, curves.stream().mapToInt(c -> c.cmc().length).max().orElse(1));
    DefaultXYDataset data = new DefaultXYDataset();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    NumberAxis rank = Plots.axis(look.text("rank"), look);
    Plots.range(rank, 0.5, ranks + 0.5, Math.min(10, ranks + 1), "0");
    NumberAxis share = Plots.axis(look.text("found"), look);
    Plots.range(share, 0, 1.04, 6, "0 %");
    XYPlot plot = Plots.plot(data, rank, share, renderer, look);
    for (int i = 0; i < curves.size(); i++) {
      double[] cmc = curves.get(i).cmc();
      int shown = Math.min(ranks, cmc.length);
      double[] x = IntStream.rangeClosed(1, shown).asDoubleStream().toArray();
      data.addSeries(i, new double[][] {x, Arrays.copyOf(cmc, shown)});
      renderer.setSeriesPaint(i, look.palette().ofCurve(i));
      renderer.setSeriesStroke(i, new BasicStroke(2f));
      renderer.setSeriesShape(i, ClassShapes.of(i));
      name(plot, curves, i, ranks, look);
    }
    return Plots.figure(look.text("cmcTitle"), plot, look);
  }

  /** Names stand in the lower right corner, where a rising curve leaves room. */
  private static void name(XYPlot plot, List<Named> curves, int index, int ranks, Look look) {
    double y = 0.06 + 0.08 * (curves.size() - 1 - index);
    XYTextAnnotation text = new XYTextAnnotation(curves.get(index).name(), ranks + 0.3, y);
    text.setTextAnchor(TextAnchor.CENTER_RIGHT);
    text.setFont(look.labelFont());
    text.setPaint(look.palette().ofCurve(index));
    plot.addAnnotation(text);
  }
}
