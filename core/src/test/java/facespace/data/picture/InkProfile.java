package facespace.data.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;

/**
 * Writes an ICC profile of four inks that says what each mixture of full inks looks like. Source:
 * ICC.1:2001-04, header, tag table, lut16Type with two grid points a channel; PCS Lab, D50.
 */
final class InkProfile {
  private static final int TAGS = 5;
  private static final int HEAD = 128 + 4 + 12 * TAGS;
  private static final int MIXTURES = 16;

  private InkProfile() {}

  /**
   * @param look of a mixture; bit 3 is cyan, 2 magenta, 1 yellow, 0 black
   */
  static byte[] of(Function<Integer, Color> look) {
    byte[] white = ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0).put(d50()).array();
    byte[] name =
        ByteBuffer.allocate(104).put(ascii("desc")).putInt(0).putInt(5).put(ascii("Inks")).array();
    byte[] rights = ByteBuffer.allocate(12).put(ascii("text")).putInt(0).put(ascii("-")).array();
    List<byte[]> contents = List.of(name, rights, white, table(look), back());
    List<String> tags = List.of("desc", "cprt", "wtpt", "A2B0", "B2A0");
    int size = HEAD + contents.stream().mapToInt(content -> content.length).sum();
    ByteBuffer file = ByteBuffer.allocate(size);
    file.putInt(size).putInt(0).putInt(0x02400000).put(ascii("prtrCMYKLab "));
    file.position(36).put(ascii("acsp")).position(68).put(d50()).position(128);
    file.putInt(TAGS);
    int at = HEAD;
    for (int i = 0; i < TAGS; i++) {
      file.put(ascii(tags.get(i))).putInt(at).putInt(contents.get(i).length);
      at += contents.get(i).length;
    }
    contents.forEach(file::put);
    return file.array();
  }

  /** From inks to Lab. */
  private static byte[] table(Function<Integer, Color> look) {
    ByteBuffer table = table(4, 3);
    for (int mixture = 0; mixture < MIXTURES; mixture++) {
      for (double coded : coded(look.apply(mixture))) {
        table.putShort((short) Math.round(Math.max(0, Math.min(65535, coded))));
      }
    }
    straight(table, 3);
    return table.array();
  }

  /** From Lab to inks, which readers ask for: no ink at all. */
  private static byte[] back() {
    ByteBuffer table = table(3, 4);
    table.position(table.position() + 2 * 4 * (1 << 3));
    straight(table, 4);
    return table.array();
  }

  /** What stands before the grid of two points a channel. */
  private static ByteBuffer table(int from, int to) {
    int numbers = 2 * from + to * (1 << from) + 2 * to;
    ByteBuffer table = ByteBuffer.allocate(52 + 2 * numbers).put(ascii("mft2")).putInt(0);
    table.put(new byte[] {(byte) from, (byte) to, 2, 0});
    for (int i = 0; i < 9; i++) {
      table.putInt(i % 4 == 0 ? 0x10000 : 0); // the unit matrix
    }
    table.putShort((short) 2).putShort((short) 2);
    straight(table, from);
    return table;
  }

  private static void straight(ByteBuffer table, int channels) {
    for (int channel = 0; channel < channels; channel++) {
      table.putShort((short) 0).putShort((short) 0xffff);
    }
  }

  /** L*, a*, b* of a screen's colour as a lut16 stores them. */
  private static double[] coded(Color colour) {
    double r = linear(colour.getRed());
    double g = linear(colour.getGreen());
    double b = linear(colour.getBlue());
    // sRGB to XYZ, adapted to D50 by Bradford: IEC 61966-2-1 and ICC's own profile of it.
    double x = f((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / 0.9642);
    double y = f(0.2225045 * r + 0.7168786 * g + 0.0606169 * b);
    double z = f((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / 0.8249);
    return new double[] {
      (116 * y - 16) * 652.8, (500 * (x - y) + 128) * 256, (200 * (y - z) + 128) * 256
    };
  }

  private static double linear(int value) {
    double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }

  private static double f(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }

  private static byte[] d50() {
    return ByteBuffer.allocate(12).putInt(0xf6d6).putInt(0x10000).putInt(0xd32d).array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
