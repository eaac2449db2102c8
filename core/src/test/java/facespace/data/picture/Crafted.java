package facespace.data.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.function.IntBinaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Picture files made by hand: sound ones, and those that somebody might send in bad faith. */
public final class Crafted {
  private static final byte[] PNG_START = "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1);

  private Crafted() {}

  /** A picture of a formula's 0xRRGGBB. */
  public static BufferedImage picture(int width, int height, IntBinaryOperator rgb) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, rgb.applyAsInt(x, y));
      }
    }
    return image;
  }

  /** Red top left, green top right, blue bottom left, white bottom right. */
  public static BufferedImage quarters(int width, int height) {
    Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
    return picture(
        width,
        height,
        (x, y) -> colours[(y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)].getRGB() & 0xffffff);
  }

  /** A picture as a file's bytes. */
  public static byte[] file(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("no writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** PGM with bytes of a formula. */
  public static byte[] pgm(int width, int height, int white, IntBinaryOperator value) {
    byte[] head =
        "P5\n# a comment\n%d %d\n%d\n".formatted(width, height, white).getBytes(ISO_8859_1);
    ByteBuffer file = ByteBuffer.allocate(head.length + width * height * (white > 255 ? 2 : 1));
    file.put(head);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (white > 255) {
          file.putShort((short) value.applyAsInt(x, y));
        } else {
          file.put((byte) value.applyAsInt(x, y));
        }
      }
    }
    return file.array();
  }

  /** A PNG that is only a header and a few bytes. */
  public static byte[] pngHeader(int width, int height) {
    return join(PNG_START, ihdr(width, height, 8, 0), chunk("IDAT", new byte[4]), end());
  }

  /** A sound PNG of one grey tone, a thousandth of the size of its pixels. */
  public static byte[] pngBomb(int width, int height, int bits) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] row = new byte[1 + width * bits / 8];
    try (OutputStream out = new DeflaterOutputStream(packed, new Deflater(9))) {
      for (int y = 0; y < height; y++) {
        out.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return join(
        PNG_START, ihdr(width, height, bits, 0), chunk("IDAT", packed.toByteArray()), end());
  }

  /** A PNG with a chunk after its header. */
  public static byte[] pngWith(BufferedImage image, String type, byte[] content) {
    byte[] png = file(image, "png");
    int afterHeader = 8 + 25;
    return join(
        Arrays.copyOf(png, afterHeader),
        chunk(type, content),
        Arrays.copyOfRange(png, afterHeader, png.length));
  }

  /** Zeros that unpack to so many bytes. */
  public static byte[] deflatedZeros(int bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(packed, new Deflater(9))) {
      out.write(new byte[bytes]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** The TIFF structure of an EXIF block with an orientation and nothing else. */
  public static byte[] exif(int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(26);
    tiff.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
    tiff.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0).putInt(0);
    return tiff.array();
  }

  /** The same, little end first. */
  public static byte[] exifOfIntel(int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
    tiff.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0).putInt(0);
    return tiff.array();
  }

  /** A JPEG with an EXIF segment right after its start. */
  public static byte[] jpegWithExif(BufferedImage image, byte[] exif) {
    return jpegWith(image, 0xe1, join("Exif\0\0".getBytes(ISO_8859_1), exif));
  }

  /** A JPEG with a segment right after its start. */
  public static byte[] jpegWith(BufferedImage image, int marker, byte[] content) {
    byte[] jpeg = file(image, "jpg");
    ByteBuffer head = ByteBuffer.allocate(4);
    head.put((byte) 0xff).put((byte) marker).putShort((short) (content.length + 2));
    return join(
        Arrays.copyOf(jpeg, 2), head.array(), content, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  /** A GIF that shows one picture so many times. */
  public static byte[] gif(BufferedImage image, int frames) {
    byte[] gif = file(image, "gif");
    int table = 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1));
    byte[] body = Arrays.copyOfRange(gif, table, gif.length - 1);
    byte[] file = Arrays.copyOf(gif, table);
    for (int i = 0; i < frames; i++) {
      file = join(file, body);
    }
    return join(file, new byte[] {0x3b});
  }

  /** One after the other. */
  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] ihdr(int width, int height, int bits, int colourType) {
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(width).putInt(height).put((byte) bits).put((byte) colourType);
    return chunk("IHDR", header.array());
  }

  private static byte[] end() {
    return chunk("IEND", new byte[0]);
  }

  private static byte[] chunk(String type, byte[] content) {
    byte[] named = join(type.getBytes(ISO_8859_1), content);
    CRC32 sum = new CRC32();
    sum.update(named);
    ByteBuffer chunk = ByteBuffer.allocate(named.length + 8);
    return chunk.putInt(content.length).put(named).putInt((int) sum.getValue()).array();
  }

  /**
   * A JPEG of four inks: columns of cyan, magenta, yellow and black above, paper below.
   *
   * @param adobe whether it says that it is Adobe's, whose inks are stored inverted
   */
  public static byte[] cmykJpeg(int side, boolean adobe) throws IOException {
    WritableRaster inks = Raster.createInterleavedRaster(0, side, side, 4, null);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        for (int ink = 0; ink < 4; ink++) {
          boolean printed = y < side / 2 && x * 4 / side == ink;
          inks.setSample(x, y, ink, printed == adobe ? 0 : 255);
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
    ImageWriter writer = writers.next();
    while (writer.getClass().getName().startsWith("com.twelvemonkeys.")) {
      writer = writers.next(); // it is the reader that is tested
    }
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(new IIOImage(inks, null, null));
    }
    writer.dispose();
    byte[] plain = out.toByteArray();
    byte[] mark = HexFormat.of().parseHex("ffee000e41646f626500640000000000");
    ByteBuffer marked = ByteBuffer.allocate(plain.length + mark.length);
    marked.put(plain, 0, 2).put(mark).put(plain, 2, plain.length - 2);
    return adobe ? marked.array() : plain;
  }
}
