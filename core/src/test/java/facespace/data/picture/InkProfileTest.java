package facespace.data.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inks look as the profile in the file says, not as inks usually do. */
class InkProfileTest {
  private static final int CYAN = 8;
  private static final int YELLOW = 2;
  private static final Color PAPER = new Color(250, 240, 220);
  private static final Color AS_CYAN = new Color(220, 120, 40);
  private static final Color AS_YELLOW = new Color(60, 150, 90);

  /** Ink that is called cyan is brown, yellow is green, the paper cream; the rest is dark. */
  private static Color look(int mixture) {
    return switch (mixture) {
      case 0 -> PAPER;
      case CYAN -> AS_CYAN;
      case YELLOW -> AS_YELLOW;
      default -> new Color(30, 30, 40);
    };
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void inksLookAsTheirProfileSays(boolean adobe) throws IOException {
    byte[] jpeg = withProfile(Crafted.cmykJpeg(64, adobe), InkProfile.of(InkProfileTest::look));
    BufferedImage image = FacePicture.read(jpeg, "inks.jpg");
    assertColour(AS_CYAN, image.getRGB(8, 8));
    assertColour(AS_YELLOW, image.getRGB(40, 8));
    assertColour(PAPER, image.getRGB(8, 48));
  }

  private static void assertColour(Color expected, int rgb) {
    Color found = new Color(rgb);
    assertEquals(expected.getRed(), found.getRed(), 8, found.toString());
    assertEquals(expected.getGreen(), found.getGreen(), 8, found.toString());
    assertEquals(expected.getBlue(), found.getBlue(), 8, found.toString());
  }

  /** In two segments, as large profiles are. */
  private static byte[] withProfile(byte[] jpeg, byte[] profile) {
    int half = profile.length / 2;
    byte[] first = segment(1, Arrays.copyOf(profile, half));
    byte[] second = segment(2, Arrays.copyOfRange(profile, half, profile.length));
    byte[] start = Arrays.copyOf(jpeg, 2);
    return Crafted.join(start, first, second, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  private static byte[] segment(int number, byte[] part) {
    byte[] name = "ICC_PROFILE\0".getBytes(US_ASCII);
    return ByteBuffer.allocate(4 + name.length + 2 + part.length)
        .putShort((short) 0xffe2)
        .putShort((short) (2 + name.length + 2 + part.length))
        .put(name)
        .put((byte) number)
        .put((byte) 2)
        .put(part)
        .array();
  }
}
