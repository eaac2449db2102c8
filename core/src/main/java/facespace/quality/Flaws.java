package facespace.quality;

import facespace.data.Images;
import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Which drawn faces are photographed so that no gate should call them good, whoever they are and
 * whatever a model makes of them: too dark, half covered, lit from one side. How much there is of
 * each is read off the picture by ridge regression, learnt on drawn people whose shots are spoiled
 * by known amounts; whether a face is covered, off its {@link LowerFace} alone. Of photographs it
 * knows nothing; of them the light alone is judged, by simple measures. Immutable, safe for use by
 * several threads.
 */
public final class Flaws {
  /** One thing that is wrong with a shot. */
  public enum Flaw {
    /** At the dark end of the room, or underexposed by a stop and more. */
    DARK(0.35, shot -> Math.max(shot.darkness(), -shot.exposure())),
    /** A mask over mouth and nose. */
    COVERED(0.6, shot -> shot.mask() >= 0.5 ? 1 : 0),
    /** The harder the lamp and the further at one side, the more. */
    ONE_SIDED(0.25, shot -> Math.abs(shot.lightSide()) * shot.lightStrength());

    private final double most;
    private final ToDoubleFunction<Shot> amount;

    /**
     * @param most as much as may be read off a shot that is good
     * @param amount how much of it there is in a shot, 0 … 1
     */
    Flaw(double most, ToDoubleFunction<Shot> amount) {
      this.most = most;
      this.amount = amount;
    }
  }

  /** Generated people whom nobody else learns from or is tested with. */
  private static final int FIRST_PERSON = 1_600_000;

  private static final int PEOPLE = 450;
  private static final int SHOTS = 8;
  private static final double LAMBDA = 0.01;
  private static final double MOST_YAW_DEG = 45;
  private static final double MOST_ROLL_DEG = 20;

  /** Underexposed by two stops, the brightest two percent of a usual photograph are darker. */
  private static final double DARK_PHOTOGRAPH = 0.55;

  private static final double BRIGHTEST = 0.98;

  /**
   * So much brighter is one side of a face than the other if lit from there, see {@link SideLight}.
   */
  private static final double SIDE_LIT = 0.15;

  private static final class Learnt {
    static final Flaws FLAWS = learn();
  }

  private final LowerFace lowerFace;
  private final Map<Flaw, Ridge> readers;

  private Flaws(LowerFace lowerFace, Map<Flaw, Ridge> readers) {
    this.lowerFace = lowerFace;
    this.readers = readers;
  }

  /**
   * Those who know what flaws look like; learnt when first asked for, which takes a few seconds.
   */
  public static Flaws learnt() {
    return Learnt.FLAWS;
  }

  private static Flaws learn() {
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

  /** The flaws of every image; of most there are none. */
  public List<Set<Flaw>> of(Images drawn) {
    return IntStream.range(0, drawn.count()).mapToObj(i -> of(drawn, i)).toList();
  }

  /**
   * The flaws of a photograph's light, whose face is in the middle. What covers a face is not
   * noticed: of that, drawn people teach nothing.
   */
  public static Set<Flaw> ofPhotograph(Images photographs, int index) {
    double[][] luma = Luma.of(photographs, index);
    double[] all = Arrays.stream(luma).flatMapToDouble(Arrays::stream).sorted().toArray();
    Set<Flaw> found = EnumSet.noneOf(Flaw.class);
    if (all[(int) (BRIGHTEST * (all.length - 1))] < DARK_PHOTOGRAPH) {
      found.add(Flaw.DARK);
    }
    if (Math.abs(SideLight.of(luma)) > SIDE_LIT) {
      found.add(Flaw.ONE_SIDED);
    }
    return found;
  }

  private Set<Flaw> of(Images drawn, int index) {
    double[][] luma = Luma.of(drawn, index);
    double[] patches = Patches.of(luma);
    double[] lower = lowerFace.row(luma, patches);
    Set<Flaw> found = EnumSet.noneOf(Flaw.class);
    readers.forEach(
        (flaw, reader) -> {
          if (reader.predict(flaw == Flaw.COVERED ? lower : patches) > flaw.most) {
            found.add(flaw);
          }
        });
    return found;
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
