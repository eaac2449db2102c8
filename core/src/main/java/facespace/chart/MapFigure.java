package facespace.chart;

import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.DefaultXYDataset;

/** A map of neighbours, such as t-SNE's: a mark for each point, no axes, for they mean nothing. */
public final class MapFigure {
  private static final double AIR = 1.08;

  private MapFigure() {}

  /**
   * Where points lie.
   *
   * @param xy x and y of each point (N × 2)
   * @param labels its class (N)
   */
  public record Points(float[] xy, int[] labels) {}

  /**
   * Draws a map.
   *
   * @param title what stands above, such as the run's loss
   */
  public static Figure of(String title, Points points, Look look) {
    double reach = 0;
    for (float coordinate : points.xy()) {
      reach = Math.max(reach, Math.abs(coordinate));
    }
    int classes = 0;
    for (int label : points.labels()) {
      classes = Math.max(classes, label + 1);
    }
    double shown = reach > 0 ? AIR * reach : 1;
    XYPlot plot =
        new SquarePlot(
            data(points, classes),
            axis(shown, look),
            axis(shown, look),
            PlaneFigure.marks(IntStream.range(0, classes).toArray(), look));
    Plots.style(plot, look);
    plot.setRangeGridlinesVisible(false);
    return Plots.figure(title, plot, look);
  }

  private static DefaultXYDataset data(Points points, int classes) {
    DefaultXYDataset data = new DefaultXYDataset();
    double[][] coordinates = coordinates(points.xy());
    for (int c = 0; c < classes; c++) {
      int own = c;
      data.addSeries(c, PlaneFigure.members(coordinates, i -> points.labels()[i] == own));
    }
    return data;
  }

  /** Columns in the place of rows: (2, N). */
  private static double[][] coordinates(float[] xy) {
    double[][] columns = new double[2][xy.length / 2];
    for (int i = 0; i < xy.length; i++) {
      columns[i % 2][i / 2] = xy[i];
    }
    return columns;
  }

  private static NumberAxis axis(double reach, Look look) {
    NumberAxis axis = Plots.axis("", look);
    axis.setRange(-reach, reach);
    axis.setTickLabelsVisible(false);
    return axis;
  }
}
