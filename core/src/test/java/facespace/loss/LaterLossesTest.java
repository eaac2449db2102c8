package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import facespace.engine.TorchEngine;
import facespace.knob.BadValue;
import facespace.text.Lang;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses without reference files, in cases worked out by hand. */
class LaterLossesTest {
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

  @Test
  void elasticMarginsAreDrawnFromTheSeedOfTheBatch() {
    ElasticFace loss = elastic(0.05, ElasticFace.Kind.COSINE, ElasticFace.Order.CHANCE);
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

  private static ElasticFace elastic(double sigma, ElasticFace.Kind kind, ElasticFace.Order order) {
    return new ElasticFace(64, 0.5, sigma, kind, ArcFace.Variant.PAPER, GradientRule.EXACT, order);
  }

  /** 1 − ψ(0) of the kind that takes the margin from the cosine. */
  private double[] drawn(ElasticFace loss, NDArray theta, long seed) {
    LossBatch batch = new LossBatch(theta, theta, 2, 1, seed);
    return loss.targetLogit(theta, batch, Head.NONE).neg().add(1).toDoubleArray();
  }

  @Test
  void elasticMarginsAreAddedToTheAngleOrTakenFromTheCosine() {
    NDArray straight = manager.zeros(new Shape(50)).toType(DataType.FLOAT64, false);
    double[] margins =
        drawn(elastic(0.1, ElasticFace.Kind.COSINE, ElasticFace.Order.CHANCE), straight, 3);
    NDArray theta = straight.add(0.4);
    ElasticFace loss = elastic(0.1, ElasticFace.Kind.ANGLE, ElasticFace.Order.CHANCE);
    LossBatch batch = new LossBatch(theta, theta, 2, 1, 3);
    assertArrayEquals(
        Arrays.stream(margins).map(m -> Math.cos(0.4 + m)).toArray(),
        loss.targetLogit(theta, batch, Head.NONE).toDoubleArray(),
        1e-12);
  }

  /**
   * By hand: from the nearest the samples are 1, 3, 2, 0, so sample 0 is the fourth; the released
   * code takes this list for the places themselves.
   */
  @ParameterizedTest
  @CsvSource({"FARTHEST, 3 0 2 1", "CODE, 1 3 2 0"})
  void sortedElasticMarginsGoToTheFarthestOrAsTheCodeDoesIt(
      ElasticFace.Order order, String places) {
    NDArray theta = manager.create(new double[] {0.9, 0.1, 0.5, 0.3});
    double[] sorted = margins(ElasticFace.Order.CHANCE, theta);
    Arrays.sort(sorted);
    assertArrayEquals(
        Arrays.stream(places.split(" ")).mapToDouble(at -> sorted[Integer.parseInt(at)]).toArray(),
        margins(order, theta),
        1e-12);
  }

  private static double[] margins(ElasticFace.Order order, NDArray theta) {
    ElasticFace loss = elastic(0.1, ElasticFace.Kind.COSINE, order);
    LossBatch batch = new LossBatch(theta, theta, 2, 1, 5);
    return theta.cos().sub(loss.targetLogit(theta, batch, Head.NONE)).toDoubleArray();
  }

  /** Two directions at right angles, m = 1.5, s = 3. */
  @ParameterizedTest
  @CsvSource({"V0, 0.7", "V0, 2.5", "V1, 0.7", "V1, 2.5", "V2, 0.7", "V2, 2.5"})
  void sphereFaceRIsItsThreeFormulas(SphereFaceR.Version version, double theta) {
    double aside = Math.abs(Math.PI / 2 - theta);
    boolean isFolded = 1.5 * theta > Math.PI; // at 2.5, where 1.5 θ = 3.75
    double own =
        switch (version) {
          case V0 -> isFolded ? -Math.cos(1.5 * theta) - 2 : Math.cos(1.5 * theta);
          case V1 -> isFolded ? -1 : Math.cos(1.5 * theta);
          case V2 -> Math.cos(theta);
        };
    double other = Math.cos(version == SphereFaceR.Version.V2 ? aside / 1.5 : aside);
    SphereFaceR loss = new SphereFaceR(3, 1.5, version, GradientRule.EXACT);
    double[][] x = {{7 * Math.cos(theta), 7 * Math.sin(theta)}};
    assertEquals(
        Math.log1p(Math.exp(3 * (other - own))), one(loss, x, Head.of(axes(), null, null)), 1e-12);
  }

  /** What is nearest to its own class has no hard others: with m = 0 the plain loss is left. */
  @Test
  void withoutAMarginCurricularFaceAsksNoMoreOfWhatIsReadCorrectly() {
    CurricularFace loss = new CurricularFace(4, 0, ArcFace.Variant.PAPER, 0.01, GradientRule.EXACT);
    Head head =
        Head.of(manager.create(SQUARE), null, null).keeping(CurricularFace.T, manager.create(0.2));
    double[][] x = {{2 * Math.cos(0.6), 2 * Math.sin(0.6)}};
    double own = Math.exp(4 * Math.cos(0.6));
    double beside = Math.exp(4 * Math.sin(0.6));
    double sum = own + beside + 1 / own + 1 / beside;
    LossBatch read = new LossBatch(manager.create(x), manager.create(new long[] {0}), 4, 1, 0);
    assertEquals(Math.log(sum / own), loss.of(read, head).mean().getDouble(), 1e-12);
    LossBatch wrong = new LossBatch(manager.create(x), manager.create(new long[] {1}), 4, 1, 0);
    double harder = Math.exp(4 * Math.cos(0.6) * (0.2 + Math.cos(0.6)));
    assertEquals(
        Math.log((sum - own + harder) / beside), loss.of(wrong, head).mean().getDouble(), 1e-12);
  }

  @Test
  void magFaceRewardsLengthAndAsksMoreOfLongFeatures() {
    MagFace loss = new MagFace(10, 1, 5, 0.2, 0.6, 3, ArcFace.Variant.PAPER, GradientRule.EXACT);
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
            BadValue.class,
            () -> new MagFace(10, 6, 5, 0.2, 0.6, 3, ArcFace.Variant.PAPER, GradientRule.EXACT));
    assertTrue(bad.in(Lang.EN).contains("longest = 5"), bad.in(Lang.EN));
    assertEquals("longest", bad.setting().orElseThrow().key());
    BadValue falling =
        assertThrows(
            BadValue.class,
            () -> new MagFace(10, 1, 5, 0.6, 0.2, 3, ArcFace.Variant.PAPER, GradientRule.EXACT));
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
    CurricularFace loss =
        new CurricularFace(1, 0.5, ArcFace.Variant.PAPER, 0.01, GradientRule.EXACT);
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
        new SubCenterArcFace(10, 0, centers, ArcFace.Variant.PAPER, GradientRule.EXACT, 0);
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
        new SubCenterArcFace(10, 0, 2, ArcFace.Variant.PAPER, GradientRule.EXACT, 0);
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

  /** Of class 0 (1, 0) was chosen most: 60° from it counts on, 85° from it does not. */
  @ParameterizedTest
  @CsvSource({"0, 2, 1, 1", "1.31, 2, 1, 0", "1.31, 1, 1, 1", "0.5, 2, 0, 0"})
  void whoStaysFarFromTheMainDirectionOfItsClassIsLeftOutOfTheSecondHalf(
      String drop, int iteration, double near, double far) {
    MarginLoss loss =
        ((MarginLoss) Families.softmax("subcenter", Map.of("s", "4", "centers", "2", "drop", drop)))
            .at(new Progress(iteration, 2, 1));
    Head head =
        Head.of(manager.create(SQUARE), null, null)
            .keeping(SubCenterArcFace.CHOSEN, manager.create(new double[] {3, 1, 1, 0}));
    double[] away = {Math.toRadians(60), Math.toRadians(85)};
    double[][] x = Arrays.stream(away).mapToObj(a -> turned(a)).toArray(double[][]::new);
    double[] each =
        Arrays.stream(x).mapToDouble(row -> one(loss, new double[][] {row}, head)).toArray();
    LossBatch batch = new LossBatch(manager.create(x), manager.create(new long[2]), 2, 1, 0);
    MarginLoss all = (MarginLoss) Families.softmax("subcenter", Map.of("s", "4", "centers", "2"));
    double[] asked =
        Arrays.stream(x).mapToDouble(row -> one(all, new double[][] {row}, head)).toArray();
    assertTrue(asked[0] > 0.005 && asked[1] > 0.005, Arrays.toString(asked));
    assertArrayEquals(new double[] {near * asked[0], far * asked[1]}, each, 1e-12);
    double counted = near * asked[0] + far * asked[1];
    assertEquals(
        counted / Math.max(1, near + far),
        loss.of(batch, head).mean().getDouble(),
        1e-12,
        "the mean of those that count");
  }

  private static double[] turned(double rad) {
    return new double[] {2 * Math.cos(rad), 2 * Math.sin(rad)};
  }
}
