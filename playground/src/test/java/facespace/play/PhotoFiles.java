package facespace.play;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/**
 * Picture files as people upload them: a sound one lying on its side, and bad ones of each kind.
 */
final class PhotoFiles {
  private static final byte[] PNG_START = "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1);

  private PhotoFiles() {}

  /** Left half red, right half blue. */
  static BufferedImage halves(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (x < width / 2 ? Color.RED : Color.BLUE).getRGB());
      }
    }
    return image;
  }

  static byte[] file(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * A JPEG whose camera was held on its side: EXIF orientation 6, the picture's left is up.
   *
   * @param width as stored
   */
  static byte[] onItsSide(int width, int height) {
    byte[] jpeg = file(halves(width, height), "jpg");
    ByteBuffer exif = ByteBuffer.allocate(36);
    exif.putShort((short) 0xffe1).putShort((short) 34).put("Exif\0\0".getBytes(ISO_8859_1));
    exif.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
    exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) 6).putShort((short) 0).putInt(0);
    return join(Arrays.copyOf(jpeg, 2), exif.array(), Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  static byte[] truncated() {
    byte[] jpeg = file(halves(300, 200), "jpg");
    return Arrays.copyOf(jpeg, jpeg.length / 2);
  }

  /** A PNG of nothing but a header that promises so many pixels. */
  static byte[] header(int side) {
    return join(PNG_START, ihdr(side), chunk("IDAT", new byte[4]), chunk("IEND", new byte[0]));
  }

  /** A sound PNG in black and white, a hundred kilobytes that unpack to a hundred megabytes. */
  static byte[] bomb(int side) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] row = new byte[1 + side / 8];
    try (OutputStream out = new DeflaterOutputStream(packed, new Deflater(9))) {
      for (int y = 0; y < side; y++) {
        out.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] data = chunk("IDAT", packed.toByteArray());
    return join(PNG_START, ihdr(side), data, chunk("IEND", new byte[0]));
  }

  /** A GIF that shows one picture twice. */
  static byte[] animated() {
    byte[] gif = file(halves(64, 64), "gif");
    int table = 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1));
    byte[] frame = Arrays.copyOfRange(gif, table, gif.length - 1);
    return join(Arrays.copyOf(gif, table), frame, frame, new byte[] {0x3b});
  }

  private static byte[] ihdr(int side) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(side).putInt(side).put((byte) 1);
    return chunk("IHDR", header.array());
  }

  private static byte[] chunk(String type, byte[] content) {
    byte[] named = join(type.getBytes(ISO_8859_1), content);
    CRC32 sum = new CRC32();
    sum.update(named);
    ByteBuffer chunk = ByteBuffer.allocate(named.length + 8);
    return chunk.putInt(content.length).put(named).putInt((int) sum.getValue()).array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
