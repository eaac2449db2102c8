package facespace.quality;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * How much there is to see of mouth and chin in a photograph of 64 × 64 pixels that a face fills as
 * on an identity card. What covers them has no lips, no shadow of a nose and no beard: from row to
 * row hardly anything changes there, while brow and eyes change as ever. Which rows are looked at
 * was chosen on the AT&amp;T faces.
 */
final class MouthDetail {
  private static final int EYES_TOP = 18;
  private static final int EYES_BOTTOM = 36;
  private static final int MOUTH_TOP = 43;
  private static final int MOUTH_BOTTOM = 56;

  /** Half their widths, in pixels. */
  private static final int EYES = 13;

  private static final int MOUTH = 7;

  /** A mouth need not be where it is looked for: windows of so many rows, one below the other. */
  private static final int WINDOW = 11;

  private static final int FIRST_WINDOW = 37;
  private static final int LAST_WINDOW = 49;
  private static final int STEP = 3;

  /** Rows among which the line of a mouth is sought, and how far off it the lips are bright. */
  private static final int LINE_TOP = 42;

  private static final int LINE_BOTTOM = 56;
  private static final int LIPS = 3;

  /** So that the noise of dark places is no detail. */
  private static final double DARK = 0.3;

  private static final double NOTHING = 1e-9;

  private MouthDetail() {}

  /**
   * How much mouth and chin change from row to row, in shares of what brow and eyes do; usually
   * about 1.
   *
   * @param luma rows of a picture of 64 × 64 pixels
   * @param twice twice the column about which the face is symmetrical, see {@link SideLight#axis}
   */
  static double of(double[][] luma, int twice) {
    int middle = (int) Math.round(twice / 2.0);
    double mouth = change(luma, MOUTH_TOP, MOUTH_BOTTOM, middle, MOUTH);
    return mouth / (change(luma, EYES_TOP, EYES_BOTTOM, middle, EYES) + NOTHING);
  }

  /**
   * How surely a bare mouth is seen, wherever in the lower face: the depth of the darkest line
   * across it times the least detail of any place there. A mask's seams have no such depth, and
   * below its upper edge there is a place without any detail; a mouth has both. Usually about 0.15,
   * under a mask 0.01.
   *
   * @param luma rows of a picture of 64 × 64 pixels
   * @param twice twice the column about which the face is symmetrical, see {@link SideLight#axis}
   */
  static double seen(double[][] luma, int twice) {
    int middle = (int) Math.round(twice / 2.0);
    double least =
        IntStream.iterate(FIRST_WINDOW, top -> top <= LAST_WINDOW, top -> top + STEP)
            .mapToDouble(top -> change(luma, top, top + WINDOW, middle, MOUTH))
            .min()
            .orElseThrow();
    return line(luma, middle)
        * least
        / (change(luma, EYES_TOP, EYES_BOTTOM, middle, EYES) + NOTHING);
  }

  /** How much darker some row is than both that above and that below, at least. */
  private static double line(double[][] luma, int middle) {
    double[] rows =
        IntStream.rangeClosed(LINE_TOP - LIPS, LINE_BOTTOM + LIPS)
            .mapToDouble(y -> brightness(luma, y, middle))
            .toArray();
    return IntStream.range(LIPS, rows.length - LIPS)
        .mapToDouble(y -> Math.min(rows[y - LIPS], rows[y + LIPS]) - rows[y])
        .max()
        .orElseThrow();
  }

  /** Of three rows, as wide as a mouth. */
  private static double brightness(double[][] luma, int y, int middle) {
    return Arrays.stream(luma, y - 1, y + 2)
        .flatMapToDouble(row -> columns(row, middle, MOUTH).mapToDouble(x -> log(row[x])))
        .average()
        .orElseThrow();
  }

  private static IntStream columns(double[] row, int middle, int reach) {
    return IntStream.rangeClosed(
        Math.max(0, middle - reach), Math.min(row.length - 1, middle + reach));
  }

  /** Standard deviation of the logarithms' differences from row to row. */
  private static double change(double[][] luma, int top, int bottom, int middle, int reach) {
    double[] changes =
        IntStream.range(top, bottom - 1)
            .boxed()
            .flatMapToDouble(
                y ->
                    columns(luma[y], middle, reach)
                        .mapToDouble(x -> log(luma[y + 1][x]) - log(luma[y][x])))
            .toArray();
    double mean = mean(changes, change -> change);
    return Math.sqrt(mean(changes, change -> (change - mean) * (change - mean)));
  }

  private static double mean(double[] values, DoubleUnaryOperator of) {
    return Arrays.stream(values).map(of).average().orElse(0);
  }

  private static double log(double luma) {
    return Math.log(luma + DARK);
  }
}
