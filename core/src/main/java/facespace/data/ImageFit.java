package facespace.data;

/** Brings images into the channels and the size that a network was trained on. */
public final class ImageFit {
  private ImageFit() {}

  /**
   * The same images with other channels and sides; themselves if they fit already. Grey becomes
   * three equal channels, colour its luma (ITU-R BT.601). Each new pixel is the mean of the area it
   * covers, so that nothing flickers where images shrink.
   *
   * @param channels 1 or 3
   */
  public static Images to(Images images, int channels, int height, int width) {
    Images coloured = images.channels() == channels ? images : coloured(images, channels);
    return images.height() == height && images.width() == width
        ? coloured
        : resized(coloured, height, width);
  }

  private static Images coloured(Images images, int channels) {
    int plane = images.height() * images.width();
    byte[] pixels = new byte[images.count() * channels * plane];
    for (int i = 0; i < images.count(); i++) {
      for (int p = 0; p < plane; p++) {
        byte luma = luma(images, i * images.size() + p, plane);
        for (int channel = 0; channel < channels; channel++) {
          pixels[(i * channels + channel) * plane + p] = luma;
        }
      }
    }
    return with(images, channels, images.height(), images.width(), pixels);
  }

  private static byte luma(Images images, int at, int plane) {
    byte[] pixels = images.pixels();
    if (images.channels() == 1) {
      return pixels[at];
    }
    int red = pixels[at] & 255;
    int green = pixels[at + plane] & 255;
    int blue = pixels[at + 2 * plane] & 255;
    return (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
  }

  private static Images resized(Images images, int height, int width) {
    int planes = images.count() * images.channels();
    byte[] pixels = new byte[planes * height * width];
    for (int plane = 0; plane < planes; plane++) {
      int from = plane * images.height() * images.width();
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          pixels[(plane * height + y) * width + x] =
              (byte) Math.round(mean(images, from, x, y, height, width));
        }
      }
    }
    return with(images, images.channels(), height, width, pixels);
  }

  /** Mean of the area of the old plane that new pixel (x, y) covers, edges by their share. */
  private static double mean(Images images, int from, int x, int y, int height, int width) {
    double stepX = (double) images.width() / width;
    double stepY = (double) images.height() / height;
    double sum = 0;
    double weights = 0;
    for (int v = (int) (y * stepY); v < Math.min(images.height(), (y + 1) * stepY); v++) {
      double weightY = overlap(v, y * stepY, (y + 1) * stepY);
      for (int u = (int) (x * stepX); u < Math.min(images.width(), (x + 1) * stepX); u++) {
        double weight = weightY * overlap(u, x * stepX, (x + 1) * stepX);
        sum += weight * (images.pixels()[from + v * images.width() + u] & 255);
        weights += weight;
      }
    }
    return sum / weights;
  }

  private static double overlap(int pixel, double from, double to) {
    return Math.min(pixel + 1, to) - Math.max(pixel, from);
  }

  private static Images with(Images like, int channels, int height, int width, byte[] pixels) {
    return new Images(
        like.name(), channels, height, width, pixels, like.labels(), like.classNames());
  }
}
