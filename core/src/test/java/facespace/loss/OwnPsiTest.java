package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;
import facespace.knob.CurvePoints;
import facespace.text.Lang;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A drawn target logit: smooth, without overshoot, trained like any other, and put into words. */
class OwnPsiTest {
  private static final double CLOSE = 1e-12;

  /** Values and slopes per radian by {@code scipy.interpolate.PchipInterpolator}, SciPy 1.17. */
  @ParameterizedTest
  @CsvSource({
    "'0:1,20:0.9,50:0.2,90:0.3,130:-0.5,180:-1', 0, 1.000000000000000, 0.000000000000000",
    "'0:1,20:0.9,50:0.2,90:0.3,130:-0.5,180:-1', 7, 0.984397368421053, -0.240642273954946",
    "'0:1,20:0.9,50:0.2,90:0.3,130:-0.5,180:-1', 20, 0.900000000000000, -0.452335101419071",
    "'0:1,20:0.9,50:0.2,90:0.3,130:-0.5,180:-1', 33.5, 0.570084868421053, -1.898224253105131",
    "'0:1,20:0.9,50:0.2,90:0.3,130:-0.5,180:-1', 61, 0.218528125000000, 0.171350190606312",
    "'0:1,20:0.9,50:0.2,90:0.3,130:-0.5,180:-1', 90, 0.300000000000000, 0.000000000000000",
    "'0:1,20:0.9,50:0.2,90:0.3,130:-0.5,180:-1', 129, -0.485691562500000, -0.865184175578642",
    "'0:1,20:0.9,50:0.2,90:0.3,130:-0.5,180:-1', 180, -1.000000000000000, -0.254647908947033",
    "'0:1,60:0,180:0.1', 0, 1.000000000000000, -1.289155039044352",
    "'0:1,60:0,180:0.1', 10, 0.769675925925926, -1.332922648394624",
    "'0:1,60:0,180:0.1', 100, 0.003703703703704, 0.015915494309190",
    "'0:1,60:0,180:0.1', 180, 0.100000000000000, 0.143239448782706",
    "'0:1,180:-1', 45, 0.5, -0.636619772367581"
  })
  void aCurveIsThatOfScipy(String points, double deg, double value, double slope) {
    double rad = Math.toRadians(deg);
    Curve curve = Curve.between(drawn(points), rad, rad, 2);
    assertEquals(value, curve.psi()[0], CLOSE);
    assertEquals(slope, curve.slopePerRad()[0], CLOSE);
  }

