package facespace.quality;

import facespace.data.Images;
import java.util.function.IntFunction;

/** Grey photographs as if taken again: smaller, off the middle, in less light or half of it. */
final class Retaken {
  private static final double MIDDLE = 31.5;

  /** As large, and as far to the right and down (in pixels, of 64), in turn. */
  private static final double[][] PLACES = {
    {1, 0, 0},
    {1, 5, 0},
    {1, -5, 0},
    {1, 0, 5},
    {1, 0, -5},
    {0.9, 4, -4},
    {0.9, -4, 4},
    {0.8, 0, 0},
    {0.8, 5, 0},
    {0.8, -5, 0},
    {0.8, 0, 5},
    {0.8, 0, -5},
    {0.9, 0, 0}
  };

  /** How bright a pixel of one photograph is, 0 … 1. */
  private interface Picture {
    double at(int x, int y);
  }

  private Retaken() {}

  /** Each at another place: of neither size nor middle that it should have. */
  static Images moved(Images photographs, int first) {
    return each(
        photographs,
        i -> {
          double[] place = PLACES[(i + first) % PLACES.length];
          double[][] luma = Luma.of(photographs, i);
          return (x, y) ->
              between(
                  luma,
                  (x - MIDDLE - place[1]) / place[0] + MIDDLE,
                  (y - MIDDLE - place[2]) / place[0] + MIDDLE);
        });
  }

  /** With so many stops less of light, which is stored with the exponent 1 / 2.2. */
  static Images darker(Images photographs, double stops) {
    double left = Math.pow(2, -stops / 2.2);
    return each(
        photographs,
        i -> {
          double[][] luma = Luma.of(photographs, i);
          return (x, y) -> left * luma[y][x];
        });
  }

  /** By an exponent, until the mean of what lies in the middle is so dark. */
  static Images dimmed(Images photographs, double mean) {
    return each(
        photographs,
        i -> {
          double[][] luma = Luma.of(photographs, i);
          double exponent = 1;
          while (meanOfMiddle(luma, exponent) > mean) {
            exponent += 0.1;
          }
          double found = exponent;
          return (x, y) -> Math.pow(luma[y][x], found);
        });
  }

  /** One side in shadow, of which so much is left: the left one of every second. */
  static Images halfDark(Images photographs, double left) {
    return each(
        photographs,
        i -> {
          double[][] luma = Luma.of(photographs, i);
          double side = i % 2 == 0 ? 1 : -1;
          return (x, y) ->
              luma[y][x] * (left + (1 - left) / (1 + Math.exp(side * (x - MIDDLE) / 2.5)));
        });
  }

  private static double meanOfMiddle(double[][] luma, double exponent) {
    double sum = 0;
    for (int y = 22; y < 46; y++) {
      for (int x = 20; x < 44; x++) {
        sum += Math.pow(luma[y][x], exponent);
      }
    }
    return sum / (24 * 24);
  }

  /** Linear between four pixels; beyond an edge the edge goes on. */
  private static double between(double[][] luma, double x, double y) {
    double right = Math.max(0, Math.min(luma[0].length - 1.001, x));
    double down = Math.max(0, Math.min(luma.length - 1.001, y));
    int column = (int) right;
    int row = (int) down;
    double above =
        luma[row][column] + (right - column) * (luma[row][column + 1] - luma[row][column]);
    double below =
        luma[row + 1][column]
            + (right - column) * (luma[row + 1][column + 1] - luma[row + 1][column]);
    return above + (down - row) * (below - above);
  }

  private static Images each(Images from, IntFunction<Picture> retaken) {
    byte[] pixels = new byte[from.pixels().length];
    for (int i = 0; i < from.count(); i++) {
      Picture picture = retaken.apply(i);
      for (int at = 0; at < from.size(); at++) {
        double seen = picture.at(at % from.width(), at / from.width());
        pixels[i * from.size() + at] = (byte) Math.round(255 * seen);
      }
    }
    return new Images(
        "retaken", from.height(), from.width(), pixels, from.labels(), from.classNames());
  }
}
