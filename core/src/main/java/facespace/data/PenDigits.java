package facespace.data;

import facespace.knob.BadValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Generated handwriting in MNIST's layout: always there, no download, no licence. Each image is a
 * glyph of {@code pen-digits.txt} written by a random hand.
 */
public final class PenDigits {
  /** A pen that looks like MNIST's, in pixels of the finished image. */
  public static final double TYPICAL_PEN_WIDTH = 2.7;

  /** No more than this many can be asked for at once. */
  public static final int MAX_COUNT = 500_000;

  private static final int PIXELS = DigitLayout.SIDE * DigitLayout.SIDE;
  private static final int CLASSES = Images.DIGITS.size();
  private static final double TYPICAL_EDGE = 1.8;

  private PenDigits() {}

  /**
   * Writes digits, as many of each class as of the others (to within one).
   *
   * <p>Image i depends on the seed and i alone: the same on any machine, with any number of
   * threads, and whatever the count.
   *
   * @param count 1 … {@value #MAX_COUNT}
   * @return images of 28×28 named {@code pen}, classes 0 … 9
   */
  public static Images generate(int count, long seed) {
    if (count < 1 || count > MAX_COUNT) {
      throw new BadValue("data.pen.count", Integer.toString(count), Integer.toString(MAX_COUNT));
    }
    byte[] pixels = new byte[count * PIXELS];
    int[] labels = new int[count];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              labels[i] = label(seed, i);
              byte[] image = write(labels[i], new SeededRandom(seed, i));
              System.arraycopy(image, 0, pixels, i * PIXELS, PIXELS);
            });
    return new Images(
        DataSets.PEN, DigitLayout.SIDE, DigitLayout.SIDE, pixels, labels, Images.DIGITS);
  }

  /** Their labels alone, before they are written: pictures of 0×0. */
  public static Images unwritten(int count, long seed) {
    int[] labels = IntStream.range(0, count).map(i -> label(seed, i)).toArray();
    return new Images(DataSets.PEN, 0, 0, new byte[0], labels, Images.DIGITS);
  }

  /**
   * Draws free strokes as if they were a digit of the data set.
   *
   * @param strokes each a list of points {x, y} in any one unit, y down
   * @param penWidth in pixels of the finished image, 0.5 … 10; see {@link #TYPICAL_PEN_WIDTH}
   * @return 28·28 unsigned bytes, row-major, 255 = ink; all 0 if there is no point
   * @throws BadValue if a point is not two finite numbers or the pen is out of range
   */
  public static byte[] render(List<List<double[]>> strokes, double penWidth) {
    if (!(penWidth >= 0.5 && penWidth <= 10)) {
      throw new BadValue("data.strokes.pen", Double.toString(penWidth));
    }
    Ink ink = new Ink();
    for (List<double[]> stroke : strokes) {
      ink.lift();
      for (double[] point : stroke) {
        if (point.length != 2 || !isUsable(point[0]) || !isUsable(point[1])) {
          throw new BadValue("data.strokes.point", Arrays.toString(point));
        }
        ink.add(point[0], point[1], penWidth / 2);
      }
    }
    return DigitLayout.draw(ink, TYPICAL_EDGE);
  }

  /** Finite, and small enough for differences and squares to stay so. */
  private static boolean isUsable(double coordinate) {
    return Math.abs(coordinate) <= 1e9;
  }

  /** Every ten images are the ten digits in an order of their own. */
  private static int label(long seed, int i) {
    SeededRandom dice = new SeededRandom(~seed, i / CLASSES);
    int[] order = IntStream.range(0, CLASSES).toArray();
    for (int k = CLASSES - 1; k > 0; k--) {
      int other = dice.below(k + 1);
      int kept = order[k];
      order[k] = order[other];
      order[other] = kept;
    }
    return order[i % CLASSES];
  }

  private static byte[] write(int digit, SeededRandom dice) {
    PenGlyph glyph = pick(PenGlyph.all().get(digit), dice);
    Ink ink = new Ink();
    new PenHand(dice).write(glyph, ink);
    return DigitLayout.draw(ink, dice.between(1.0, 2.0));
  }

  private static PenGlyph pick(List<PenGlyph> ways, SeededRandom dice) {
    double total = 0;
    for (PenGlyph way : ways) {
      total += way.weight();
    }
    double left = dice.between(0, total);
    for (PenGlyph way : ways) {
      left -= way.weight();
      if (left < 0) {
        return way;
      }
    }
    return ways.get(ways.size() - 1);
  }
}
