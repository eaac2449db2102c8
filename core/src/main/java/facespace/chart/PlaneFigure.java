package facespace.chart;

import facespace.data.Images;
import facespace.geometry.Geometry;
import facespace.train.frame.Frame;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * The feature plane at one moment: a mark per probe point, a ray per class direction, axes with
 * numbers. Of features with more than two dimensions it shows the first two, or those of three from
 * the side that a ball is turned to.
 */
public final class PlaneFigure {
  private static final double AIR = 1.22;
  private static final double RAY = 1.12;
  private static final double OPACITY = 0.8;
  private static final double OPACITY_BEHIND = 0.25;

  private PlaneFigure() {}

  /**
   * Draws a frame.
   *
   * @param title what stands above, such as the run's loss
   * @param probe the images whose features the frame has (N)
   * @param unseen the images of the features of digits never trained on, if it has any: hollow (U)
   * @param onCircle whether every feature is brought to length one first
   */
  public static Figure of(
      String title, Frame frame, Images probe, Images unseen, boolean onCircle, Look look) {
    return of(title, frame, probe, unseen, onCircle, Side.firstTwo(frame.points().dim()), look);
  }

  /**
   * The same from another side; what a ball turns away from the eye is fainter.
   *
   * @param side for features of as many dimensions
   */
  public static Figure of(
      String title,
      Frame frame,
      Images probe,
      Images unseen,
      boolean onCircle,
      Side side,
      Look look) {
    Frame.Points shown = frame.points();
    double[][] points = points(shown.features(), shown.dim(), onCircle, side);
    double[][] others = points(frame.unseen().unseen(), shown.dim(), onCircle, side);
    double reach = onCircle ? 1 : reach(points);
    XYPlot plot =
        new SquarePlot(
            data(points, probe),
            axis(side.isTurned() ? "" : look.text("feature", 1), reach, look),
            axis(side.isTurned() ? "" : look.text("feature", 2), reach, look),
            marks(probe.slots(), look));
    plot.setDataset(1, data(others, unseen));
    plot.setRenderer(1, hollow(marks(unseen.slots(), look)));
    Plots.style(plot, look);
    plot.setDomainGridlinesVisible(true);
    if (onCircle && side.isTurned()) {
      plot.addAnnotation(horizon(look));
    }
    float[] directions = frame.rows().directions();
    for (int c = 0; c < shown.classes(); c++) {
      double x = side.along(directions, c, 0);
      double y = side.along(directions, c, 1);
      plot.addAnnotation(
          new Badge(
              probe.classNames().get(c),
              RAY * reach * x,
              RAY * reach * y,
              look.palette().ofClass(probe.slot(c)),
              look));
    }
    return Plots.figure(title, plot, look);
  }

  /**
   * Of every point where it is seen, and how far towards the eye, at least 0 on a plane: (3, N).
   */
  static double[][] points(float[] features, int dim, boolean onCircle, Side side) {
    int count = features.length / dim;
    double[][] points = new double[3][count];
    for (int i = 0; i < count; i++) {
      double length = onCircle ? Geometry.length(features, i, dim) : 1;
      for (int axis = 0; axis < side.axes().length; axis++) {
        points[axis][i] = side.along(features, i, axis) / length;
      }
    }
    return points;
  }

  static double reach(double[][] points) {
    return IntStream.range(0, points[0].length)
        .mapToDouble(i -> Math.hypot(points[0][i], points[1][i]))
        .filter(Double::isFinite)
        .filter(length -> length > 0)
        .max()
        .orElse(1);
  }

  /** A series per class, and another one per class of what is behind. */
  static DefaultXYDataset data(double[][] points, Images shown) {
    int[] labels = shown.labels();
    int classes = shown.classes();
    DefaultXYDataset data = new DefaultXYDataset();
    for (int series = 0; series < 2 * classes; series++) {
      int own = series % classes;
      boolean isBehind = series >= classes;
      data.addSeries(
          series, members(points, i -> labels[i] == own && points[2][i] < 0 == isBehind));
    }
    return data;
  }

  /** The first two coordinates, (2, M), of those of N points that are asked for. */
  static double[][] members(double[][] points, IntPredicate asked) {
    int[] members = IntStream.range(0, points[0].length).filter(asked).toArray();
    return new double[][] {
      IntStream.of(members).mapToDouble(i -> points[0][i]).toArray(),
      IntStream.of(members).mapToDouble(i -> points[1][i]).toArray()
    };
  }

  /** Where the unit sphere ends for the eye. */
  private static XYShapeAnnotation horizon(Look look) {
    return new XYShapeAnnotation(
        new Ellipse2D.Double(-1, -1, 2, 2), new BasicStroke(1f), look.palette().soft());
  }

  static NumberAxis axis(String label, double reach, Look look) {
    NumberAxis axis = Plots.axis(label, look);
    Plots.range(axis, -AIR * reach, AIR * reach, 6, "0.###");
    return axis;
  }

  /** A colour and a shape for each class, by its slot. */
  static XYLineAndShapeRenderer marks(int[] slots, Look look) {
    return marks(slots, OPACITY, look);
  }

  static XYLineAndShapeRenderer marks(int[] slots, double opacityBefore, Look look) {
    XYLineAndShapeRenderer marks = new XYLineAndShapeRenderer(false, true);
    marks.setDrawOutlines(false);
    for (int series = 0; series < 2 * slots.length; series++) {
      double opacity = series < slots.length ? opacityBefore : OPACITY_BEHIND;
      int slot = slots[series % slots.length];
      marks.setSeriesShape(series, ClassShapes.of(slot));
      marks.setSeriesPaint(series, Plots.faded(look.palette().ofClass(slot), opacity));
    }
    return marks;
  }

  private static XYLineAndShapeRenderer hollow(XYLineAndShapeRenderer marks) {
    marks.setDefaultShapesFilled(false);
    marks.setDrawOutlines(true);
    return marks;
  }
}
