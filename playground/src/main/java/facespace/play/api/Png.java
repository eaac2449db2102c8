package facespace.play.api;

import facespace.text.Version;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Small pictures. */
final class Png {
  static {
    ImageIO.setUseCache(false); // a few hundred bytes need no file on disk
  }

  private Png() {}

  /**
   * A digit as it would stand on paper.
   *
   * @param pixels height·width unsigned bytes, row-major, 255 = ink (black)
   */
  static byte[] of(byte[] pixels, int height, int width) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < pixels.length; i++) {
      image.getRaster().setSample(i % width, i / width, 0, 255 - (pixels[i] & 0xff));
    }
    return of(image);
  }

  /**
   * What marks pictures of data: another one once the data, or what draws them, are others.
   *
   * @param stamp of the data
   */
  static String mark(long stamp) {
    return Version.TEXT + "-" + Long.toHexString(stamp);
  }

  /** Any picture. */
  static byte[] of(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
