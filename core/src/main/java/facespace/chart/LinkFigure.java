package facespace.chart;

import facespace.data.Images;
import facespace.train.frame.Compared;
import facespace.train.frame.Frame;
import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * Which samples a loss of pairs or triplets compares: the feature plane at one moment, and lines
 * between real points. Of features with more than two dimensions it shows the first two.
 */
public final class LinkFigure {
  private static final double OPACITY = 0.35;

  /** More lines than these hide the points. */
  private static final int MOST = 36;

  private static final Line2D KEY = new Line2D.Double(-14, 0, 14, 0);

  private LinkFigure() {}

  /**
   * Draws a frame and what the loss in force looks at in it.
   *
   * @param title what stands above, such as the run's loss
   * @param probe the images whose features the frame has
   */
  public static Figure of(String title, Frame frame, Images probe, Look look) {
    int dim = frame.points().dim();
    double[][] points =
        PlaneFigure.points(frame.points().features(), dim, false, Side.firstTwo(dim));
    double reach = PlaneFigure.reach(points);
    NumberAxis x = PlaneFigure.axis(look.text("feature", 1), reach, look);
    NumberAxis y = PlaneFigure.axis(look.text("feature", 2), reach, look);
    XYLineAndShapeRenderer marks = PlaneFigure.marks(probe.slots(), OPACITY, look);
    marks.setDefaultSeriesVisibleInLegend(false);
    XYPlot plot = new SquarePlot(PlaneFigure.data(points, probe), x, y, marks);
    Plots.style(plot, look);
    plot.setDomainGridlinesVisible(true);
    plot.setDataset(1, lines(points, probe.labels(), frame.compared(), look));
    plot.setRenderer(1, strokes(look));
    return Plots.withLegend(title, plot, look);
  }

  /** One series for each kind of line: who is drawn together, who is kept apart, and who rests. */
  private static DefaultXYDataset lines(
      double[][] points, int[] labels, Compared compared, Look look) {
    int[] ends = compared.ends();
    IntPredicate pulls = link -> compared.pulls()[link] == 1;
    IntPredicate same = link -> labels[ends[2 * link]] == labels[ends[2 * link + 1]];
    DefaultXYDataset lines = new DefaultXYDataset();
    lines.addSeries(look.text("link.same"), chosen(points, ends, same.and(pulls)));
    lines.addSeries(look.text("link.different"), chosen(points, ends, same.negate().and(pulls)));
    lines.addSeries(look.text("link.rest"), chosen(points, ends, pulls.negate()));
    return lines;
  }

  /** Their two ends and a gap, link after link. */
  private static double[][] chosen(double[][] points, int[] ends, IntPredicate asked) {
    List<double[]> path = new ArrayList<>();
    for (int link = 0; link < Math.min(MOST, ends.length / 2); link++) {
      if (asked.test(link)) {
        path.add(new double[] {points[0][ends[2 * link]], points[1][ends[2 * link]]});
        path.add(new double[] {points[0][ends[2 * link + 1]], points[1][ends[2 * link + 1]]});
        path.add(new double[] {Double.NaN, Double.NaN});
      }
    }
    return new double[][] {
      path.stream().mapToDouble(end -> end[0]).toArray(),
      path.stream().mapToDouble(end -> end[1]).toArray()
    };
  }

  private static XYLineAndShapeRenderer strokes(Look look) {
    XYLineAndShapeRenderer strokes = new XYLineAndShapeRenderer(true, false);
    strokes.setLegendLine(KEY);
    strokes.setSeriesPaint(0, look.palette().ofCurve(0));
    strokes.setSeriesStroke(0, new BasicStroke(2f));
    strokes.setSeriesPaint(1, look.palette().ofCurve(5));
    strokes.setSeriesStroke(1, Plots.dashed(2f, 7, 4));
    strokes.setSeriesPaint(2, look.palette().soft());
    strokes.setSeriesStroke(2, Plots.dashed(1f, 1.5f, 3));
    return strokes;
  }
}
