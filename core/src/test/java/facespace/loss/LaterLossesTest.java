package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;
import facespace.knob.BadValue;
import facespace.text.Lang;
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

/** Losses without reference files: finite differences, limits, and cases worked out by hand. */
class LaterLossesTest {
  private static final int CLASSES = 4;
  private static final int DIM = 3;
  private static final int COUNT = 6;
  private static final double STEP = 1e-6;
  private static final double[][] SQUARE = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};

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

  @Test
  void elasticMarginsAreDrawnFromTheSeedOfTheBatch() {
    ElasticFace loss = new ElasticFace(64, 0.5, 0.05, ElasticFace.Kind.COSINE);
    NDArray theta = manager.zeros(new Shape(4000)).toType(DataType.FLOAT64, false);
    double[] one = drawn(loss, theta, 1);
    assertArrayEquals(one, drawn(loss, theta, 1));
    assertFalse(Arrays.equals(one, drawn(loss, theta, 2)));
    double mean = Arrays.stream(one).average().orElseThrow();
    double spread =
        Math.sqrt(Arrays.stream(one).map(m -> (m - mean) * (m - mean)).average().orElseThrow());
    assertEquals(0.5, mean, 0.003);
    assertEquals(0.05, spread, 0.002);
  }

  /** 1 − ψ(0) of the kind that takes the margin from the cosine. */
  private double[] drawn(ElasticFace loss, NDArray theta, long seed) {
    LossBatch batch = new LossBatch(theta, theta, 2, 1, seed);
    return loss.targetLogit(theta, batch, Head.NONE).neg().add(1).toDoubleArray();
  }

  @Test
  void magFaceRewardsLengthAndAsksMoreOfLongFeatures() {
    MagFace loss = new MagFace(10, 1, 5, 0.2, 0.6, 3, ArcFace.Variant.PAPER);
    double[] lengths = {0.5, 1, 3, 5, 9};
    double[] margins = {0.2, 0.2, 0.4, 0.6, 0.6};
    double[] within = {1, 1, 3, 5, 5};
    for (int i = 0; i < lengths.length; i++) {
      // at 0.3 rad from the first of two directions at right angles
      double[][] x = {{lengths[i] * Math.cos(0.3), lengths[i] * Math.sin(0.3)}};
      double expected =
          Math.log1p(Math.exp(10 * (Math.sin(0.3) - Math.cos(0.3 + margins[i]))))
              + 3 * (1 / within[i] + within[i] / 25);
      assertEquals(expected, one(loss, x, Head.of(axes(), null, null)), 1e-9);
    }
    BadValue bad =
        assertThrows(
            BadValue.class, () -> new MagFace(10, 6, 5, 0.2, 0.6, 3, ArcFace.Variant.PAPER));
    assertTrue(bad.in(Lang.EN).contains("longest = 5"), bad.in(Lang.EN));
    assertEquals("longest", bad.setting().orElseThrow().key());
    BadValue falling =
        assertThrows(
            BadValue.class, () -> new MagFace(10, 1, 5, 0.6, 0.2, 3, ArcFace.Variant.PAPER));
    assertTrue(falling.in(Lang.EN).contains("most = 0.2"), falling.in(Lang.EN));
  }

  private NDArray axes() {
    return manager.create(new double[][] {{1, 0}, {0, 1}});
  }

  /** The loss of one sample of the first of two classes. */
  private double one(SoftmaxLoss loss, double[][] x, Head head) {
    LossBatch batch = new LossBatch(manager.create(x), manager.create(new long[] {0}), 2, 1, 0);
    return loss.of(batch, head).mean().getDouble();
  }

  @Test
  void adaFaceMeasuresLengthsByTheirMeanAndDeviation() {
    AdaFace loss = new AdaFace(10, 0.4, 0.5, 0.25);
    Head head =
        Head.of(axes(), null, null)
            .keeping(AdaFace.MEAN, manager.create(0.0))
            .keeping(AdaFace.DEVIATION, manager.create(0.0));
    NDArray x = manager.create(new double[][] {{1, 0}, {0, 3}});
    LossBatch batch = new LossBatch(x, manager.create(new long[] {0, 0}), 2, 1, 0);
    loss.beforeStep(batch, head);
    assertEquals(2, head.array(AdaFace.MEAN).getDouble(), 1e-12, "the first batch's");
    assertEquals(Math.sqrt(2), head.array(AdaFace.DEVIATION).getDouble(), 1e-12);
    NDArray longer = manager.create(new double[][] {{2, 0}, {0, 10}});
    loss.beforeStep(new LossBatch(longer, batch.labels(), 2, 1, 0), head);
    assertEquals(0.75 * 2 + 0.25 * 6, head.array(AdaFace.MEAN).getDouble(), 1e-12);
    double deviation = 0.75 * Math.sqrt(2) + 0.25 * Math.sqrt(32);
    assertEquals(deviation, head.array(AdaFace.DEVIATION).getDouble(), 1e-12);
    NDArray theta = manager.create(new double[] {0.3, Math.PI / 2});
    double[] psi = loss.targetLogit(theta, batch, head).toDoubleArray();
    double first = 0.4 * 0.5 * (1 - 3) / (deviation + 1e-3);
    assertEquals(Math.cos(0.3 - first) - 0.4 - first, psi[0], 1e-12);
    assertEquals(Math.cos(Math.PI / 2) - 0.4, psi[1], 1e-12, "of the mean length");
  }

  @Test
  void curricularFaceLetsHardClassesCountByHowFarItHasCome() {
    CurricularFace loss = new CurricularFace(1, 0.5, ArcFace.Variant.PAPER, 0.01);
    Head head =
        Head.of(manager.create(SQUARE), null, null).keeping(CurricularFace.T, manager.create(0.2));
    double[][] x = {{2 * Math.cos(0.6), 2 * Math.sin(0.6)}};
    LossBatch batch = new LossBatch(manager.create(x), manager.create(new long[] {0}), 4, 1, 0);
    double hard = Math.sin(0.6) * (0.2 + Math.sin(0.6)); // sin 0.6 > cos 1.1
    double own = Math.cos(1.1);
    double expected =
        Math.log(
            (Math.exp(own) + Math.exp(hard) + Math.exp(-Math.cos(0.6)) + Math.exp(-Math.sin(0.6)))
                / Math.exp(own));
    assertEquals(expected, loss.of(batch, head).mean().getDouble(), 1e-12);
    loss.beforeStep(batch, head);
    assertEquals(
        0.99 * 0.2 + 0.01 * Math.cos(0.6), head.array(CurricularFace.T).getDouble(), 1e-12);
  }

  @Test
  void circleLossIsItsFormula() {
    Circle loss = new Circle(8, 0.25, GradientRule.DETACHED);
    double own = Math.cos(0.7);
    double other = Math.sin(0.7);
    double weighted = -(1.25 - own) * (own - 0.75) * 8 + (other + 0.25) * (other - 0.25) * 8;
    double[][] x = {{3 * own, 3 * other}};
    assertEquals(Math.log1p(Math.exp(weighted)), one(loss, x, Head.of(axes(), null, null)), 1e-12);
  }

  @Test
  void sphereFace2AsksEveryClassByItself() {
    SphereFace2 loss = new SphereFace2(5, 0.1, 3, 0.7, GradientRule.EXACT);
    Head head =
        Head.of(axes(), null, null)
            .training(SphereFace2.THRESHOLD, manager.create(new double[] {-1.5}));
    double own = 2 * Math.pow((Math.cos(0.7) + 1) / 2, 3) - 1;
    double other = 2 * Math.pow((Math.sin(0.7) + 1) / 2, 3) - 1;
    double expected =
        0.7 / 5 * Math.log1p(Math.exp(-5 * (own - 0.1) + 1.5))
            + 0.3 / 5 * Math.log1p(Math.exp(5 * (other + 0.1) - 1.5));
    double[][] x = {{4 * Math.cos(0.7), 4 * Math.sin(0.7)}};
    assertEquals(expected, one(loss, x, head), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"40, 0.2, 0.7, 10", "40, 0.5, 0.95, 10", "64, 0.4, 0.7, 2", "64, 1, 0.5, 2"})
  void sphereFace2StartsWhereYesAndNoBalance(double r, double m, double lambda, int classes) {
    SphereFace2 loss = new SphereFace2(r, m, 3, lambda, GradientRule.EXACT);
    double b = loss.balance(classes);
    double g = 2 * 0.125 - 1;
    double yes = lambda / (1 + Math.exp(r * (g - m) + b));
    double no = (1 - lambda) * (classes - 1) / (1 + Math.exp(-r * (g + m) - b));
    assertEquals(yes, no, 1e-12);
  }

  @Test
  void adaCosFollowsTheMiddlingSample() {
    AdaCos loss = new AdaCos(true);
    assertEquals(Math.sqrt(2) * Math.log(9), loss.scale(10).getAsDouble(), 1e-12);
    Head head =
        Head.of(manager.create(SQUARE), null, null).keeping(Head.SCALE, manager.create(2.0));
    double[][] x = {{Math.cos(0.1), Math.sin(0.1)}, {Math.cos(0.2), Math.sin(0.2)}, {-1, 0.5}};
    LossBatch batch =
        new LossBatch(manager.create(x), manager.create(new long[] {0, 0, 0}), 4, 1, 0);
    loss.beforeStep(batch, head);
    double sum = 0;
    for (double[] row : x) {
      double length = Math.hypot(row[0], row[1]);
      for (double cosine : new double[] {row[1], -row[0], -row[1]}) {
        sum += Math.exp(2 * cosine / length);
      }
    }
    assertEquals(Math.log(sum / 3) / Math.cos(0.2), head.scale().getDouble(), 1e-12);
    new AdaCos(false).beforeStep(batch, head);
    assertEquals(Math.log(sum / 3) / Math.cos(0.2), head.scale().getDouble(), 1e-12, "fixed");
  }

  /** Two classes have no formula that would do; three may ask for a scale below 0. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void adaCosNeverTurnsTheSoftmaxRound(int classes) {
    AdaCos loss = new AdaCos(true);
    float[] rows = Arrays.copyOf(new float[] {1, 0, -1, 0.1f, -1, -0.1f}, 2 * classes);
    Head head = loss.newHead(new HeadShape(classes, 2, rows), manager);
    NDArray x = manager.create(new float[] {2, 0}, new Shape(1, 2));
    LossBatch batch = new LossBatch(x, manager.create(new long[] {0}), classes, 1, 0);
    for (int i = 0; i < 3; i++) {
      loss.beforeStep(batch, head);
    }
    float scale = Logits.training(loss, batch, head).plain().getFloat(0, 0); // its cosine is 1
    assertTrue(scale > 0, "" + scale);
    if (classes == 2) {
      assertEquals(loss.scale(2).getAsDouble(), scale, 1e-6);
    }
  }

  @Test
  void atTheEndOfARunNothingIsMixedIntoLSoftmax() {
    LSoftmax loss = (LSoftmax) Families.softmax("lsoftmax", Map.of());
    assertEquals(0, loss.at(new Progress(500, 500, 1)).lambda(), 1e-5);
    assertEquals(1000, loss.at(new Progress(1, 1_000_000, 1)).lambda(), 1);
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "2, 5", "10, 3", "10, 5"})
  void noTwoDirectionsStartAsOne(int classes, int centers) {
    SubCenterArcFace loss =
        new SubCenterArcFace(10, 0, centers, ArcFace.Variant.PAPER, GradientRule.EXACT);
    float[] ring = new float[2 * classes];
    for (int c = 0; c < classes; c++) {
      ring[2 * c] = (float) Math.cos(2 * Math.PI * c / classes);
      ring[2 * c + 1] = (float) Math.sin(2 * Math.PI * c / classes);
    }
    NDArray rows = Angles.unit(loss.newHead(new HeadShape(classes, 2, ring), manager).weights());
    NDArray cosines = rows.matMul(rows.transpose()).sub(manager.eye(classes * centers).mul(2));
    assertTrue(cosines.max().getFloat() < Math.cos(Math.toRadians(1)), cosines.toString());
  }

  @Test
  void aSampleGoesToTheNearestDirectionOfItsClassAndTheMostChosenDecides() {
    SubCenterArcFace loss =
        new SubCenterArcFace(10, 0, 2, ArcFace.Variant.PAPER, GradientRule.EXACT);
    Head head =
        Head.of(manager.create(SQUARE), null, null)
            .keeping(SubCenterArcFace.CHOSEN, manager.create(new double[4]));
    double[][] x = {{0.1, 5}, {-0.1, 2}, {3, 0.1}};
    LossBatch batch =
        new LossBatch(manager.create(x), manager.create(new long[] {0, 0, 0}), 2, 1, 0);
    double[] angles = Logits.training(loss, batch, head).targetRad().toDoubleArray();
    assertArrayEquals(
        new double[] {Math.atan(0.02), Math.atan(0.05), Math.atan(0.1 / 3)}, angles, 1e-12);
    loss.afterStep(batch, head);
    assertArrayEquals(
        new double[] {1, 2, 0, 0}, head.array(SubCenterArcFace.CHOSEN).toDoubleArray(), 1e-12);
    assertArrayEquals(
        new double[] {0, 1, -1, 0}, loss.directions(head).toDoubleArray(), "second of class 0");
  }

  @ParameterizedTest
  @CsvSource({"arcface", "combined", "subcenter", "sphereface-r", "sphereface2"})
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
  @Test
  void trainingFollowsTheGradientThatIsChosen() {
    ArcFace loss = new ArcFace(4, 0.5, ArcFace.Variant.PAPER, GradientRule.DETACHED);
    NDArray x = manager.create(new double[][] {{Math.cos(0.7), Math.sin(0.7)}});
    x.setRequiresGradient(true);
    try (Gradients gradients = Gradients.record()) {
      LossBatch batch = new LossBatch(x, manager.create(new long[] {0}), 2, 1, 0);
      gradients.backward(loss.of(batch, Head.of(axes(), null, null)).mean());
    }
    double p = 1 / (1 + Math.exp(4 * (Math.sin(0.7) - Math.cos(1.2))));
    double turning = 4 * (1 - p) * (Math.sin(0.7) + Math.cos(0.7)); // by θ
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
