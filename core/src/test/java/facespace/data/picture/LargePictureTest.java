package facespace.data.picture;

import static facespace.data.picture.ReadPicture.BLUE;
import static facespace.data.picture.ReadPicture.GREEN;
import static facespace.data.picture.ReadPicture.RED;
import static facespace.data.picture.ReadPicture.WHITE;
import static facespace.data.picture.ReadPicture.assertCorners;
import static facespace.data.picture.ReadPicture.assertRefused;
import static facespace.data.picture.ReadPicture.indexOf;
import static facespace.data.picture.ReadPicture.noise;
import static facespace.data.picture.ReadPicture.read;
import static facespace.data.picture.ReadPicture.refusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that would take too much, or say they do. */
class LargePictureTest {
  private static byte[] zeros;

  @BeforeAll
  static void pack400Megabytes() {
    zeros = Crafted.deflatedZeros(400 << 20);
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

  /** Writes a side into a JPEG's frame header. */
  private static byte[] withSize(byte[] jpeg, int side) {
    int at = indexOf(jpeg, 0xc0) + 5;
    for (int i = 0; i < 4; i++) {
      jpeg[at + i] = (byte) (i % 2 == 0 ? side >> 8 : side);
    }
    return jpeg;
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

  /** What is not unpacked takes no memory. */
  private static void assertCostsLittle(Runnable reading) {
    long bytes = allocated();
    reading.run();
    bytes = allocated() - bytes;
    assertTrue(bytes < 50_000_000, bytes + " bytes");
  }

  /** Bytes this thread has allocated so far. */
  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
