package facespace.quality;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How much brighter one side of a face is than the other, in a photograph of 64 × 64 pixels. A face
 * is seldom quite in the middle: first the line is sought about which the picture's detail is most
 * symmetrical, then the half at the left of it is compared with that at the right. Which detail
 * there is tells the line whatever the light, as each place is measured against its surroundings.
 */
final class SideLight {
  /** Rows from brow to chin, wherever a face that is somehow in the middle has them. */
  private static final int TOP = 18;

  private static final int BOTTOM = 50;

  /** Rows, and the distance from the line, in pixels, of what is mostly skin. */
  private static final int SKIN_TOP = 22;

  private static final int SKIN_BOTTOM = 54;
  private static final int SKIN = 12;

  /** Half a face, in pixels. */
  private static final int REACH = 15;

  /** What symmetry is lost per squared pixel from the middle before a line is believed in. */
  private static final double DISTRUST = 0.001;

  private static final double BLACK = 0.05;
  private static final double FLAT = 0.05;
  private static final int SURROUNDINGS = 5;
  private static final int FURTHER = 8;

  private SideLight() {}

  /**
   * −1 … 1, positive if the left of the picture is brighter; the share of both by which they
   * differ.
   *
   * @param luma rows of a picture of 64 × 64 pixels
   * @param twice twice the column about which the face is symmetrical, see {@link #axis}
   */
  static double of(double[][] luma, int twice) {
    double left = median(luma, twice, false);
    double right = median(luma, twice, true);
    return left + right > 0 ? (left - right) / (left + right) : 0;
  }

  /** Both halves of a face, ascending. */
  static double[] face(double[][] luma, int twice) {
    return DoubleStream.concat(half(luma, twice, false), half(luma, twice, true))
        .sorted()
        .toArray();
  }

  /** Twice the column about which a face is symmetrical: also between two columns. */
  static int axis(double[][] luma) {
    double[][] detail = detail(luma);
    int width = luma[0].length;
    int best = width - 1;
    double most = symmetry(detail, best);
    for (int twice = 2 * REACH - 2; twice <= 2 * (width - REACH); twice++) {
      double found = symmetry(detail, twice);
      if (found > most) {
        most = found;
        best = twice;
      }
    }
    return best;
  }

  /**
   * How alike two sides are, 1 for a mirror image, less what a line off the middle must make up.
   */
  private static double symmetry(double[][] detail, int twice) {
    int width = detail[0].length;
    double product = 0;
    double squares = 1e-9;
    for (int y = TOP; y < BOTTOM; y++) {
      for (int left = (twice - 1) / 2; left > (twice - 1) / 2 - REACH; left--) {
        int right = twice - left;
        double a = left < 0 ? 0 : detail[y][left];
        double b = right < width ? detail[y][right] : 0;
        product += a * b;
        squares += (a * a + b * b) / 2;
      }
    }
    double off = (twice - (width - 1)) / 2.0;
    return product / squares - DISTRUST * off * off;
  }

  /** Contrast with the surroundings, in shares of the contrast that is usual there. */
  private static double[][] detail(double[][] luma) {
    double[][] log = each(luma, value -> Math.log(value + BLACK));
    double[][] around = blurred(log, SURROUNDINGS);
    double[][] contrast = new double[log.length][log[0].length];
    for (int y = 0; y < log.length; y++) {
      for (int x = 0; x < log[y].length; x++) {
        contrast[y][x] = log[y][x] - around[y][x];
      }
    }
    double[][] usual = blurred(each(contrast, value -> value * value), FURTHER);
    for (int y = 0; y < log.length; y++) {
      for (int x = 0; x < log[y].length; x++) {
        contrast[y][x] /= Math.sqrt(usual[y][x]) + FLAT;
      }
    }
    return blurred(contrast, 1);
  }

  private static double[][] each(double[][] picture, DoubleUnaryOperator what) {
    return Arrays.stream(picture)
        .map(row -> Arrays.stream(row).map(what).toArray())
        .toArray(double[][]::new);
  }

  /** Means over squares of 2·reach + 1 pixels; beyond an edge the edge goes on. */
  private static double[][] blurred(double[][] picture, int reach) {
    return transposed(alongRows(transposed(alongRows(picture, reach)), reach));
  }

  private static double[][] alongRows(double[][] picture, int reach) {
    double[][] means = new double[picture.length][picture[0].length];
    for (int y = 0; y < picture.length; y++) {
      for (int x = 0; x < picture[y].length; x++) {
        for (int at = x - reach; at <= x + reach; at++) {
          means[y][x] += picture[y][clamp(at, picture[y].length)] / (2 * reach + 1);
        }
      }
    }
    return means;
  }

  private static double[][] transposed(double[][] picture) {
    return IntStream.range(0, picture[0].length)
        .mapToObj(x -> Arrays.stream(picture).mapToDouble(row -> row[x]).toArray())
        .toArray(double[][]::new);
  }

  /** A median, as eyes, hair and highlights should not count. */
  private static double median(double[][] luma, int twice, boolean isRight) {
    double[] skin = half(luma, twice, isRight).sorted().toArray();
    return (skin[(skin.length - 1) / 2] + skin[skin.length / 2]) / 2;
  }

  private static DoubleStream half(double[][] luma, int twice, boolean isRight) {
    int from = (int) Math.ceil(twice / 2.0 - SKIN);
    int to = (int) Math.floor(twice / 2.0);
    return Arrays.stream(luma, SKIN_TOP, SKIN_BOTTOM)
        .flatMapToDouble(
            row ->
                IntStream.rangeClosed(from, to)
                    .mapToDouble(x -> row[clamp(isRight ? twice - x : x, row.length)]));
  }

  private static int clamp(int at, int length) {
    return Math.max(0, Math.min(length - 1, at));
  }
}
