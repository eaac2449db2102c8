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

  /** Standard deviation of the logarithms' differences from row to row. */
  private static double change(double[][] luma, int top, int bottom, int middle, int reach) {
    double[] changes =
        IntStream.range(top, bottom - 1)
            .boxed()
            .flatMapToDouble(
                y ->
                    IntStream.rangeClosed(middle - reach, middle + reach)
                        .filter(x -> x >= 0 && x < luma[y].length)
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
