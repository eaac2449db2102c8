package facespace.data.picture;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Turns a picture as its camera was held. Source: Exif 2.32, tag 0x0112, Orientation. */
final class Upright {
  private Upright() {}

  /** The orientation that an EXIF block asks for, 1 … 8; 1, as it is, if there is none. */
  static int orientation(byte[] exif) {
    if (exif.length == 0) {
      return 1;
    }
    Metadata metadata = new Metadata();
    new ExifReader().extract(new ByteArrayReader(exif), metadata);
    ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    Integer orientation =
        directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
    return orientation == null || orientation < 1 || orientation > 8 ? 1 : orientation;
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
