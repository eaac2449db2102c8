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
 * Somebody made of named traits: the truth that no real data set has. The first five are those of
 * the textbook's table. Every number is 0 … 1.
 *
 * @param doubleEyelid 0 no crease … 1 a wide crease above the eye
 * @param noseBridge 0 flat … 1 high
 * @param eyeColour 0 nearly black, brown, hazel, green, blue … 1 grey
 * @param skin 0 lightest … 1 darkest
 * @param faceShape 0 long … 1 round
 * @param hairStyle how the hair is worn
 * @param hairColour 0 black, browns, red … 1 light blond; {@code age} makes it grey
 * @param browThickness 0 thin … 1 bushy
 * @param browSlant 0 outer ends down … 1 outer ends up
 * @param eyeSize 0 small … 1 large
 * @param eyeSpacing 0 close … 1 wide
 * @param eyeSlant 0 outer corners down … 1 outer corners up
 * @param noseWidth 0 narrow … 1 wide
 * @param noseLength 0 short … 1 long
 * @param lips 0 thin … 1 full
 * @param mouthWidth 0 narrow … 1 wide
 * @param jaw 0 pointed … 1 square
 * @param ears 0 small and close … 1 large
 * @param freckles 0 none … 1 many
 * @param age 0 about 18 years … 1 about 80
 * @param beard 0 none, stubble … 1 a full beard
 */
