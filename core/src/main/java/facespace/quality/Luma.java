package facespace.quality;

import facespace.data.Images;

/** How bright the pixels of a picture are, in shares of full white. */
final class Luma {
  private Luma() {}

  /** One image: rows from the top, pixels from the left. */
  static double[][] of(Images images, int index) {
    byte[] pixels = images.pixelsOf(index);
    int width = images.width();
    double[][] luma = new double[images.height()][width];
    for (int y = 0; y < luma.length; y++) {
      for (int x = 0; x < width; x++) {
        luma[y][x] = at(pixels, images.channels(), y * width + x, luma.length * width);
      }
    }
    return luma;
  }

  private static double at(byte[] pixels, int channels, int at, int plane) {
    return channels == 1
        ? (pixels[at] & 0xff) / 255.0
        : (0.299 * (pixels[at] & 0xff)
                + 0.587 * (pixels[at + plane] & 0xff)
                + 0.114 * (pixels[at + 2 * plane] & 0xff))
            / 255;
  }
}
