package facespace.quality;

import facespace.data.Images;
import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
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
 * by known amounts. Of photographs it knows nothing; of them the light alone is judged, by simple
 * measures. Immutable, safe for use by several threads.
 */
public final class Flaws {
  /** One thing that is wrong with a shot. */
  public enum Flaw {
    /** At the dark end of the room, or underexposed by a stop and more. */
    DARK(0.33, shot -> Math.max(shot.darkness(), -shot.exposure())),
    /** A mask over mouth and nose. */
    COVERED(0.42, shot -> shot.mask() >= 0.5 ? 1 : 0),
    /** The harder the lamp and the further at one side, the more. */
    ONE_SIDED(0.27, shot -> Math.abs(shot.lightSide()) * shot.lightStrength());

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

  private static final int PEOPLE = 300;
  private static final int SHOTS = 8;
  private static final double LAMBDA = 0.01;

  /** Underexposed by two stops, the brightest two percent of a usual photograph are darker. */
  private static final double DARK_PHOTOGRAPH = 0.55;

  private static final double BRIGHTEST = 0.98;

  /**
   * So much brighter is one half of a face than the other, as a share of both, if lit from there.
   */
  private static final double SIDE_LIT = 0.2;

  private static final class Learnt {
    static final Flaws FLAWS = learn();
  }

  private final Map<Flaw, Ridge> readers;

  private Flaws(Map<Flaw, Ridge> readers) {
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
    double[][] rows = new double[n][];
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              int person = FIRST_PERSON + i / SHOTS;
              shots[i] = spoiled(person, i % SHOTS);
              rows[i] = Patches.of(drawn(person, shots[i]), 0);
            });
    Map<Flaw, Ridge> readers = new EnumMap<>(Flaw.class);
    for (Flaw flaw : Flaw.values()) {
      double[] wanted =
          IntStream.range(0, n).mapToDouble(i -> flaw.amount.applyAsDouble(shots[i])).toArray();
      readers.put(flaw, Ridge.fit(rows, wanted, LAMBDA));
    }
    return new Flaws(readers);
  }

  /** The flaws of every image; of most there are none. */
  public List<Set<Flaw>> of(Images drawn) {
    return IntStream.range(0, drawn.count()).mapToObj(i -> of(Patches.of(drawn, i))).toList();
  }

  /**
   * The flaws of a photograph's light, whose face is in the middle. What covers a face is not
   * noticed: of that, drawn people teach nothing.
   */
  public static Set<Flaw> ofPhotograph(Images photographs, int index) {
    double[][] luma = Luma.of(photographs, index);
    double[] all = Arrays.stream(luma).flatMapToDouble(Arrays::stream).sorted().toArray();
    int width = photographs.width();
    double left = middle(luma, width / 4, width / 2);
    double right = middle(luma, width / 2, 3 * width / 4);
    Set<Flaw> found = EnumSet.noneOf(Flaw.class);
    if (all[(int) (BRIGHTEST * (all.length - 1))] < DARK_PHOTOGRAPH) {
      found.add(Flaw.DARK);
    }
    if (Math.abs(left - right) > SIDE_LIT * (left + right)) {
      found.add(Flaw.ONE_SIDED);
    }
    return found;
  }

  /** All light between two columns, in the middle half of the rows. */
  private static double middle(double[][] luma, int from, int to) {
    return Arrays.stream(luma, luma.length / 4, 3 * luma.length / 4)
        .flatMapToDouble(row -> Arrays.stream(row, from, to))
        .sum();
  }

  private Set<Flaw> of(double[] row) {
    Set<Flaw> found = EnumSet.noneOf(Flaw.class);
    readers.forEach(
        (flaw, reader) -> {
          if (reader.predict(row) > flaw.most) {
            found.add(flaw);
          }
        });
    return found;
  }

  /** Taken in all conditions, and spoiled in every third way or not at all, by any amount. */
  private static Shot spoiled(int person, int number) {
    SplittableRandom dice = new SplittableRandom(31L * person + number);
    double side = dice.nextDouble(-1, 1);
    return Shot.random(PaperFaces.SEED, person, number, Conditions.VARIED)
        .with(
            Map.of(
                "darkness", amount(dice, 0, 1),
                "exposure", amount(dice, -1, 0),
                "mask", amount(dice, 0.5, 1),
                "light-side", String.valueOf(dice.nextBoolean() ? side : 0.3 * side),
                "light-strength", String.valueOf(dice.nextDouble(0.3, 1))));
  }

  /** Nothing in two of three shots. */
  private static String amount(SplittableRandom dice, double from, double to) {
    return dice.nextInt(3) > 0 ? "0" : String.valueOf(dice.nextDouble(from, to));
  }

  private static Images drawn(int person, Shot shot) {
    int side = PaperFaces.SIDE;
    byte[] pixels =
        PaperFaces.pixels(PaperPerson.random(PaperFaces.SEED, person), shot, side, false);
    return new Images("paper", side, side, pixels, new int[1], List.of("somebody"));
  }
}