public record PaperPerson(
    @Knob(en = "double eyelid", zh = "双眼皮", max = 1, step = 0.01, value = "0.5")
        double doubleEyelid,
    @Knob(en = "nose bridge", zh = "鼻梁", max = 1, step = 0.01, value = "0.5") double noseBridge,
    @Knob(en = "eye colour", zh = "瞳色", max = 1, step = 0.01, value = "0.15") double eyeColour,
    @Knob(en = "skin", zh = "肤色", max = 1, step = 0.01, value = "0.35") double skin,
    @Knob(en = "face shape", zh = "脸型", max = 1, step = 0.01, value = "0.5") double faceShape,
    @Knob(en = "hair style", zh = "发型", value = "short") HairStyle hairStyle,
    @Knob(en = "hair colour", zh = "发色", max = 1, step = 0.01, value = "0.15") double hairColour,
    @Knob(en = "eyebrow thickness", zh = "眉毛粗细", max = 1, step = 0.01, value = "0.5")
        double browThickness,
    @Knob(en = "eyebrow slant", zh = "眉毛倾斜", max = 1, step = 0.01, value = "0.5") double browSlant,
    @Knob(en = "eye size", zh = "眼睛大小", max = 1, step = 0.01, value = "0.5") double eyeSize,
    @Knob(en = "eye spacing", zh = "眼距", max = 1, step = 0.01, value = "0.5") double eyeSpacing,
    @Knob(en = "eye slant", zh = "眼角", max = 1, step = 0.01, value = "0.5") double eyeSlant,
    @Knob(en = "nose width", zh = "鼻翼宽度", max = 1, step = 0.01, value = "0.5") double noseWidth,
    @Knob(en = "nose length", zh = "鼻子长度", max = 1, step = 0.01, value = "0.5") double noseLength,
    @Knob(en = "lips", zh = "嘴唇厚薄", max = 1, step = 0.01, value = "0.5") double lips,
    @Knob(en = "mouth width", zh = "嘴宽", max = 1, step = 0.01, value = "0.5") double mouthWidth,
    @Knob(en = "jaw", zh = "下颌", max = 1, step = 0.01, value = "0.5") double jaw,
    @Knob(en = "ears", zh = "耳朵", max = 1, step = 0.01, value = "0.5") double ears,
    @Knob(en = "freckles", zh = "雀斑", max = 1, step = 0.01, value = "0") double freckles,
    @Knob(en = "age", zh = "年龄", max = 1, step = 0.01, value = "0.25") double age,
    @Knob(en = "beard", zh = "胡须", max = 1, step = 0.01, value = "0") double beard) {

  /** As many rows has the textbook's table of five yes-or-no traits. */
  public static final int TEXTBOOK_ROWS = 32;

  /** Checks the ranges. */
  public PaperPerson {
    Knobs.check(
        PaperPerson.class,
        doubleEyelid,
        noseBridge,
        eyeColour,
        skin,
        faceShape,
        hairStyle,
        hairColour,
        browThickness,
        browSlant,
        eyeSize,
        eyeSpacing,
        eyeSlant,
        noseWidth,
        noseLength,
        lips,
        mouthWidth,
        jaw,
        ears,
        freckles,
        age,
        beard);
  }

  /** What there is to set, in order. */
  public static List<KnobInfo> traits() {
    return Knobs.of(PaperPerson.class);
  }

  /**
   * The person these texts describe; a trait without a text takes its default.
   *
   * @throws BadValue if a text cannot be read or its value is not allowed
   */
  public static PaperPerson of(Map<String, String> texts) {
    return Knobs.create(PaperPerson.class, texts, Map.of());
  }

  /** Every trait in text form, in order. */
  public Map<String, String> texts() {
    return Knobs.texts(this);
  }

  /** The same person with some traits changed. */
  public PaperPerson with(Map<String, String> changes) {
    Map<String, String> texts = new HashMap<>(texts());
    texts.putAll(changes);
    return of(texts);
  }

  /**
   * A row of the textbook's table: five traits that are there or not, everything else equal.
   *
   * @param row 0 … 31; its binary digits, highest first, are double eyelid, nose bridge, eye
   *     colour, skin and face shape
   * @throws BadValue if there is no such row
   */
  public static PaperPerson textbook(int row) {
    if (row < 0 || row >= TEXTBOOK_ROWS) {
      throw new BadValue("error.range", "row", Integer.toString(row), "0 … 31");
    }
    List<KnobInfo> five = traits().subList(0, 5);
    Map<String, String> texts = new HashMap<>();
    for (int k = 0; k < five.size(); k++) {
      texts.put(five.get(k).key(), Integer.toString(row >> (4 - k) & 1));
    }
    return of(texts);
  }

  /**
   * Somebody, decided by seed and index alone. Traits are independent but for a few that go
   * together in real people: dark skin with dark hair and eyes, beards with some ways of wearing
   * hair.
   */
  public static PaperPerson random(long seed, int index) {
    SeededRandom dice = new SeededRandom(seed, index);
    double skin = dice.between(0, 1);
    HairStyle hair = HairStyle.values()[dice.below(HairStyle.values().length)];
    double darkening = 1 + 3.5 * skin;
    return new PaperPerson(
        dice.between(0, 1),
        dice.between(0, 1),
        Math.pow(dice.between(0, 1), darkening),
        skin,
        dice.between(0, 1),
        hair,
        Math.pow(dice.between(0, 1), darkening),
        dice.between(0, 1),
        dice.between(0, 1),
        dice.between(0, 1),
        dice.between(0, 1),
        dice.between(0, 1),
        dice.between(0, 1),
        dice.between(0, 1),
        dice.between(0, 1),
        dice.between(0, 1),
        dice.between(0, 1),
        dice.between(0, 1),
        sometimes(dice, 0.25),
        Math.pow(dice.between(0, 1), 1.3),
        sometimes(dice, hair.beardShare()));
  }

  /** The traits as numbers 0 … 1, in order; the hair style as its place among the styles. */
  public double[] values() {
    double styles = HairStyle.values().length - 1;
    return new double[] {
      doubleEyelid,
      noseBridge,
      eyeColour,
      skin,
      faceShape,
      hairStyle.ordinal() / styles,
      hairColour,
      browThickness,
      browSlant,
      eyeSize,
      eyeSpacing,
      eyeSlant,
      noseWidth,
      noseLength,
      lips,
      mouthWidth,
      jaw,
      ears,
      freckles,
      age,
      beard
    };
  }

  /** 0 for most people, else 0.2 … 1; always uses up two random numbers. */
  private static double sometimes(SeededRandom dice, double probability) {
    double amount = dice.between(0.2, 1);
    return dice.happens(probability) ? amount : 0;
  }
}
