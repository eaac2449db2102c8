package facespace.play.decide;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.paper.Conditions;
import facespace.data.paper.Shot;
import facespace.geometry.Geometry;
import facespace.match.Calibration;
import facespace.match.Cost;
import facespace.match.Pairs;
import facespace.match.Verification;
import facespace.quality.RejectCurve;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Everything the page needs to judge any threshold by itself, in one package of bytes. */
final class Judgement {
  private static final double[] WISHES = {0.1, 0.01, 0.001};

  /** The gate whose cost and gain the head tells: the worst tenth of the shots is refused. */
  private static final double GATE_SHARE = 0.1;

  private Judgement() {}

  /**
   * Packs the evidence. Arrays per pair, by ascending angle: {@code angle} (degrees), {@code
   * first}, {@code second} (indices of photographs), {@code same}. Arrays per photograph: {@code
   * person}, and where it is known {@code yaw}, {@code pitch} (degrees), {@code dark}, {@code
   * light}, {@code cover}, {@code blur}, {@code smile} (0 … 1).
   */
  static byte[] pack(Evidence evidence, Conditions trainedOn) {
    Pairs pairs = evidence.pairs();
    int[] order = byAngle(pairs);
    float[] angles = new float[order.length];
    byte[] same = new byte[order.length];
    for (int k = 0; k < order.length; k++) {
      angles[k] = angle(pairs.scores()[order[k]]);
      same[k] = (byte) (pairs.same()[order[k]] ? 1 : 0);
    }
    ObjectNode head = head(evidence, trainedOn);
    Packed packed =
        new Packed(head)
            .add("angle", angles)
            .add("first", chars(order.length, k -> pairs.first()[order[k]]))
            .add("second", chars(order.length, k -> pairs.second()[order[k]]))
            .add("same", same)
            .add("person", chars(evidence.images().count(), i -> evidence.images().labels()[i]));
    if (evidence.drawn()) {
      addShots(packed, evidence.shots());
    }
    return packed.encode();
  }

  /**
   * Packs how good each photograph is: the array {@code quality}. The head tells what a gate that
   * refuses the worst tenth costs and gains at the threshold of equal errors.
   */
  static byte[] packQuality(Evidence evidence, float[] quality) {
    double threshold = evidence.verification().discreteEer().threshold();
    List<RejectCurve.Gate> gates =
        RejectCurve.of(evidence.pairs(), quality, threshold, 0, GATE_SHARE);
    RejectCurve.Gate gate = gates.get(1);
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.putObject("gate")
        .put("quality", gate.quality())
        .put("refused", gate.refused())
        .put("frrBefore", gates.get(0).frr())
        .put("frr", gate.frr())
        .put("farBefore", gates.get(0).far())
        .put("far", gate.far());
    return new Packed(head).add("quality", quality).encode();
  }

  /** Whole numbers 0 … 65,535. */
  private static char[] chars(int count, IntUnaryOperator value) {
    char[] chars = new char[count];
    for (int i = 0; i < count; i++) {
      chars[i] = (char) value.applyAsInt(i);
    }
    return chars;
  }

  /** Places of the pairs by ascending angle; angles are not negative, so their bits sort alike. */
  private static int[] byAngle(Pairs pairs) {
    return IntStream.range(0, pairs.count())
        .mapToLong(k -> (long) Float.floatToIntBits(angle(pairs.scores()[k])) << 32 | k)
        .sorted()
        .mapToInt(key -> (int) key)
        .toArray();
  }

  private static void addShots(Packed packed, List<Shot> shots) {
    add(packed, "yaw", shots, Shot::yawDeg);
    add(packed, "pitch", shots, Shot::pitchDeg);
    add(packed, "dark", shots, shot -> Math.max(shot.darkness(), -shot.exposure()));
    add(packed, "light", shots, shot -> Math.abs(shot.lightSide()) * shot.lightStrength());
    add(packed, "cover", shots, shot -> shot.sunglasses() ? 1 : Math.max(shot.mask(), shot.hand()));
    add(packed, "blur", shots, Shot::blur);
    add(packed, "smile", shots, Shot::smile);
  }

