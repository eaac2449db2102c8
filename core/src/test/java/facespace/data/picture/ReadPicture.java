package facespace.data.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import facespace.data.DataException;
import java.awt.image.BufferedImage;
import java.util.Random;

/** What {@link FacePicture} makes of a file, or says of it. */
final class ReadPicture {
  static final int RED = 0xff0000;
  static final int GREEN = 0x00ff00;
  static final int BLUE = 0x0000ff;
  static final int WHITE = 0xffffff;

  private ReadPicture() {}

  static BufferedImage noise(int width, int height) {
    Random random = new Random(3);
    return Crafted.picture(width, height, (x, y) -> random.nextInt(1 << 24));
  }

  static BufferedImage read(byte[] file) {
    return FacePicture.read(file, "x");
  }

  static void assertRefused(byte[] file, String sentence) {
    assertEquals(sentence, refusal(file));
  }

  static String refusal(byte[] file) {
    return assertThrows(DataException.class, () -> read(file)).getMessage();
  }

  static void assertCorners(BufferedImage image, int... expected) {
    int w = image.getWidth();
    int h = image.getHeight();
    int[] found = {
      image.getRGB(4, 4), image.getRGB(w - 5, 4), image.getRGB(4, h - 5), image.getRGB(w - 5, h - 5)
    };
    for (int i = 0; i < 4; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        assertEquals(expected[i] >> shift & 0xff, found[i] >> shift & 0xff, 6, "corner " + i);
      }
    }
  }

  static int indexOf(byte[] jpeg, int marker) {
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) marker) {
        return i;
      }
    }
    throw new AssertionError("no marker " + marker);
  }
}
