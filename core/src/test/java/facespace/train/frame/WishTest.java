package facespace.train.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import facespace.data.DataSet;
import facespace.data.PenDigits;
import facespace.engine.TorchEngine;
import facespace.loss.Certainty;
import facespace.loss.Head;
import facespace.loss.LossBatch;
import facespace.loss.MetricLoss;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.util.Arrays;
import java.util.Comparator;
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

  @ParameterizedTest
  @ValueSource(strings = {"loss=contrastive", "loss=facenet&mining=all", "loss=triplet&mining=all"})
  void a_loss_that_compares_samples_pushes_those_it_compares(String loss) {
    try (Run run = new Run(RunSpec.parse("batch=64&dim=2&" + loss), pen)) {
      Frame frame = run.look();
      float[] push = frame.wish().push();
      assertEquals(2 * 64, push.length);
      float[] features = Arrays.copyOf(frame.points().features(), 2 * 64);
      int[] labels = Arrays.copyOf(pen.test().labels(), 64);
      MetricLoss compared = (MetricLoss) run.spec().loss();
      double h = 1e-2;
      int i = hardest(push);
      double slope =
          (meanOf(compared, turned(features, i, h), labels)
                  - meanOf(compared, turned(features, i, -h), labels))
              * (64 / (2 * h));
      double x = features[2 * i];
      double y = features[2 * i + 1];
      double pushedLeft = (-y * push[2 * i] + x * push[2 * i + 1]) / Math.hypot(x, y);
      assertEquals(-slope, pushedLeft, 0.05 * Math.abs(slope));
      assertTrue(Math.abs(pushedLeft) > 0.1, "an untrained network is pushed");
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

  private static int hardest(float[] push) {
    return IntStream.range(0, push.length / 2)
        .boxed()
        .max(Comparator.comparingDouble(i -> Math.hypot(push[2 * i], push[2 * i + 1])))
        .orElseThrow();
  }

  private static double meanOf(MetricLoss loss, float[] features, int[] labels) {
    try (NDManager manager = TorchEngine.newManager()) {
      NDArray x = manager.create(features, new Shape(labels.length, 2));
      NDArray own = manager.create(labels).toType(DataType.INT64, false);
      return loss.of(new LossBatch(x, own, 10, 1, 0), Head.NONE).mean().getFloat();
    }
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
