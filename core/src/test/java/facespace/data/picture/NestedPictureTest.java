package facespace.data.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that hold other files, or speak of more pixels than they hold. */
class NestedPictureTest {
  private static final int RLE8 = 1;
  private static final int RLE4 = 2;
  private static final int JPEG_INSIDE = 4;
  private static final int PNG_INSIDE = 5;
  private static final long LITTLE = 5_000_000;

  /** 138 bytes whose inner PNG would be unpacked to 2 GiB, were it given to a decoder. */
  @Test
  void aBmpThatHoldsAPngIsRefusedUnopened() {
    byte[] inner = Crafted.pngHeader(23_170, 23_170);
    assertRefused(bmp(64, 64, 24, PNG_INSIDE, inner), "x is a picture in compressed BMP");
  }

  @ParameterizedTest
  @ValueSource(ints = {RLE8, RLE4, JPEG_INSIDE, 11, 12, 13, -1})
  void noOtherCompressionOfABmpIsOpened(int compression) {
    byte[] inner = Crafted.file(Crafted.quarters(64, 64), "jpg");
    assertRefused(bmp(64, 64, 8, compression, inner), "x is a picture in compressed BMP");
  }

  @ParameterizedTest
  @CsvSource({
    "6000, 6000, 24",
    "6000, -6000, 32",
    "40, 40, 65535",
    "16, 2147483647, 1",
    "2147483647, 16, 1"
  })
  void aBmpThatSpeaksOfMoreThanItHoldsIsRefused(int width, int height, int bits) {
    String sentence = Math.max(width, height) > 20_000 ? "x has " : "x is truncated";
    assertRefused(bmp(width, height, bits, 0, new byte[100]), sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1", "P2", "P3", "P4", "P5", "P6"})
  void aPnmThatSpeaksOfMoreThanItHoldsIsRefused(String kind) {
    for (String white : List.of("255", "65535")) {
      String numbers = kind.matches("P[14]") ? "6000 6000\n" : "6000 # wide\n6000 " + white + "\n";
      byte[] file = (kind + "\n" + numbers + "0 1 0 1").getBytes();
      assertRefused(file, "x is truncated");
    }
    assertRefused((kind + " 99999999999 9 9\n").getBytes(), "x is a damaged PNM");
    assertRefused((kind + " -40 40 255\n").getBytes(), "x is a damaged PNM");
  }

  /** As many bytes as the header speaks of are enough, in either order of rows. */
  @ParameterizedTest
  @ValueSource(ints = {20, -20})
  void aWholeBmpIsRead(int height) {
    byte[] file = bmp(17, height, 24, 0, new byte[52 * 20]);
    assertEquals(20, FacePicture.read(file, "x").getHeight());
    assertRefused(java.util.Arrays.copyOf(file, file.length - 1), "x is truncated");
  }

  private static void assertRefused(byte[] file, String start) {
    long before = allocated();
    String sentence =
        assertThrows(DataException.class, () -> FacePicture.read(file, "x")).getMessage();
    assertTrue(sentence.startsWith(start), sentence);
    assertTrue(allocated() - before < LITTLE, allocated() - before + " bytes");
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private static byte[] bmp(int width, int height, int bits, int compression, byte[] content) {
    ByteBuffer file = ByteBuffer.allocate(54 + content.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0).putInt(54);
    file.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) bits);
    file.putInt(compression).putInt(content.length).putInt(0).putInt(0).putInt(0).putInt(0);
    return file.put(content).array();
  }
}
