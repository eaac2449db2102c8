package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Gradients of losses with class weights by finite differences, and what they are at their limits.
 */
class LossGradientsTest {
  private static final int CLASSES = 4;
  private static final int DIM = 3;
  private static final int COUNT = 6;
  private static final double STEP = 1e-6;

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = TorchEngine.newManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  static Stream<String> keys() {
    return Families.softmaxKeys();
  }

  /** Along the sphere where the loss takes the length for a constant, else in every direction. */
  @ParameterizedTest
  @MethodSource("keys")
  void theGradientIsWhatFiniteDifferencesGive(String key) {
    SoftmaxLoss loss = Families.softmax(key, Map.of("gradient", "exact", "anneal", "off"));
    SplittableRandom random = new SplittableRandom(5);
    double[] x = gaussians(random, COUNT * DIM);
    Head head = filled(loss, random);
    boolean turned = key.equals("adaface");
    NDArray features = manager.create(x, new Shape(COUNT, DIM));
    features.setRequiresGradient(true);
    head.trained().values().forEach(array -> array.setRequiresGradient(true));
    try (Gradients gradients = Gradients.record()) {
      gradients.backward(loss.of(batch(features), head).mean());
    }
    for (int i = 0; i < COUNT; i++) {
      double[] along = gaussians(random, DIM);
      if (turned) {
        across(along, x, i);
      }
      double[] whole = new double[COUNT * DIM];
      System.arraycopy(along, 0, whole, i * DIM, DIM);
      assertSlope(
          features.getGradient(),
          whole,
          h -> value(loss, moved(x, whole, h), head.constant()),
          key + " x " + i);
    }
    head.trained()
        .forEach(
            (name, array) -> {
              double[] before = array.toDoubleArray();
              double[] along = gaussians(random, before.length);
              assertSlope(
                  array.getGradient(),
                  along,
                  h -> value(loss, x, with(head, name, moved(before, along, h))),
                  key + " " + name);
            });
  }

  private interface Path {
    double at(double h);
  }

  private static void assertSlope(NDArray gradient, double[] along, Path path, String what) {
    double[] found = gradient.toDoubleArray();
    double slope = 0;
    for (int i = 0; i < along.length; i++) {
      slope += found[i] * along[i];
    }
    double expected = (path.at(STEP) - path.at(-STEP)) / (2 * STEP);
    assertEquals(expected, slope, 1e-6 * (1 + Math.abs(expected)), what);
  }

  private double value(SoftmaxLoss loss, double[] x, Head head) {
    return loss.of(batch(manager.create(x, new Shape(COUNT, DIM))), head).mean().getDouble();
  }

  private Head with(Head head, String name, double[] values) {
    return head.constant()
        .map(
            (other, array) ->
                other.equals(name) ? manager.create(values, array.getShape()) : array);
  }

  /** A head with numbers that are nothing special. */
  private Head filled(SoftmaxLoss loss, SplittableRandom random) {
    return loss.newHead(new HeadShape(CLASSES, DIM, new float[CLASSES * DIM]), manager)
        .map(
            (name, array) -> {
              double[] values = gaussians(random, (int) array.size());
              if (array.size() == 1) {
                values[0] = 0.5 + Math.abs(values[0]);
              }
              return manager.create(values, array.getShape());
            });
  }

  private LossBatch batch(NDArray features) {
    return new LossBatch(features, manager.create(new long[] {0, 1, 2, 3, 1, 1}), CLASSES, 1, 7);
  }

