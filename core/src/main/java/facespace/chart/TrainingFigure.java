package facespace.chart;

import facespace.train.frame.Frame;
import facespace.train.frame.Measure;
import java.awt.BasicStroke;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;

/** How training went: over the epochs of one run, or of several. */
public final class TrainingFigure {
  /** Colour is never alone: every other line is dashed. */
  private static final List<BasicStroke> STROKES =
      List.of(new BasicStroke(2f), Plots.dashed(2f, 7, 4));

  private static final ToDoubleFunction<Frame> TEST_ACCURACY =
      frame -> frame.learning().testAccuracy();

  private TrainingFigure() {}

  /** Accuracy and, below, the loss of a run from its frames, oldest first. */
  public static Figure of(List<Frame> frames, Look look) {
    NumberAxis epochs = Plots.axis(look.text("epoch"), look);
    XYPlot accuracy = plot(look.text("accuracy"), look);
    Plots.range((NumberAxis) accuracy.getRangeAxis(), 0, 1.12, 6, "0 %");
    line(
        accuracy,
        0,
        look.text("train"),
        series(frames, frame -> frame.learning().trainAccuracy()),
        look);
    line(accuracy, 1, look.text("test"), series(frames, TEST_ACCURACY), look);
    XYPlot loss = plot(look.text("loss"), look);
    double[][] losses = series(frames, frame -> frame.learning().trainLoss());
    double highest = DoubleStream.of(losses[1]).filter(value -> value > 0).max().orElse(1);
    Plots.range((NumberAxis) loss.getRangeAxis(), 0, 1.05 * highest, 4, "0.###");
    line(loss, 0, look.text("train"), losses, look);
    return Plots.figure(
        look.text("trainingTitle"), Plots.stack(epochs, accuracy, loss, look), look);
  }

  /**
   * Test accuracy and, below, the median angle to the class mean of several runs: what losses have
   * in common, unlike the loss itself.
   */
  public static Figure beside(List<NamedCourse> runs, Look look) {
    XYPlot accuracy = plot(look.text("testAccuracy"), look);
    XYPlot angle = plot(look.text("medianAngle"), look);
    angle.getRenderer().setDefaultSeriesVisibleInLegend(false);
    double widest = 0;
    for (int i = 0; i < runs.size(); i++) {
      List<Frame> frames = runs.get(i).frames();
      double[][] angles = series(frames, frame -> frame.measure(Measure.MEDIAN_OWN));
      widest = Math.max(widest, DoubleStream.of(angles[1]).max().orElse(0));
      add(accuracy, i, runs.get(i).name(), series(frames, TEST_ACCURACY), look);
      add(angle, i, runs.get(i).name(), angles, look);
    }
    Plots.range((NumberAxis) accuracy.getRangeAxis(), 0, 1.02, 5, "0 %");
    Plots.range((NumberAxis) angle.getRangeAxis(), 0, 1.05 * Math.max(widest, 1), 4, "0.#°");
    NumberAxis epochs = Plots.axis(look.text("epoch"), look);
    XYPlot both = Plots.stack(epochs, accuracy, angle, look);
    return Plots.withLegend(look.text("trainingTitle"), both, look);
  }

  private static XYPlot plot(String label, Look look) {
    return Plots.plot(
        new DefaultXYDataset(),
        null,
        Plots.axis(label, look),
        new XYLineAndShapeRenderer(true, false),
        look);
  }

  /** Epochs and values, without the moments at which there is no value yet. */
  private static double[][] series(List<Frame> frames, ToDoubleFunction<Frame> value) {
    List<Frame> known =
        frames.stream().filter(frame -> Double.isFinite(value.applyAsDouble(frame))).toList();
    return new double[][] {
      known.stream().mapToDouble(frame -> frame.where().epoch()).toArray(),
      known.stream().mapToDouble(value).toArray()
    };
  }

  private static void line(XYPlot plot, int index, String name, double[][] xy, Look look) {
    add(plot, index, name, xy, look);
    int last = xy[0].length - 1;
    if (last >= 0) {
      XYTextAnnotation text = new XYTextAnnotation(name, xy[0][last], xy[1][last]);
      text.setTextAnchor(index == 0 ? TextAnchor.BOTTOM_RIGHT : TextAnchor.TOP_RIGHT);
      text.setFont(look.labelFont());
      text.setPaint(look.palette().ofCurve(index));
      plot.addAnnotation(text);
    }
  }

  private static void add(XYPlot plot, int index, String name, double[][] xy, Look look) {
    ((DefaultXYDataset) plot.getDataset()).addSeries(name, xy);
    plot.getRenderer().setSeriesPaint(index, look.palette().ofCurve(index));
    plot.getRenderer().setSeriesStroke(index, STROKES.get(index % STROKES.size()));
  }
}
