package facespace.data.paper;

import facespace.data.SeededRandom;
import facespace.knob.BadValue;
import facespace.knob.Knob;
import facespace.knob.KnobInfo;
import facespace.knob.Knobs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The conditions of one photograph: all that changes between two pictures of one person. The most
 * telling five come first.
 *
 * @param lightSide where the lamp stands: −1 at the left … 1 at the right of the picture
 * @param darkness 0 a bright room … 1 nearly night
 * @param yawDeg degrees the head is turned, positive to the right of the picture
 * @param smile 0 serious … 1 laughing with open mouth
 * @param mask 0 none … 1 a mask over mouth and nose; between: worn lower
 * @param pitchDeg degrees, positive looking up
 * @param rollDeg degrees the head is tilted, positive clockwise
 * @param lightStrength 0 soft light without shadows … 1 one hard lamp
 * @param lightHeight −1 from below … 1 from above
 * @param glasses clear glasses
 * @param sunglasses dark glasses
 * @param hand 0 none … 1 a hand over mouth and cheek
 * @param blur 0 sharp … 1 every point a spot of an eighth of the picture
 * @param noise 0 clean … 1 strong noise of a dark sensor
 * @param exposure −1 two stops less light … 1 two stops more
 * @param scale size of the head, 1 as usual
 * @param shiftX shift to the right, in widths of the picture
 * @param shiftY shift down, in heights of the picture
 * @param clothes their colour
 * @param wall its colour
 */
public record Shot(
    @Knob(en = "side light", zh = "侧光", min = -1, max = 1, step = 0.01, value = "0")
        double lightSide,
    @Knob(en = "darkness", zh = "昏暗", min = 0, max = 1, step = 0.01, value = "0") double darkness,
    @Knob(
            key = "yaw",
            en = "turned",
            zh = "侧转",
            min = -45,
            max = 45,
            step = 1,
            value = "0",
            unit = "°")
        double yawDeg,
    @Knob(en = "smile", zh = "微笑", min = 0, max = 1, step = 0.01, value = "0.2") double smile,
    @Knob(en = "covered by a mask", zh = "口罩遮挡", min = 0, max = 1, step = 0.01, value = "0")
        double mask,
    @Knob(
            key = "pitch",
            en = "looking up",
            zh = "抬头",
            min = -25,
            max = 25,
            step = 1,
            value = "0",
            unit = "°")
        double pitchDeg,
    @Knob(
            key = "roll",
            en = "tilted",
            zh = "歪头",
            min = -30,
            max = 30,
            step = 1,
            value = "0",
            unit = "°")
        double rollDeg,
    @Knob(en = "light hardness", zh = "光线软硬", min = 0, max = 1, step = 0.01, value = "0.6")
        double lightStrength,
    @Knob(en = "light from above", zh = "顶光", min = -1, max = 1, step = 0.01, value = "0.2")
        double lightHeight,
    @Knob(en = "glasses", zh = "眼镜", value = "off") boolean glasses,
    @Knob(en = "sunglasses", zh = "墨镜", value = "off") boolean sunglasses,
    @Knob(en = "hand before the face", zh = "手遮脸", min = 0, max = 1, step = 0.01, value = "0")
        double hand,
    @Knob(en = "blur", zh = "模糊", min = 0, max = 1, step = 0.01, value = "0") double blur,
    @Knob(en = "noise", zh = "噪点", min = 0, max = 1, step = 0.01, value = "0") double noise,
    @Knob(en = "exposure", zh = "曝光", min = -1, max = 1, step = 0.01, value = "0") double exposure,
    @Knob(en = "size in the picture", zh = "远近", min = 0.7, max = 1.4, step = 0.01, value = "1")
        double scale,
    @Knob(en = "shift sideways", zh = "左右偏移", min = -0.2, max = 0.2, step = 0.01, value = "0")
        double shiftX,
    @Knob(en = "shift down", zh = "上下偏移", min = -0.2, max = 0.2, step = 0.01, value = "0")
        double shiftY,
    @Knob(en = "clothes", zh = "衣服颜色", min = 0, max = 1, step = 0.01, value = "0.1") double clothes,
    @Knob(en = "wall", zh = "背景", min = 0, max = 1, step = 0.01, value = "0.3") double wall) {

  /** Straight, evenly lit, a faint smile. */
  public static final Shot STUDIO = of(Map.of());

  /** Checks the ranges. */
  public Shot {
    Knobs.check(
        Shot.class,
        lightSide,
        darkness,
        yawDeg,
        smile,
        mask,
        pitchDeg,
        rollDeg,
        lightStrength,
        lightHeight,
        glasses,
        sunglasses,
        hand,
        blur,
        noise,
        exposure,
        scale,
        shiftX,
        shiftY,
        clothes,
        wall);
  }

  /** What there is to set, in order. */
  public static List<KnobInfo> knobs() {
    return Knobs.of(Shot.class);
  }

  /**
   * The shot these texts describe; a condition without a text takes its default.
   *
   * @throws BadValue if a text cannot be read or its value is not allowed
   */
  public static Shot of(Map<String, String> texts) {
    return Knobs.create(Shot.class, texts, Map.of());
  }

  /** Every condition in text form, in order. */
  public Map<String, String> texts() {
    return Knobs.texts(this);
  }

  /** The same shot with some conditions changed. */
  public Shot with(Map<String, String> changes) {
    Map<String, String> texts = new HashMap<>(texts());
    texts.putAll(changes);
    return of(texts);
  }

  /** One shot of one person, decided by seed, person, number and conditions alone. */
  public static Shot random(long seed, int person, int shot, Conditions conditions) {
    // Mixed apart from the dice that made the person.
    SeededRandom dice = new SeededRandom(new SeededRandom(~seed, person).bits(), shot);
    return conditions == Conditions.STUDIO ? studio(dice) : varied(dice);
  }

  private static Shot studio(SeededRandom dice) {
    return new Shot(
        dice.bell(0, 0.08),
        0,
        dice.bell(0, 2.5),
        dice.between(0, 0.4),
        0,
        dice.bell(0, 1.5),
        dice.bell(0, 1),
        0.5,
        dice.between(0, 0.4),
        false,
        false,
        0,
        0,
        0,
        dice.bell(0, 0.04),
        dice.bell(1, 0.01),
        dice.bell(0, 0.005),
        dice.bell(0, 0.005),
        dice.between(0, 1),
        dice.between(0, 1));
  }

  private static Shot varied(SeededRandom dice) {
    double accessory = dice.between(0, 1);
    return new Shot(
        dice.between(-1, 1),
        Math.pow(dice.between(0, 1), 3) * 0.6,
        dice.bell(0, 12),
        Math.pow(dice.between(0, 1), 1.5),
        dice.happens(0.06) ? 1 : 0,
        dice.bell(0, 5),
        dice.bell(0, 4),
        dice.between(0, 0.9),
        dice.between(-0.3, 0.9),
        accessory < 0.2,
        accessory > 0.94,
        dice.happens(0.04) ? dice.between(0.5, 1) : 0,
        Math.pow(dice.between(0, 1), 3) * 0.3,
        Math.pow(dice.between(0, 1), 3) * 0.3,
        dice.bell(0, 0.2),
        dice.bell(1, 0.035),
        dice.bell(0, 0.018),
        dice.bell(0, 0.018),
        dice.between(0, 1),
        dice.between(0, 1));
  }
}
