package facespace.chart;

import facespace.geometry.Geometry;
import facespace.train.frame.Frame;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * The feature plane at one moment: a mark per probe point, a ray per class direction, axes with
 * numbers. Of features with more than two dimensions it shows the first two.
 */
public final class PlaneFigure {
  private static final double AIR = 1.22;
  private static final double RAY = 1.12;
  private static final double OPACITY = 0.8;

  private PlaneFigure() {}

  /**
   * Draws a frame.
   *
   * @param title what stands above, such as the run's loss
   * @param labels class of each probe point (N)
   * @param classNames a short name per class (C)
   * @param onCircle whether every feature is brought to length one first
   */
  public static Figure of(
      String title,
      Frame frame,
      int[] labels,
      List<String> classNames,
      boolean onCircle,
      Look look) {
    Frame.Points shown = frame.points();
    double[][] points = points(shown, onCircle);
    double reach = onCircle ? 1 : reach(points);
    XYPlot plot =
        new SquarePlot(
            data(points, labels, shown.classes()),
            axis(look.text("feature", 1), reach, look),
            axis(look.text("feature", 2), reach, look),
            marks(shown.classes(), look));
    Plots.style(plot, look);
    plot.setDomainGridlinesVisible(true);
    float[] directions = frame.rows().directions();
    for (int c = 0; c < shown.classes(); c++) {
      double x = directions[c * shown.dim()];
      double y = directions[c * shown.dim() + 1];
      plot.addAnnotation(
          new Badge(
              classNames.get(c),
              RAY * reach * x,
              RAY * reach * y,
              look.palette().ofClass(c),
              look));
    }
    return Plots.figure(title, plot, look);
  }

  /** First two coordinates of every probe point: (2, N). */
  private static double[][] points(Frame.Points shown, boolean onCircle) {
    float[] features = shown.features();
    int count = features.length / shown.dim();
    double[][] points = new double[2][count];
    for (int i = 0; i < count; i++) {
      double length = onCircle ? Geometry.length(features, i, shown.dim()) : 1;
      points[0][i] = features[i * shown.dim()] / length;
      points[1][i] = features[i * shown.dim() + 1] / length;
    }
    return points;
  }

  private static double reach(double[][] points) {
    return IntStream.range(0, points[0].length)
        .mapToDouble(i -> Math.hypot(points[0][i], points[1][i]))
        .filter(Double::isFinite)
        .filter(length -> length > 0)
        .max()
        .orElse(1);
  }

  private static DefaultXYDataset data(double[][] points, int[] labels, int classes) {
    DefaultXYDataset data = new DefaultXYDataset();
    for (int c = 0; c < classes; c++) {
      data.addSeries(c, members(points, labels, c));
    }
    return data;
  }

  /** Of points (2, N) those of a class. */
  static double[][] members(double[][] points, int[] labels, int own) {
    int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == own).toArray();
    return new double[][] {
      IntStream.of(members).mapToDouble(i -> points[0][i]).toArray(),
      IntStream.of(members).mapToDouble(i -> points[1][i]).toArray()
    };
  }

  private static NumberAxis axis(String label, double reach, Look look) {
    NumberAxis axis = Plots.axis(label, look);
    Plots.range(axis, -AIR * reach, AIR * reach, 6, "0.###");
    return axis;
  }

  /** A colour and a shape for each class. */
  static XYLineAndShapeRenderer marks(int classes, Look look) {
    XYLineAndShapeRenderer marks = new XYLineAndShapeRenderer(false, true);
    marks.setDrawOutlines(false);
    for (int c = 0; c < classes; c++) {
      marks.setSeriesShape(c, ClassShapes.of(c));
      marks.setSeriesPaint(c, Plots.faded(look.palette().ofClass(c), OPACITY));
    }
    return marks;
  }
}
