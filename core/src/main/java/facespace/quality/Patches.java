package facespace.quality;

import java.util.Arrays;

/**
 * A picture of a face in 8 × 8 patches, as a row of numbers: how bright each is, how much detail it
 * has, and how unlike its mirror patch it is.
 */
final class Patches {
  private static final int ACROSS = 8;
  private static final double BLACK = 0.02;
  private static final double FLAT = 0.002;
  private static final double[] SHARES = {0.02, 0.25, 0.5, 0.75, 0.9, 0.97, 1};

  private final double[] light = new double[ACROSS * ACROSS];
  private final double[] detail = new double[ACROSS * ACROSS];
  private final double[] brightest;

  private Patches(double[][] luma) {
    int[] pixels = new int[ACROSS * ACROSS];
    int height = luma.length;
    int width = luma[0].length;
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int patch = y * ACROSS / height * ACROSS + x * ACROSS / width;
        light[patch] += luma[y][x];
        detail[patch] +=
            Math.hypot(luma[y][x + 1] - luma[y][x - 1], luma[y + 1][x] - luma[y - 1][x]);
        pixels[patch]++;
      }
    }
    brightest = quantiles(luma); // eyes, teeth and the shine of skin are white in any face
    for (int patch = 0; patch < pixels.length; patch++) {
      light[patch] /= pixels[patch];
      detail[patch] /= pixels[patch];
    }
  }

  /** The row of one image of at least 16 × 16 pixels. */
  static double[] of(double[][] luma) {
    return new Patches(luma).row();
  }

  private double[] row() {
    double mean = 0;
    for (double value : light) {
      mean += value / light.length;
    }
    double[] row = new double[4 * light.length + 4 + 2 * brightest.length];
    int at = 0;
    for (int patch = 0; patch < light.length; patch++) {
      double unlike = unlike(light[patch], light[mirror(patch)]);
      row[at++] = light[patch];
      row[at++] = Math.log(BLACK + light[patch]);
      row[at++] = Math.log(FLAT + detail[patch]) - Math.log(BLACK + mean);
      row[at++] = patch % ACROSS < ACROSS / 2 ? Math.abs(unlike) : unlike * unlike;
    }
    double sides = unlike(half(2, 4), half(4, 6));
    row[at++] = Math.abs(sides);
    row[at++] = sides * sides;
    row[at++] = mean;
    row[at++] = Math.log(BLACK + mean);
    for (double value : brightest) {
      row[at++] = value;
      row[at++] = Math.log(BLACK + value);
    }
    return row;
  }

  /** The luma below which given shares of the face lie, and of its eyes. */
  private static double[] quantiles(double[][] luma) {
    double[] face = sorted(luma, 0.25, 0.85, 0.25, 0.75);
    double[] eyes = sorted(luma, 0.36, 0.54, 0.25, 0.75);
    double[] found = new double[2 * SHARES.length];
    for (int k = 0; k < SHARES.length; k++) {
      found[2 * k] = face[(int) (SHARES[k] * (face.length - 1))];
      found[2 * k + 1] = eyes[(int) (SHARES[k] * (eyes.length - 1))];
    }
    return found;
  }

  private static double[] sorted(
      double[][] luma, double top, double bottom, double left, double right) {
    return Arrays.stream(luma, (int) (top * luma.length), (int) (bottom * luma.length))
        .flatMapToDouble(
            line -> Arrays.stream(line, (int) (left * line.length), (int) (right * line.length)))
        .sorted()
        .toArray();
  }

  /** How much brighter one place is than another, whatever the light: −1 … 1. */
  private static double unlike(double one, double other) {
    return (one - other) / (one + other + BLACK);
  }

  private static int mirror(int patch) {
    return patch / ACROSS * ACROSS + ACROSS - 1 - patch % ACROSS;
  }

  /** Light on the face, from one column of patches to another. */
  private double half(int from, int to) {
    double sum = 0;
    for (int y = 2; y < ACROSS - 1; y++) {
      for (int x = from; x < to; x++) {
        sum += light[y * ACROSS + x];
      }
    }
    return sum;
  }
}
