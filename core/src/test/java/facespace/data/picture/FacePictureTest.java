package facespace.data.picture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FacePictureTest {
  private static final int RED = 0xff0000;
  private static final int GREEN = 0x00ff00;
  private static final int BLUE = 0x0000ff;
  private static final int WHITE = 0xffffff;

  private static byte[] zeros;

  @BeforeAll
  static void pack400Megabytes() {
    zeros = Crafted.deflatedZeros(400 << 20);
  }

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
  void whatIsNoPictureIsSaidWithWhatIsAllowed() {
    String allowed = "allowed are JPEG, PNG, GIF, BMP, PGM, PPM.";
    assertRefused("not a picture at all".getBytes(UTF_8), "x is not a picture: " + allowed);
    assertRefused(new byte[1], "x is not a picture: " + allowed);
    assertRefused(new byte[0], "x is empty: it has 0 bytes.");
    assertRefused(
        "\0\0\0\30ftypheic\0\0\0\0".getBytes(UTF_8),
        "x is a picture in HEIC, which is not read: " + allowed);
  }

  @Test
  void aPictureOf30000By30000IsRefusedByItsHeader() {
    String sentence =
        "x has 30,000 × 30,000 pixels: allowed are at most 40,000,000 in all, and 20,000 on a"
            + " side.";
    assertRefused(Crafted.pngHeader(30_000, 30_000), sentence);
    assertRefused("P5 30000 30000 255\n0".getBytes(UTF_8), sentence);
    byte[] jpeg = withSize(Crafted.file(Crafted.quarters(40, 30), "jpg"), 30_000);
    assertRefused(jpeg, sentence);
    assertRefused(Crafted.pngHeader(10, 10), "x has 10 × 10 pixels: at least 16 × 16 are needed.");
  }

  @Test
  void aZipBombOfAPngIsRefusedUnopened() {
    byte[] bomb = Crafted.pngBomb(20_000, 20_000, 8);
    assertTrue(bomb.length < 1_000_000, "" + bomb.length);
    assertCostsLittle(
        () ->
            assertRefused(
                bomb,
                "x has 20,000 × 20,000 pixels: allowed are at most 40,000,000 in all, and 20,000"
                    + " on a side."));
  }

  @Test
  void theLargestAllowedPngNeedsLittleMemory() {
    byte[] large = Crafted.pngBomb(6_000, 6_000, 16);
    long before = allocated();
    read(large);
    assertTrue(allocated() - before < 150_000_000, "" + (allocated() - before));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iCCP", "zTXt", "iTXt"})
  void chunksThatInflateAreNotInflated(String type) {
    byte[] head = "name\0\0".getBytes(UTF_8);
    byte[] start = type.equals("iTXt") ? "name\0\1\0\0\0".getBytes(UTF_8) : head;
    byte[] png = Crafted.pngWith(Crafted.quarters(40, 30), type, Crafted.join(start, zeros));
    assertCostsLittle(() -> assertCorners(read(png), RED, GREEN, BLUE, WHITE));
  }

  @Test
  void animatedPicturesAreRefused() {
    String sentence = "x is animated: allowed are files with one picture.";
    assertRefused(Crafted.gif(Crafted.quarters(40, 30), 2), sentence);
    assertCorners(read(Crafted.gif(Crafted.quarters(40, 30), 1)), RED, GREEN, BLUE, WHITE);
    byte[] frames = {0, 0, 0, 2, 0, 0, 0, 0};
    assertRefused(Crafted.pngWith(Crafted.quarters(40, 30), "acTL", frames), sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp", "ppm"})
  void aFileCutAnywhereIsRefusedInOneSentence(String format) {
    byte[] file = Crafted.file(noise(60, 50), format);
    for (int kept = 20; kept < file.length; kept += Math.max(1, file.length / 60)) {
      byte[] cut = Arrays.copyOf(file, kept);
      String message = assertThrows(DataException.class, () -> read(cut), format).getMessage();
      assertTrue(message.startsWith("x is "), kept + ": " + message);
    }
    byte[] nearlyAll = Arrays.copyOf(file, file.length - 1);
    assertRefused(nearlyAll, "x is truncated: a part of the picture is missing.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp", "ppm"})
  void damageIsReadOrRefusedButNeverThrownOtherwise(String format) {
    byte[] sound = Crafted.file(noise(60, 50), format);
    Random random = new Random(1);
    for (int i = 0; i < 400; i++) {
      byte[] damaged = sound.clone();
      for (int k = random.nextInt(6); k >= 0; k--) {
        damaged[random.nextInt(random.nextBoolean() ? 80 : sound.length)] = (byte) random.nextInt();
      }
      assertTimeoutPreemptively(
          Duration.ofMinutes(1), // only what hangs takes as long
          () -> {
            try {
              read(damaged);
            } catch (DataException sentence) {
              assertTrue(sentence.getMessage().startsWith("x "), sentence.getMessage());
            }
          });
    }
  }

  @Test
  void millionsOfBlocksThatSayNothingAreDropped() {
    BufferedImage image = Crafted.quarters(40, 30);
    byte[] gif = Crafted.file(image, "gif");
    int body = 13 + (3 << ((gif[10] & 7) + 1));
    byte[] comments = new byte[5 * 2_000_000];
    for (int i = 0; i < comments.length; i += 5) {
      System.arraycopy(new byte[] {0x21, (byte) 0xfe, 1, 65, 0}, 0, comments, i, 5);
    }
    byte[] crowded =
        Crafted.join(Arrays.copyOf(gif, body), comments, Arrays.copyOfRange(gif, body, gif.length));
    byte[] empty = Crafted.pngWith(image, "IDAT", new byte[0]);
    byte[] chunks = new byte[12 * 1_000_000];
    for (int i = 0; i < chunks.length; i += 12) {
      System.arraycopy(empty, 33, chunks, i, 12);
    }
    byte[] png =
        Crafted.join(Arrays.copyOf(empty, 33), chunks, Arrays.copyOfRange(empty, 33, empty.length));
    assertTrue(PictureParts.of(PictureFormat.GIF, crowded).essential().length < 10_000);
    assertTrue(PictureParts.of(PictureFormat.PNG, png).essential().length < 10_000);
    assertCorners(read(crowded), RED, GREEN, BLUE, WHITE);
    assertCorners(read(png), RED, GREEN, BLUE, WHITE);
  }

  @Test
  void aJpegOfThousandsOfPassesIsRefused() {
    byte[] jpeg = Crafted.file(noise(40, 30), "jpg");
    int scan = indexOf(jpeg, 0xda);
    byte[] again = Arrays.copyOfRange(jpeg, scan, jpeg.length - 2);
    byte[][] parts = new byte[7002][];
    Arrays.fill(parts, again);
    parts[0] = Arrays.copyOf(jpeg, jpeg.length - 2);
    parts[7001] = new byte[] {(byte) 0xff, (byte) 0xd9};
    assertTrue(refusal(Crafted.join(parts)).contains("in 7,001 passes"));
  }

  @Test
  void aFileOfMoreThan25MegabytesIsRefused(@TempDir Path folder) throws IOException {
    byte[] jpeg = Crafted.file(Crafted.quarters(40, 30), "jpg");
    Path file = folder.resolve("big.jpg");
    Files.write(file, Arrays.copyOf(jpeg, FacePicture.LARGEST_FILE + 1));
    assertEquals(
        file + " is too large a file: allowed are at most 25 MB.",
        assertThrows(DataException.class, () -> FacePicture.read(file)).getMessage());
    assertTrue(
        assertThrows(DataException.class, () -> FacePicture.read(folder.resolve("none.jpg")))
            .getMessage()
            .endsWith("none.jpg cannot be read: no such file."));
  }

  @Test
  void aNameCannotBreakOutOfItsSentence() {
    DataException e =
        assertThrows(DataException.class, () -> FacePicture.read(new byte[0], "a\nb\u2028c\u0007"));
    assertEquals("a\uFFFDb\uFFFDc\uFFFD is empty: it has 0 bytes.", e.getMessage());
  }

  private static BufferedImage noise(int width, int height) {
    Random random = new Random(3);
    return Crafted.picture(width, height, (x, y) -> random.nextInt(1 << 24));
  }

  private static BufferedImage read(byte[] file) {
    return FacePicture.read(file, "x");
  }

  private static void assertRefused(byte[] file, String sentence) {
    assertEquals(sentence, refusal(file));
  }

  private static String refusal(byte[] file) {
    return assertThrows(DataException.class, () -> read(file)).getMessage();
  }

  private static int colour(char letter) {
    return switch (letter) {
      case 'R' -> RED;
      case 'G' -> GREEN;
      case 'B' -> BLUE;
      default -> WHITE;
    };
  }

  private static void assertCorners(BufferedImage image, int... expected) {
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

  /** Writes a side into a JPEG's frame header. */
  private static byte[] withSize(byte[] jpeg, int side) {
    int at = indexOf(jpeg, 0xc0) + 5;
    for (int i = 0; i < 4; i++) {
      jpeg[at + i] = (byte) (i % 2 == 0 ? side >> 8 : side);
    }
    return jpeg;
  }

  private static int indexOf(byte[] jpeg, int marker) {
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) marker) {
        return i;
      }
    }
    throw new AssertionError("no marker " + marker);
  }

  /** Of this thread's own time, however busy the machine is, and of memory. */
  private static void assertCostsLittle(Runnable reading) {
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long bytes = allocated();
    long nanos = thread.getCurrentThreadCpuTime();
    reading.run();
    nanos = thread.getCurrentThreadCpuTime() - nanos;
    bytes = allocated() - bytes;
    assertTrue(nanos < 500_000_000, nanos / 1e9 + " s");
    assertTrue(bytes < 50_000_000, bytes + " bytes");
  }

  /** Bytes this thread has allocated so far. */
  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
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
    byte[] plain = Crafted.cmykJpeg(64, true);
    byte[] mark = HexFormat.of().parseHex("ffe20012" + "4943435f50524f46494c45000101" + "0000");
    ByteBuffer broken = ByteBuffer.allocate(plain.length + mark.length);
    broken.put(plain, 0, 2).put(mark).put(plain, 2, plain.length - 2);
    BufferedImage image = FacePicture.read(broken.array(), "inks.jpg");
    assertInk(image, 8, 8, false, true, true);
    assertInk(image, 40, 8, true, true, false);
  }

  private static void assertInk(BufferedImage image, int x, int y, boolean... light) {
    int rgb = image.getRGB(x, y);
    for (int c = 0; c < 3; c++) {
      int value = rgb >> (16 - 8 * c) & 0xff;
      assertTrue(light[c] ? value > 130 : value < 100, Integer.toHexString(rgb) + " at " + x);
    }
  }
}
