package facespace.chart;

import facespace.train.frame.Frame;
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

/** Accuracy and, below, the loss over the epochs of one run. */
public final class TrainingFigure {
  private TrainingFigure() {}

  /** Draws the history of a run from its frames, oldest first. */
  public static Figure of(List<Frame> frames, Look look) {
    NumberAxis epochs = Plots.axis(look.text("epoch"), look);
    XYPlot accuracy = plot(look.text("accuracy"), look);
    Plots.range((NumberAxis) accuracy.getRangeAxis(), 0, 1.12, 6, "0 %");
    line(accuracy, 0, look.text("train"), series(frames, Frame.Learning::trainAccuracy), look);
    line(accuracy, 1, look.text("test"), series(frames, Frame.Learning::testAccuracy), look);
    XYPlot loss = plot(look.text("loss"), look);
    double[][] losses = series(frames, Frame.Learning::trainLoss);
    double highest = DoubleStream.of(losses[1]).filter(value -> value > 0).max().orElse(1);
    Plots.range((NumberAxis) loss.getRangeAxis(), 0, 1.05 * highest, 4, "0.###");
    line(loss, 0, look.text("train"), losses, look);
    return Plots.figure(
        look.text("trainingTitle"), Plots.stack(epochs, accuracy, loss, look), look);
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
  private static double[][] series(List<Frame> frames, ToDoubleFunction<Frame.Learning> value) {
    List<Frame> known =
        frames.stream()
            .filter(frame -> Double.isFinite(value.applyAsDouble(frame.learning())))
            .toList();
    return new double[][] {
      known.stream().mapToDouble(frame -> frame.where().epoch()).toArray(),
      known.stream().map(Frame::learning).mapToDouble(value).toArray()
    };
  }

  private static void line(XYPlot plot, int index, String name, double[][] xy, Look look) {
    ((DefaultXYDataset) plot.getDataset()).addSeries(name, xy);
    plot.getRenderer().setSeriesPaint(index, look.palette().ofCurve(index));
    plot.getRenderer().setSeriesStroke(index, new BasicStroke(2f));
    int last = xy[0].length - 1;
    if (last >= 0) {
      XYTextAnnotation text = new XYTextAnnotation(name, xy[0][last], xy[1][last]);
      text.setTextAnchor(index == 0 ? TextAnchor.BOTTOM_RIGHT : TextAnchor.TOP_RIGHT);
      text.setFont(look.labelFont());
      text.setPaint(look.palette().ofCurve(index));
      plot.addAnnotation(text);
    }
  }
}
