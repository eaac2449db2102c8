package facespace.data.picture;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Turns a picture as its camera was held. Source: Exif 2.32, tag 0x0112, Orientation. */
final class Upright {
  private static final short ORIENTATION = 0x0112;
  private static final short SHORT = 3;

  private Upright() {}

  /**
   * The orientation that an EXIF block asks for, 1 … 8; 1, as it is, if there is none. Only this
   * one tag of the first directory is looked at: nothing else in the block can cost time or memory.
   *
   * @param exif a TIFF structure: byte order, 42, where the directory is; count, entries of 12
   *     bytes
   */
  static int orientation(byte[] exif) {
    if (exif.length < 8) {
      return 1;
    }
    ByteBuffer tiff = ByteBuffer.wrap(exif);
    tiff.order(exif[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > exif.length - 2) {
      return 1;
    }
    int entries = tiff.getShort(directory) & 0xffff;
    int at = directory + 2;
    for (int i = 0; i < entries && at <= exif.length - 12; i++, at += 12) {
      if (tiff.getShort(at) == ORIENTATION && tiff.getShort(at + 2) == SHORT) {
        int orientation = tiff.getShort(at + 8);
        return orientation < 1 || orientation > 8 ? 1 : orientation;
      }
    }
    return 1;
  }

  static BufferedImage turn(BufferedImage image, int orientation) {
    if (orientation == 1) {
      return image;
    }
    int w = image.getWidth();
    int h = image.getHeight();
    BufferedImage turned =
        orientation < 5
            ? new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB)
            : new BufferedImage(h, w, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = turned.createGraphics();
    canvas.drawImage(image, transform(orientation, w, h), null);
    canvas.dispose();
    return turned;
  }

  /** Where a stored point (x, y) belongs: x' = m00·x + m01·y + m02, y' = m10·x + m11·y + m12. */
  private static AffineTransform transform(int orientation, int w, int h) {
    return switch (orientation) { // m00, m10, m01, m11, m02, m12
      case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
      default -> new AffineTransform();
    };
  }
}