  private static void add(
      Packed packed, String name, List<Shot> shots, ToDoubleFunction<Shot> truth) {
    float[] values = new float[shots.size()];
    IntStream.range(0, values.length)
        .forEach(i -> values[i] = (float) truth.applyAsDouble(shots.get(i)));
    packed.add(name, values);
  }

  private static ObjectNode head(Evidence evidence, Conditions trainedOn) {
    Verification verification = evidence.verification();
    Verification.DiscreteEer eer = verification.discreteEer();
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.put("images", evidence.images().count())
        .put("drawn", evidence.drawn())
        .put("conditions", trainedOn.key())
        .put("eer", verification.eer())
        .put("eerAngleDeg", (double) angle(eer.threshold()))
        .put("auc", verification.auc())
        .put("smallestFar", verification.smallestFar());
    evidence.images().classNames().forEach(head.putArray("people")::add);
    Sprite.describe(evidence.images(), head.putObject("faces"));
    targets(verification, head.putArray("targets"));
    purposes(verification, head.putArray("purposes"));
    calibration(evidence, head);
    return head;
  }

  private static void targets(Verification verification, ArrayNode into) {
    for (double far : WISHES) {
      Verification.TarAtFar at = verification.tarAtFar(far);
      ObjectNode row = into.addObject().put("far", far).put("tar", at.step());
      row.put("supported", far >= verification.smallestFar());
      if (!Double.isNaN(at.threshold())) {
        row.put("angleDeg", (double) angle(at.threshold()));
      }
    }
  }

  private static void purposes(Verification verification, ArrayNode into) {
    for (Cost.Setting setting : Cost.Setting.values()) {
      Cost cost = setting.cost();
      into.addObject()
          .put("key", setting.name().toLowerCase(Locale.ROOT))
          .put("angleDeg", (double) angle(cost.best(verification).threshold()))
          .put("falseAccept", cost.falseAccept())
          .put("falseReject", cost.falseReject())
          .put("strangers", cost.strangers());
    }
  }

  /** Thresholds chosen on every second person and tried on the others, if both have pairs. */
  private static void calibration(Evidence evidence, ObjectNode head) {
    Optional<Verification> chosenOn = half(evidence, 0);
    Optional<Verification> testedOn = half(evidence, 1);
    if (chosenOn.isEmpty() || testedOn.isEmpty()) {
      return;
    }
    int people = evidence.images().classes();
    ObjectNode into = head.putObject("calibration");
    into.putArray("people").add((people + 1) / 2).add(people / 2);
    ArrayNode rows = into.putArray("rows");
    for (double wish : WISHES) {
      if (wish >= chosenOn.get().smallestFar()) {
        tell(Calibration.of(chosenOn.get(), testedOn.get(), wish), rows.addObject());
      }
    }
  }

  private static void tell(Calibration calibration, ObjectNode row) {
    Verification.Confusion tested = calibration.tested();
    row.put("wanted", calibration.wantedFar())
        .put("angleDeg", (double) angle(calibration.threshold()))
        .put("falseAccepts", tested.falseAccepts())
        .put("differents", tested.falseAccepts() + tested.trueRejects())
        .put("falseRejects", tested.falseRejects())
        .put("sames", tested.falseRejects() + tested.trueAccepts());
  }

  /** The pairs among every second person; empty if they are all of one kind. */
  private static Optional<Verification> half(Evidence evidence, int odd) {
    Pairs pairs = evidence.pairs();
    int[] labels = evidence.images().labels();
    int[] kept =
        IntStream.range(0, pairs.count())
            .filter(
                k -> labels[pairs.first()[k]] % 2 == odd && labels[pairs.second()[k]] % 2 == odd)
            .toArray();
    boolean[] same = new boolean[kept.length];
    IntStream.range(0, kept.length).forEach(k -> same[k] = pairs.same()[kept[k]]);
    long alike = IntStream.range(0, same.length).filter(k -> same[k]).count();
    return alike == 0 || alike == same.length
        ? Optional.empty()
        : Optional.of(
            Verification.of(
                IntStream.of(kept).mapToDouble(k -> pairs.scores()[k]).toArray(), same));
  }

  /**
   * Degrees in single precision. A threshold is written with all its digits, so that it and the
   * pair it comes from stay equal.
   */
  private static float angle(double cosine) {
    return (float) Geometry.angleDeg(cosine);
  }
}
