package facespace.quality;

import facespace.data.Images;
import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.quality.Flaws.Flaw;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Drawn people whose shots are spoiled by known amounts, to learn {@link Flaws} from. What they
 * teach is shipped, as nobody should wait for it; a test tells when it is no longer what is
 * shipped.
 */
final class SpoiledShots {
  /** Generated people whom nobody else learns from or is tested with. */
  private static final int FIRST_PERSON = 1_600_000;

  private static final int PEOPLE = 450;
  private static final int SHOTS = 8;
  private static final double LAMBDA = 0.01;
  private static final double MOST_YAW_DEG = 45;
  private static final double MOST_ROLL_DEG = 20;

  private SpoiledShots() {}

  /** Learns from them, which takes some seconds. */
  static Flaws learn() {
    int n = PEOPLE * SHOTS;
    Shot[] shots = new Shot[n];
    Images[] drawn = new Images[n];
    double[][] patches = new double[n][];
    double[][] whole = new double[n][];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              SplittableRandom dice = new SplittableRandom(31L * (FIRST_PERSON + i));
              int person = FIRST_PERSON + i / SHOTS;
              shots[i] = spoiled(person, i % SHOTS, dice);
              drawn[i] = drawn(somebody(person, dice), shots[i]);
              double[][] luma = Luma.of(drawn[i], 0);
              patches[i] = Patches.of(luma);
              whole[i] = LowerFace.wholeRow(luma, patches[i]);
            });
    LowerFace lowerFace = LowerFace.learn(whole, shots);
    double[][] lower =
        IntStream.range(0, n)
            .parallel()
            .mapToObj(i -> lowerFace.row(Luma.of(drawn[i], 0), patches[i]))
            .toArray(double[][]::new);
    Map<Flaw, Ridge> readers = new EnumMap<>(Flaw.class);
    learn(readers, EnumSet.of(Flaw.COVERED), lower, shots);
    learn(readers, EnumSet.complementOf(EnumSet.of(Flaw.COVERED)), patches, shots);
    return new Flaws(lowerFace, readers);
  }

  /** Adds those who read some flaws off the same rows. */
  private static void learn(
      Map<Flaw, Ridge> readers, Set<Flaw> flaws, double[][] rows, Shot[] shots) {
    List<double[]> amounts =
        flaws.stream()
            .map(flaw -> Arrays.stream(shots).mapToDouble(flaw.amount).toArray())
            .toList();
    Iterator<Ridge> fitted = Ridge.fitAll(rows, amounts, LAMBDA).iterator();
    flaws.forEach(flaw -> readers.put(flaw, fitted.next()));
  }

  /**
   * Taken in all conditions, every second one turned by any angle, some tilted; and spoiled in
   * every second or third way or not at all, by any amount.
   */
  private static Shot spoiled(int person, int number, SplittableRandom dice) {
    double side = dice.nextDouble(-1, 1);
    Map<String, String> texts = new HashMap<>();
    texts.put("darkness", dice.nextInt(3) > 0 ? "0" : amount(dice, 0, 1));
    texts.put("exposure", dice.nextInt(3) > 0 ? "0" : amount(dice, -1, 0));
    texts.put("mask", dice.nextBoolean() ? "0" : amount(dice, 0.5, 1));
    texts.put("light-side", String.valueOf(dice.nextBoolean() ? side : 0.3 * side));
    texts.put("light-strength", amount(dice, 0.3, 1));
    if (dice.nextBoolean()) {
      texts.put("yaw", amount(dice, -MOST_YAW_DEG, MOST_YAW_DEG));
    }
    if (dice.nextInt(6) == 0) {
      texts.put("roll", amount(dice, -MOST_ROLL_DEG, MOST_ROLL_DEG));
    }
    return Shot.random(PaperFaces.SEED, person, number, Conditions.VARIED).with(texts);
  }

  private static String amount(SplittableRandom dice, double from, double to) {
    return String.valueOf(dice.nextDouble(from, to));
  }

  /** Every second shot with a skin of its own, pale rather than dark: a mask is white. */
  private static PaperPerson somebody(int person, SplittableRandom dice) {
    PaperPerson born = PaperPerson.random(PaperFaces.SEED, person);
    double skin = Math.pow(dice.nextDouble(), 2);
    return dice.nextBoolean() ? born : born.with(Map.of("skin", String.valueOf(skin)));
  }

  private static Images drawn(PaperPerson person, Shot shot) {
    int side = PaperFaces.SIDE;
    byte[] pixels = PaperFaces.pixels(person, shot, side, false);
    return new Images("paper", side, side, pixels, new int[1], List.of("somebody"));
  }
}
