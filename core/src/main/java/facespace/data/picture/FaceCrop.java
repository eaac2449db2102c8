package facespace.data.picture;

import java.awt.image.BufferedImage;

/** Cuts the square a network sees out of a picture. */
public final class FaceCrop {
  /** Rows and columns of a face. */
  public static final int SIDE = 64;

  private FaceCrop() {}

  /**
   * The square in the middle.
   *
   * @return see {@link #of}
   */
  public static byte[] centre(BufferedImage rgb, boolean colour) {
    int side = Math.min(rgb.getWidth(), rgb.getHeight());
    return of(rgb, (rgb.getWidth() - side) / 2.0, (rgb.getHeight() - side) / 2.0, side, colour);
  }

  /**
   * A square of a picture as 64×64 values: means over what a pixel covers when it shrinks, linear
   * between neighbours when it grows. Beyond an edge the edge goes on.
   *
   * @param rgb a picture as {@link FacePicture} reads it
   * @param x left edge in pixels
   * @param y upper edge in pixels
   * @param side of the square in pixels, above 0
   * @return 3·64·64 unsigned bytes red, green, blue, or 64·64 of luma (ITU-R BT.601)
   */
  public static byte[] of(BufferedImage rgb, double x, double y, double side, boolean colour) {
    if (!(side > 0) || !Double.isFinite(x + y + side)) {
      throw new IllegalArgumentException("a square at (%s, %s) of %s".formatted(x, y, side));
    }
    Reach columns = Reach.of(x, side, rgb.getWidth());
    Reach rows = Reach.of(y, side, rgb.getHeight());
    float[][] sums = new float[3][SIDE * SIDE];
    int[] line = new int[columns.to - columns.from];
    for (int row = rows.from; row < rows.to; row++) {
      rgb.getRGB(columns.from, row, line.length, 1, line, 0, line.length);
      add(line, columns, rows.weights[row - rows.from], sums);
    }
    return colour ? bytes(sums) : bytes(new float[][] {luma(sums)});
  }

  /** Adds a line of the picture to the rows of the face that it reaches. */
  private static void add(int[] line, Reach columns, float[] rowWeights, float[][] sums) {
    float[][] shrunk = new float[3][SIDE];
    for (int k = 0; k < line.length; k++) {
      float[] weights = columns.weights[k];
      for (int i = columns.first[k]; i < columns.last[k]; i++) {
        shrunk[0][i] += weights[i] * (line[k] >> 16 & 0xff);
        shrunk[1][i] += weights[i] * (line[k] >> 8 & 0xff);
        shrunk[2][i] += weights[i] * (line[k] & 0xff);
      }
    }
    for (int j = 0; j < SIDE; j++) {
      if (rowWeights[j] > 0) {
        for (int c = 0; c < 3; c++) {
          for (int i = 0; i < SIDE; i++) {
            sums[c][j * SIDE + i] += rowWeights[j] * shrunk[c][i];
          }
        }
      }
    }
  }

  private static float[] luma(float[][] rgb) {
    float[] luma = new float[SIDE * SIDE];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = 0.299f * rgb[0][i] + 0.587f * rgb[1][i] + 0.114f * rgb[2][i];
    }
    return luma;
  }

  private static byte[] bytes(float[][] channels) {
    byte[] bytes = new byte[channels.length * SIDE * SIDE];
    int at = 0;
    for (float[] channel : channels) {
      for (float value : channel) {
        bytes[at++] = (byte) Math.round(value);
      }
    }
    return bytes;
  }

  /**
   * Along one axis: which stored pixels are seen, and how much of each goes where.
   *
   * @param weights by stored pixel from {@code from}, by place 0 … 63; each place's sum to 1
   * @param first the first place a stored pixel reaches
   * @param last one after the last place that it reaches
   */
  private record Reach(int from, int to, float[][] weights, int[] first, int[] last) {
    static Reach of(double start, double side, int length) {
      double step = side / SIDE;
      double half = Math.max(step, 1) / 2;
      int from = clamp((int) Math.floor(start + step / 2 - half - 1), length);
      int to = clamp((int) Math.ceil(start + side + half + 1), length) + 1;
      Reach reach =
          new Reach(from, to, new float[to - from][SIDE], new int[to - from], new int[to - from]);
      for (int place = 0; place < SIDE; place++) {
        reach.spread(place, start + (place + 0.5) * step, step, length);
      }
      return reach;
    }

    /** Shares one place among the stored pixels under it. */
    private void spread(int place, double centre, double step, int length) {
      if (step >= 1) {
        double low = centre - step / 2;
        double high = centre + step / 2;
        // Far outside only the edge counts; the loop stays within one picture's length.
        double inside = Math.max(-1, Math.min(length + 1.0, low));
        double beyond = Math.max(-1, Math.min(length + 1.0, high));
        put(place, 0, inside - low);
        put(place, length - 1, high - beyond);
        for (int k = (int) Math.floor(inside); k < beyond; k++) {
          put(place, clamp(k, length), Math.min(k + 1, beyond) - Math.max(k, inside));
        }
      } else {
        double at = Math.max(0, Math.min(length - 1.0, centre - 0.5));
        int left = (int) at;
        put(place, left, 1 - (at - left));
        put(place, clamp(left + 1, length), at - left);
      }
      normalise(place);
    }

    private void put(int place, int pixel, double weight) {
      if (weight <= 0) {
        return;
      }
      int k = pixel - from;
      first[k] = last[k] == 0 ? place : first[k];
      last[k] = place + 1;
      weights[k][place] += (float) weight;
    }

    private void normalise(int place) {
      float sum = 0;
      for (float[] pixel : weights) {
        sum += pixel[place];
      }
      for (float[] pixel : weights) {
        pixel[place] /= sum;
      }
    }

    private static int clamp(int k, int length) {
      return Math.max(0, Math.min(length - 1, k));
    }
  }
}