  private static double[] gaussians(SplittableRandom random, int count) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }

  private static double[] moved(double[] from, double[] along, double h) {
    double[] to = new double[from.length];
    Arrays.setAll(to, i -> from[i] + h * along[i]);
    return to;
  }

  private static void across(double[] along, double[] x, int row) {
    double product = 0;
    double squared = 0;
    for (int d = 0; d < DIM; d++) {
      product += along[d] * x[row * DIM + d];
      squared += x[row * DIM + d] * x[row * DIM + d];
    }
    for (int d = 0; d < DIM; d++) {
      along[d] -= product / squared * x[row * DIM + d];
    }
  }

  @ParameterizedTest
  @CsvSource({
    "elasticface,        m=0&sigma=0",
    "adaface,            m=0",
    "magface,            least=0&most=0&lambda=0",
    "subcenter,          m=0&centers=1",
    "sphereface-r,       m=1&version=v0&s=64",
    "sphereface-r,       m=1&version=v1&s=64",
    "sphereface-r,       m=1&version=v2&s=64",
    "coco,               alpha=64&sums=off",
    "combined,           m1=1&m2=0&m3=0",
    "arcface,            m=0&gradient=detached"
  })
  void withoutItsMarginALossIsNormFace(String key, String knobs) {
    assertSameLoss(new NormFace(64, false), Families.softmax(key, knobs(knobs)), 1e-4);
  }

  @ParameterizedTest
  @CsvSource({"lsoftmax, m=1&lambda=0&anneal=off", "center-loss, lambda=0"})
  void withoutItsMarginALossIsSoftmax(String key, String knobs) {
    assertSameLoss(new Softmax(false), Families.softmax(key, knobs(knobs)), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({
    "elasticface, sigma=0&m=0.5",
    "magface, least=0.5&most=0.5&lambda=0",
    "subcenter, centers=1&m=0.5",
    "arcface, m=0.5&gradient=detached"
  })
  void withAMarginThatDoesNotAdaptALossIsArcFace(String key, String knobs) {
    ArcFace arcFace = new ArcFace(64, 0.5, ArcFace.Variant.PAPER, GradientRule.EXACT);
    assertSameLoss(arcFace, Families.softmax(key, knobs(knobs)), 1e-9);
  }

  private static Map<String, String> knobs(String text) {
    return Stream.of(text.split("&"))
        .map(pair -> pair.split("="))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private void assertSameLoss(SoftmaxLoss expected, SoftmaxLoss loss, double near) {
    SplittableRandom random = new SplittableRandom(11);
    NDArray w = manager.create(gaussians(random, CLASSES * DIM), new Shape(CLASSES, DIM));
    double[] x = gaussians(random, COUNT * DIM);
    Head head = filled(loss, random).map((n, a) -> n.equals(Head.WEIGHTS) ? w : a);
    assertEquals(value(expected, x, Head.of(w, null, null)), value(loss, x, head), near);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arcface",
        "combined",
        "subcenter",
        "sphereface-r",
        "sphereface2",
        "lsoftmax",
        "sphereface",
        "own-psi",
        "curricularface",
        "magface",
        "elasticface"
      })
  void aMarginLeftOutOfTheGradientKeepsItsValueAndSlopesAsTheCosine(String key) {
    SoftmaxLoss exact = Families.softmax(key, Map.of("gradient", "exact"));
    SoftmaxLoss detached = Families.softmax(key, Map.of("gradient", "detached"));
    Curve one = Curve.of(exact, 37);
    Curve other = Curve.of(detached, 37);
    assertArrayEquals(one.psi(), other.psi(), 1e-12);
    double[] slope =
        Arrays.stream(other.thetaDeg()).map(d -> -Math.sin(Math.toRadians(d))).toArray();
    assertArrayEquals(slope, other.slopePerRad(), 1e-12);
    assertNotEquals(one.slopePerRad()[12], other.slopePerRad()[12], 1e-3);
  }

  /** s (p − 1) and s p times the slopes of the cosines, p with the margin in it. */
  @ParameterizedTest
  @CsvSource({
    "arcface,        4, s=4&m=0.5",
    "sphereface,     1, m=4&lambda=1&anneal=off",
    "lsoftmax,       1, m=3&lambda=1&anneal=off",
    "own-psi,        4, s=4",
    "curricularface, 4, s=4&m=0.1",
    "magface,        4, s=4&least=0.3&most=0.3&lambda=0",
    "elasticface,    4, s=4&sigma=0.2"
  })
  void trainingFollowsTheGradientThatIsChosen(String key, double s, String settings) {
    SoftmaxLoss loss = Families.softmax(key, knobs(settings + "&gradient=detached"));
    NDArray x = manager.create(new double[][] {{Math.cos(0.7), Math.sin(0.7)}});
    x.setRequiresGradient(true);
    double p;
    try (Gradients gradients = Gradients.record()) {
      LossBatch batch = new LossBatch(x, manager.create(new long[] {0}), 2, 1, 0);
      NDArray mean =
          loss.of(batch, Head.of(manager.create(new double[][] {{1, 0}, {0, 1}}), null, null))
              .mean();
      p = Math.exp(-mean.getDouble());
      gradients.backward(mean);
    }
    if (key.equals("arcface")) {
      assertEquals(1 / (1 + Math.exp(4 * (Math.sin(0.7) - Math.cos(1.2)))), p, 1e-12);
    }
    double turning = s * (1 - p) * (Math.sin(0.7) + Math.cos(0.7)); // by θ
    double[] found = x.getGradient().toDoubleArray();
    assertEquals(turning, -found[0] * Math.sin(0.7) + found[1] * Math.cos(0.7), 1e-12);
  }

  @Test
  void withItsWeightsAsConstantsCircleLossPullsLess() {
    Supplier<double[]> far =
        () -> Curve.of(new Circle(8, 0.25, GradientRule.DETACHED), 5).slopePerRad();
    // at 90° cos θ = 0: αₚ = 1.25, and with the exact gradient −(cos θ − 1 + m) = 0.75 more
    assertEquals(-1.25, far.get()[2], 1e-12);
    assertEquals(-2, Curve.of(new Circle(8, 0.25, GradientRule.EXACT), 5).slopePerRad()[2], 1e-12);
  }
}