  @Test
  void whatFallsFromPointToPointFallsEverywhereAndNeverLeavesThem() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      StringBuilder text = new StringBuilder("0:1");
      double value = 1;
      for (int deg = 10; deg <= 170; deg += 5 + random.nextInt(30)) {
        value -= random.nextInt(3) * 0.1;
        text.append(',').append(deg).append(':').append(value);
      }
      Curve curve = Curve.of(drawn(text + ",180:" + (value - 0.05)), 1801);
      for (int i = 1; i < curve.psi().length; i++) {
        assertTrue(curve.psi()[i] <= curve.psi()[i - 1] + 1e-12, text + " at " + i / 10.0 + "°");
      }
    }
  }

  /** In single precision and in a batch's shape, as it trains; a step away lies the same slope. */
  @Test
  void theGradientIsTheSlope() {
    OwnPsi loss = new OwnPsi(16, usual().psi());
    double step = 1e-6;
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      double[] theta = new Random(3).doubles(60, 0.01, 3.1).toArray();
      NDArray angles = manager.create(theta, new Shape(12, 5)).toType(DataType.FLOAT32, false);
      angles.setRequiresGradient(true);
      NDArray psi = loss.targetLogit(angles);
      assertEquals(angles.getShape(), psi.getShape());
      assertEquals(DataType.FLOAT32, psi.getDataType());
      gradients.backward(psi.sum());
      float[] slope = angles.getGradient().toFloatArray();
      for (int i = 0; i < theta.length; i++) {
        double[] beside = Curve.values(loss, new double[] {theta[i] - step, theta[i] + step});
        assertEquals((beside[1] - beside[0]) / (2 * step), slope[i], 1e-4, theta[i] + " rad");
      }
    }
  }

  /** Thirteen points are enough of a published loss that nobody sees a difference. */
  @ParameterizedTest
  @CsvSource({"arcface, m=0.5", "arcface, m=0.3", "cosface, m=0.17", "combined, m1=1.1"})
  void pointsOnAKnownLossTrainLikeIt(String key, String knob) {
    String[] pair = knob.split("=");
    SoftmaxLoss known = Families.softmax(key, Map.of("s", "16", pair[0], pair[1]));
    OwnPsi own = new OwnPsi(16, OwnPsi.pointsOf(known));
    double[] wanted = Curve.of(known, 721).psi();
    double[] found = Curve.of(own, 721).psi();
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(wanted[i], found[i], 0.012, i / 4.0 + "°");
    }
    assertEquals(meanLoss(known), meanLoss(own), 16 * 0.012);
    assertTrue(Math.abs(meanLoss(new NormFace(16, false)) - meanLoss(own)) > 16 * 0.03);
  }

  private static double meanLoss(SoftmaxLoss loss) {
    try (NDManager manager = TorchEngine.newManager()) {
      Random random = new Random(5);
      NDArray x = manager.create(random.doubles(80, -1, 1).toArray(), new Shape(40, 2));
      NDArray w = manager.create(random.doubles(20, -1, 1).toArray(), new Shape(10, 2));
      NDArray labels = manager.create(random.longs(40, 0, 10).toArray());
      NDArray scale = loss.learnsScale() ? manager.create(16.0) : null;
      return loss.of(new LossBatch(x, labels, 10, 1, 0), Head.of(w, null, scale))
          .mean()
          .getDouble();
    }
  }

  /** Half-way through its warm-up a curve is half-way between cos θ and itself. */
  @Test
  void theCurveGrowsFromTheCosine() {
    OwnPsi loss = usual();
    OwnPsi half = loss.at(new Progress(0, 100, 0.5));
    double[] theta = {0, 0.4, 1.1, 2, Math.PI};
    for (int i = 0; i < theta.length; i++) {
      double whole = Curve.values(loss, theta)[i];
      assertEquals((Math.cos(theta[i]) + whole) / 2, Curve.values(half, theta)[i], CLOSE);
    }
    assertEquals(LossCatalog.knobsOf(loss), LossCatalog.knobsOf(half));
  }

  @ParameterizedTest
  @CsvSource({
    "arcface, m=0.5, ArcFace, {m=0.5}, 0.02",
    "arcface, m=0.83, ArcFace, {m=0.83}, 0.02",
    "cosface, m=0.35, CosFace, {m=0.35}, 0.02",
    "sphereface, m=2, SphereFace, {m=2; λ=5}, 0.04"
  })
  void aLossIsRecognisedByItsOwnPoints(
      String key, String knob, String name, String knobs, double gap) {
    String[] pair = knob.split("=");
    SoftmaxLoss known = Families.softmax(key, Map.of(pair[0], pair[1]));
    NearestLoss nearest = NearestLoss.of(new OwnPsi(16, OwnPsi.pointsOf(known)));
    assertEquals(name, nearest.name());
    assertEquals(knobs.replace(';', ','), nearest.knobs().toString());
    assertTrue(nearest.gap() < gap, "" + nearest.gap());
  }

  @Test
  void whatHasTwoMarginsNeedsTheLossWithSeveral() {
    SoftmaxLoss known = Families.softmax("combined", Map.of("m1", "1", "m2", "0.4", "m3", "0.3"));
    NearestLoss nearest = NearestLoss.of(new OwnPsi(16, OwnPsi.pointsOf(known)));
    assertEquals("Combined margin", nearest.name());
    assertTrue(nearest.gap() < 0.04, nearest.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0:1,40:0.3,60:0.5,180:-1 | The curve rises over 40–60°: samples there are pushed away",
        "0:1,10:0.9,15:0,180:-1 | The curve falls very steeply over 1",
        "0:1,30:0.95,180:-1 | the curve lies above cos θ: there it asks less than softmax.",
        "0:1.2,90:0.2,180:-0.8 | There is no margin anywhere",
        "0:1,20:-0.5,60:0.9,180:-0.9 | No known loss looks like this: even the nearest,"
      })
  void whatACurveDoesIsSaid(String points, String words) {
    assertTrue(notes(points).contains(words), notes(points));
  }

  @Test
  void aRisingTailIsNoWarningAndAUsualCurveHasNone() {
    OwnPsi tail =
        new OwnPsi(
            16, OwnPsi.pointsOf(new ArcFace(16, 0.5, ArcFace.Variant.PAPER, GradientRule.EXACT)));
    List<Note> notes = PsiShape.notes(tail);
    assertTrue(notes.stream().anyMatch(note -> note.in(Lang.EN).contains("rises over 150–180°")));
    assertTrue(notes.stream().allMatch(note -> note.level() == Note.Level.INFO), notes.toString());
    assertEquals(1, PsiShape.notes(usual()).size(), "the nearest loss, no fault");
  }

  private static String notes(String points) {
    return Feasibility.notes(drawn(points), 2, 10).stream()
        .map(note -> note.in(Lang.EN))
        .collect(Collectors.joining("\n"));
  }

  private static OwnPsi usual() {
    return (OwnPsi) LossCatalog.create("own-psi", Map.of());
  }

  private static OwnPsi drawn(String points) {
    return new OwnPsi(64, CurvePoints.of("psi", points));
  }
}
