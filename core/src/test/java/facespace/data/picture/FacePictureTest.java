package facespace.data.picture;

import static facespace.data.picture.ReadPicture.BLUE;
import static facespace.data.picture.ReadPicture.GREEN;
import static facespace.data.picture.ReadPicture.RED;
import static facespace.data.picture.ReadPicture.WHITE;
import static facespace.data.picture.ReadPicture.assertCorners;
import static facespace.data.picture.ReadPicture.noise;
import static facespace.data.picture.ReadPicture.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FacePictureTest {
  @ParameterizedTest
  @ValueSource(strings = {"png", "gif", "bmp", "ppm", "jpg"})
  void everyFormatComesOutInItsOwnColours(String format) {
    assertCorners(read(Crafted.file(Crafted.quarters(64, 48), format)), RED, GREEN, BLUE, WHITE);
  }

  @Test
  void greyValuesStayWhatTheyAreInTheFile() {
    BufferedImage pgm = read(Crafted.pgm(256, 16, 255, (x, y) -> x));
    BufferedImage grey = new BufferedImage(256, 16, BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage deep = new BufferedImage(256, 16, BufferedImage.TYPE_USHORT_GRAY);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 256; x++) {
        grey.getRaster().setSample(x, y, 0, x);
        deep.getRaster().setSample(x, y, 0, 257 * x);
      }
    }
    BufferedImage png = read(Crafted.file(grey, "png"));
    BufferedImage deepPng = read(Crafted.file(deep, "png"));
    for (int x = 0; x < 256; x++) {
      assertEquals(0x010101 * x, pgm.getRGB(x, 8) & WHITE);
      assertEquals(0x010101 * x, png.getRGB(x, 8) & WHITE);
      assertEquals(0x010101 * x, deepPng.getRGB(x, 8) & WHITE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 100, 255, 1000, 65535})
  void whiteOfAPgmIsWhatItsHeaderSays(int white) {
    BufferedImage image = read(Crafted.pgm(16, 16, white, (x, y) -> y < 8 ? white : white / 2));
    assertEquals(255, image.getRGB(3, 3) & 0xff);
    assertEquals(127.5 * (white / 2) / (white / 2.0), image.getRGB(3, 12) & 0xff, 5);
  }

  @Test
  void transparentPlacesAreWhite() {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0xff112233);
    image.setRGB(1, 0, 0x80000000);
    BufferedImage read = read(Crafted.file(image, "png"));
    assertEquals(0x112233, read.getRGB(0, 0) & WHITE);
    assertEquals(127, read.getRGB(1, 0) & 0xff, 1);
    assertEquals(WHITE, read.getRGB(5, 5) & WHITE);
  }

  @ParameterizedTest
  @CsvSource({
    "1,R,G,B,W", "2,G,R,W,B", "3,W,B,G,R", "4,B,W,R,G",
    "5,R,B,G,W", "6,B,R,W,G", "7,W,G,B,R", "8,G,W,R,B"
  })
  void aPhotographIsTurnedAsItsCameraWasHeld(
      int orientation, char topLeft, char topRight, char bottomLeft, char bottomRight) {
    BufferedImage taken = Crafted.quarters(48, 32);
    byte[] exif = Crafted.exif(orientation);
    for (byte[] file :
        List.of(
            Crafted.jpegWithExif(taken, exif),
            Crafted.jpegWithExif(taken, Crafted.exifOfIntel(orientation)),
            Crafted.pngWith(taken, "eXIf", exif))) {
      BufferedImage image = read(file);
      assertEquals(orientation < 5 ? 48 : 32, image.getWidth());
      assertCorners(
          image, colour(topLeft), colour(topRight), colour(bottomLeft), colour(bottomRight));
    }
  }

  private static int colour(char letter) {
    return switch (letter) {
      case 'R' -> RED;
      case 'G' -> GREEN;
      case 'B' -> BLUE;
      default -> WHITE;
    };
  }

  @Test
  void nonsenseInAnExifBlockIsNoObstacle() {
    byte[] noise = new byte[300];
    new Random(5).nextBytes(noise);
    for (byte[] exif : new byte[][] {noise, {}, Crafted.exif(77), "MM\0*".getBytes(UTF_8)}) {
      assertEquals(40, read(Crafted.jpegWithExif(Crafted.quarters(40, 30), exif)).getWidth());
    }
  }

  @Test
  void aTwelveMegapixelPhotographIsReadSmaller() {
    BufferedImage image = read(Crafted.file(Crafted.quarters(4000, 3000), "jpg"));
    assertTrue(image.getWidth() >= 1000 && image.getWidth() <= 2400, "" + image.getWidth());
    assertEquals(4 / 3.0, image.getWidth() / (double) image.getHeight(), 0.01);
    assertCorners(image, RED, GREEN, BLUE, WHITE);
  }

  @Test
  void inksComeOutInTheirColours() throws IOException {
    for (boolean adobe : new boolean[] {false, true}) {
      BufferedImage image = FacePicture.read(Crafted.cmykJpeg(64, adobe), "inks.jpg");
      assertInk(image, 8, 8, false, true, true); // cyan
      assertInk(image, 24, 8, true, false, true); // magenta
      assertInk(image, 40, 8, true, true, false); // yellow
      assertInk(image, 56, 8, false, false, false); // black
      assertInk(image, 8, 40, true, true, true); // paper
    }
  }

  @Test
  void aBrokenProfileOfInksSpoilsNoColour() throws IOException {
    byte[] mark = HexFormat.of().parseHex("ffe20012" + "4943435f50524f46494c45000101" + "0000");
    for (boolean adobe : new boolean[] {false, true}) {
      byte[] plain = Crafted.cmykJpeg(64, adobe);
      ByteBuffer broken = ByteBuffer.allocate(plain.length + mark.length);
      broken.put(plain, 0, 2).put(mark).put(plain, 2, plain.length - 2);
      BufferedImage image = FacePicture.read(broken.array(), "inks.jpg");
      assertInk(image, 8, 8, false, true, true);
      assertInk(image, 40, 8, true, true, false);
    }
  }

  private static void assertInk(BufferedImage image, int x, int y, boolean... light) {
    int rgb = image.getRGB(x, y);
    for (int c = 0; c < 3; c++) {
      int value = rgb >> (16 - 8 * c) & 0xff;
      assertTrue(light[c] ? value > 130 : value < 100, Integer.toHexString(rgb) + " at " + x);
    }
  }
}
