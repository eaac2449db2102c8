package facespace.quality;

import facespace.data.Images;
import java.util.List;

/**
 * What can be measured on a picture of a face without knowing whose it is. All of it in shares of
 * full white; eyes and mouth are where they are in a picture framed like a passport photograph.
 */
final class ImageMeasures {
  static final List<String> NAMES =
      List.of(
          "brightness",
          "contrast",
          "sharpness",
          "light from one side",
          "left unlike right",
          "detail at the eyes",
          "detail at the mouth",
          "brightness of the eyes",
          "brightness of the mouth",
          "black",
          "white");

  private static final double BLACK = 0.1;
  private static final double WHITE = 0.96;

  private final double[][] luma;
  private final int height;
  private final int width;

  private ImageMeasures(Images images, int index) {
    height = images.height();
    width = images.width();
    luma = Luma.of(images, index);
  }

  /** The measures of one image, in the order of {@link #NAMES}. */
  static double[] of(Images images, int index) {
    return new ImageMeasures(images, index).all();
  }

  private double[] all() {
    Region face = new Region(0.2, 0.9, 0.2, 0.8);
    Region eyes = new Region(0.36, 0.54, 0.22, 0.78);
    Region mouth = new Region(0.6, 0.82, 0.28, 0.72);
    double brightness = mean(face, (x, y) -> luma[y][x]);
    double contrast = Math.sqrt(mean(face, (x, y) -> square(luma[y][x] - brightness)));
    return new double[] {
      brightness,
      contrast,
      Math.log(1e-3 + mean(face, this::edge)),
      Math.abs(mean(face, (x, y) -> 2 * x < width ? luma[y][x] : -luma[y][x])),
      mean(face, (x, y) -> Math.abs(luma[y][x] - luma[y][width - 1 - x])),
      Math.log(1e-3 + mean(eyes, this::slope)),
      Math.log(1e-3 + mean(mouth, this::slope)),
      mean(eyes, (x, y) -> luma[y][x]) - brightness,
      mean(mouth, (x, y) -> luma[y][x]) - brightness,
      mean(face, (x, y) -> luma[y][x] < BLACK ? 1 : 0),
      mean(face, (x, y) -> luma[y][x] > WHITE ? 1 : 0)
    };
  }

  /** How much a pixel differs from the mean of its four neighbours: fine detail, lost by blur. */
  private double edge(int x, int y) {
    return Math.abs(
        4 * luma[y][x] - luma[y - 1][x] - luma[y + 1][x] - luma[y][x - 1] - luma[y][x + 1]);
  }

  private double slope(int x, int y) {
    return Math.hypot(luma[y][x + 1] - luma[y][x - 1], luma[y + 1][x] - luma[y - 1][x]);
  }

  /** A part of the picture, in shares of its height and width. */
  private record Region(double top, double bottom, double left, double right) {}

  @FunctionalInterface
  private interface AtPixel {
    double value(int x, int y);
  }

  private double mean(Region region, AtPixel what) {
    int top = Math.max(1, (int) (region.top * height));
    int bottom = Math.min(height - 1, (int) Math.ceil(region.bottom * height));
    int left = Math.max(1, (int) (region.left * width));
    int right = Math.min(width - 1, (int) Math.ceil(region.right * width));
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += what.value(x, y);
      }
    }
    return sum / Math.max(1, (bottom - top) * (right - left));
  }

  private static double square(double value) {
    return value * value;
  }
}
