package facespace.chart;

import facespace.train.frame.Frame;
import facespace.train.frame.Measure;
import java.util.Map;

/** Made-up frames. */
final class Samples {
  private Samples() {}

  /** A frame of two classes whose directions are the axes of the plane. */
  static Frame frame(double epoch, float... features) {
    int[] angles = new int[Frame.BINS];
    angles[3] = 30;
    angles[12] = 10;
    return new Frame(
        (int) (10 * epoch),
        epoch,
        2,
        2,
        features,
        new int[features.length / 2],
        new float[] {1, 0, 0, 1},
        new float[] {1, 0, 0, 1},
        new float[0],
        epoch == 0 ? Double.NaN : 2 / epoch,
        epoch == 0 ? Double.NaN : 0.8,
        0.75,
        100,
        5,
        9,
        11,
        90,
        90,
        1,
        2,
        0.01,
        1,
        16,
        angles,
        angles,
        new float[0],
        new int[0],
        new float[features.length / 2],
        features,
        new float[Frame.PUSH_POINTS],
        new float[0],
        new float[0],
        Map.of(Measure.MEDIAN_OWN, 4.5),
        Double.NaN);
  }
}
