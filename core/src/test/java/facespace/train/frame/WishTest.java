package facespace.train.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataSet;
import facespace.data.PenDigits;
import facespace.loss.Certainty;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a loss makes of single samples, against finite differences. */
class WishTest {
  private static final int[] LABELS = {3, 7, 0};
  private static DataSet pen;

  @BeforeAll
  static void write_some_digits() {
    pen = new DataSet("pen", PenDigits.generate(256, 1), PenDigits.generate(200, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loss=softmax&bias=on",
        "loss=normface&s=8",
        "loss=arcface&s=8&m=0.3",
        "loss=cosface&s=8&m=0.1",
        "loss=sphereface&m=2&anneal=off"
      })
  void a_push_is_the_slope_of_the_loss_by_the_feature_s_direction(String loss) {
    try (Run run = new Run(RunSpec.parse("batch=64&dim=2&" + loss), pen)) {
      float[] features = {1.5f, 0.4f, -0.7f, 2, 0.3f, -1.1f};
      Wish wish = wish(run, features);
      double h = 1e-2;
      for (int i = 0; i < LABELS.length; i++) {
        double slope =
            (lossOf(wish(run, turned(features, i, h)), i)
                    - lossOf(wish(run, turned(features, i, -h)), i))
                / (2 * h);
        double x = features[2 * i];
        double y = features[2 * i + 1];
        double length = Math.hypot(x, y);
        double pushedLeft = (-y * wish.push()[2 * i] + x * wish.push()[2 * i + 1]) / length;
        assertEquals(-slope, pushedLeft, 0.01 * Math.max(1, Math.abs(slope)));
        double outward = (x * wish.push()[2 * i] + y * wish.push()[2 * i + 1]) / length;
        assertEquals(0, outward, 1e-3);
      }
    }
  }

  @Test
  void looking_leaves_the_training_alone() {
    RunSpec spec = RunSpec.parse("batch=64&loss=arcface");
    try (Run watched = new Run(spec, pen);
        Run alone = new Run(spec, pen)) {
      for (int i = 0; i < 3; i++) {
        watched.step();
        watched.look();
        alone.step();
      }
      assertArrayEquals(alone.look().points().features(), watched.look().points().features());
    }
  }

  @Test
  void a_frame_counts_those_the_loss_is_not_sure_of() {
    try (Run run = new Run(RunSpec.parse("batch=64&loss=arcface"), pen)) {
      Frame frame = run.look();
      long unsure =
          IntStream.range(0, frame.wish().certainty().length)
              .filter(i -> !(frame.wish().certainty()[i] >= Certainty.SURE))
              .count();
      assertEquals(200, frame.wish().certainty().length);
      assertEquals(unsure / 200.0, frame.measure(Measure.UNSATISFIED), 1e-12);
      assertTrue(unsure > 100, "an untrained network satisfies " + (200 - unsure));
      assertEquals(400, frame.wish().push().length);
    }
  }

  private static Wish wish(Run run, float[] features) {
    return run.subject().wish(run.spec().loss(), 1, features, LABELS);
  }

  private static double lossOf(Wish wish, int i) {
    return -Math.log(wish.certainty()[i]);
  }

  private static float[] turned(float[] features, int i, double byRad) {
    float[] turned = features.clone();
    double x = features[2 * i];
    double y = features[2 * i + 1];
    turned[2 * i] = (float) (x * Math.cos(byRad) - y * Math.sin(byRad));
    turned[2 * i + 1] = (float) (x * Math.sin(byRad) + y * Math.cos(byRad));
    return turned;
  }
}
