package facespace.chart;

import facespace.data.Images;
import facespace.train.frame.Asked;
import facespace.train.frame.Compared;
import facespace.train.frame.DecisionRows;
import facespace.train.frame.Frame;
import facespace.train.frame.InForce;
import facespace.train.frame.Measure;
import facespace.train.frame.Unseen;
import facespace.train.frame.Wish;
import java.util.List;
import java.util.Map;

/** Made-up frames. */
final class Samples {
  private Samples() {}

  /** Images of one pixel, of the digits named. */
  static Images digits(String names, int... labels) {
    List<String> each = List.of(names.split(""));
    return new Images("made up", 1, 1, 1, new byte[labels.length], labels, each, true);
  }

  /** A frame of two classes whose directions are the axes of the plane. */
  static Frame frame(double epoch, float... features) {
    int[] angles = new int[Frame.BINS];
    angles[3] = 30;
    angles[12] = 10;
    return new Frame(
        new Frame.Where((int) (10 * epoch), epoch),
        new Frame.Points(2, 2, features, new int[features.length / 2], new float[0], new int[0]),
        new DecisionRows(new float[] {1, 0, 0, 1}, new float[] {1, 0, 0, 1}, new float[0]),
        new Frame.Learning(
            epoch == 0 ? Double.NaN : 2 / epoch,
            epoch == 0 ? Double.NaN : 0.8,
            0.75,
            100,
            Double.NaN,
            0.01,
            1,
            16),
        new Frame.Histograms(angles, angles),
        new Wish(new float[features.length / 2], features),
        new Asked(new float[Asked.PUSH_POINTS], new float[0], new float[0]),
        InForce.NONE,
        Compared.NONE,
        Unseen.NONE,
        Map.of(Measure.MEAN_OWN, 5.0, Measure.NEAREST_DIRECTIONS, 90.0, Measure.MEDIAN_OWN, 4.5));
  }

  static Frame with(Frame frame, Compared compared) {
    return with(frame, compared, frame.unseen(), frame.measures());
  }

  static Frame with(Frame frame, Unseen unseen) {
    return with(frame, frame.compared(), unseen, frame.measures());
  }

  static Frame with(Frame frame, Map<Measure, Double> measures) {
    return with(frame, frame.compared(), frame.unseen(), measures);
  }

  private static Frame with(
      Frame frame, Compared compared, Unseen unseen, Map<Measure, Double> measures) {
    return new Frame(
        frame.where(),
        frame.points(),
        frame.rows(),
        frame.learning(),
        frame.histograms(),
        frame.wish(),
        frame.asked(),
        frame.inForce(),
        compared,
        unseen,
        measures);
  }

  /** The same in three dimensions: two directions and two points along the first two axes. */
  static Frame ball() {
    Frame plane = frame(1, 0, 0, 0, 0);
    float[] rows = {1, 0, 0, 0, 1, 0};
    return new Frame(
        plane.where(),
        new Frame.Points(3, 2, rows, new int[2], new float[0], new int[0]),
        new DecisionRows(rows, rows, new float[0]),
        plane.learning(),
        plane.histograms(),
        plane.wish(),
        plane.asked(),
        plane.inForce(),
        Compared.NONE,
        Unseen.NONE,
        plane.measures());
  }
}
