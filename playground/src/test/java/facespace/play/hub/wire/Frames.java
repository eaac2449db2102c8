package facespace.play.hub.wire;

import facespace.train.frame.Asked;
import facespace.train.frame.Compared;
import facespace.train.frame.DecisionRows;
import facespace.train.frame.Frame;
import facespace.train.frame.InForce;
import facespace.train.frame.Measure;
import facespace.train.frame.Unseen;
import facespace.train.frame.Wish;
import java.util.Collections;
import java.util.Map;

/** Made-up pictures. */
public final class Frames {
  private Frames() {}

  public static Moment moment(int index, int runs) {
    return new Moment(index, Collections.nCopies(runs, new Moment.Snapshot(frame(index), 0.5)));
  }

  /** Three points of two classes in the plane, one of them drawn by hand. */
  public static Frame frame(int step) {
    int[] trainAngles = new int[Frame.BINS];
    int[] testAngles = new int[Frame.BINS];
    trainAngles[17] = 42;
    testAngles[179] = 7;
    return new Frame(
        new Frame.Where(step, 0.25),
        new Frame.Points(
            2,
            2,
            new float[] {1, 2, -3, 4.5f, Float.NaN, 6},
            new int[] {0, 1, 1},
            new float[] {7, 8},
            new int[] {1}),
        new DecisionRows(new float[] {1, 0, 0, 1}, new float[] {2, 0, 0, 3}, new float[0]),
        new Frame.Learning(Double.NaN, 0.5, 0.75, 3, Double.NaN, 0.01, 1, Double.POSITIVE_INFINITY),
        new Frame.Histograms(trainAngles, testAngles),
        new Wish(new float[] {0.5f, 1, 0}, new float[] {0, 1, 1, 0, 0, 0}),
        new Asked(new float[Asked.PUSH_POINTS], new float[] {0, 1}, new float[] {0, 5}),
        InForce.NONE,
        new Compared(
            2,
            3,
            3,
            3,
            9,
            36,
            new int[] {0, 1, 1, 2},
            new byte[] {1, 0},
            new float[] {1, 0, 0, 1},
            0),
        Unseen.NONE,
        Map.of(Measure.MEDIAN_OWN, 4.5, Measure.P95_OWN, Double.POSITIVE_INFINITY));
  }
}
