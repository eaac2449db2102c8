package facespace.play.decide;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.Images;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Many faces in one picture, row by row, for a browser to cut. */
final class Sprite {
  private static final int COLUMNS = 25;

  static {
    ImageIO.setUseCache(false);
  }

  private Sprite() {}

  /** Tells the browser how to cut: columns, rows, and pixels of a face's side. */
  static void describe(Images images, ObjectNode into) {
    into.put("columns", COLUMNS).put("rows", rows(images)).put("side", images.width());
  }

  /** The picture, grey or in colour as the faces are. */
  static byte[] png(Images images) {
    int side = images.width();
    int height = images.height();
    boolean colour = images.channels() == 3;
    BufferedImage sheet =
        new BufferedImage(
            COLUMNS * side,
            Math.max(1, rows(images)) * height,
            colour ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
    int plane = side * height;
    for (int i = 0; i < images.count(); i++) {
      int left = i % COLUMNS * side;
      int top = i / COLUMNS * height;
      for (int channel = 0; channel < images.channels(); channel++) {
        int from = i * images.size() + channel * plane;
        for (int p = 0; p < plane; p++) {
          int value = images.pixels()[from + p] & 0xff;
          sheet.getRaster().setSample(left + p % side, top + p / side, channel, value);
        }
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(sheet, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static int rows(Images images) {
    return (images.count() + COLUMNS - 1) / COLUMNS;
  }
}
