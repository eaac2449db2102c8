package facespace.data.picture;

import static facespace.data.picture.ReadPicture.BLUE;
import static facespace.data.picture.ReadPicture.GREEN;
import static facespace.data.picture.ReadPicture.RED;
import static facespace.data.picture.ReadPicture.WHITE;
import static facespace.data.picture.ReadPicture.assertCorners;
import static facespace.data.picture.ReadPicture.assertRefused;
import static facespace.data.picture.ReadPicture.noise;
import static facespace.data.picture.ReadPicture.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.DataException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedPictureTest {
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
  void aNameCannotBreakOutOfItsSentence() {
    DataException e =
        assertThrows(DataException.class, () -> FacePicture.read(new byte[0], "a\nb\u2028c\u0007"));
    assertEquals("a\uFFFDb\uFFFDc\uFFFD is empty: it has 0 bytes.", e.getMessage());
  }
}
