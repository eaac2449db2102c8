package facespace.data.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class FaceCropTest {
  private static final int N = FaceCrop.SIDE;

  @Test
  void aSquareOf64PixelsIsCopied() {
    BufferedImage image = Crafted.picture(100, 90, (x, y) -> x << 16 | y << 8 | (x ^ y));
    byte[] crop = FaceCrop.of(image, 20, 10, 64, true);
    for (int y = 0; y < N; y++) {
      for (int x = 0; x < N; x++) {
        assertEquals(x + 20, crop[y * N + x] & 0xff);
        assertEquals(y + 10, crop[(N + y) * N + x] & 0xff);
        assertEquals((x + 20) ^ (y + 10), crop[(2 * N + y) * N + x] & 0xff);
      }
    }
  }

  @Test
  void shrinkingTakesTheMeanOfWhatAPixelCovers() {
    BufferedImage board = Crafted.picture(256, 256, (x, y) -> (x + y) % 2 == 0 ? 0xffffff : 0);
    for (byte value : FaceCrop.of(board, 0, 0, 256, false)) {
      assertEquals(127.5, value & 0xff, 0.6);
    }
    BufferedImage ramp = Crafted.picture(160, 160, (x, y) -> 0x010101 * x);
    byte[] crop = FaceCrop.of(ramp, 0, 0, 160, false);
    for (int x = 0; x < N; x++) { // 2.5 columns each: column c covers [c, c + 1)
      assertEquals(2.5 * (x + 0.5) - 0.5, crop[5 * N + x] & 0xff, 0.7);
    }
  }

  @Test
  void growingIsLinearBetweenNeighbours() {
    BufferedImage ramp = Crafted.picture(40, 40, (x, y) -> 0x010101 * (6 * x));
    byte[] crop = FaceCrop.of(ramp, 4, 4, 32, false);
    for (int x = 0; x < N; x++) {
      assertEquals(6 * (4 + (x + 0.5) / 2 - 0.5), crop[9 * N + x] & 0xff, 0.6);
    }
  }

  @Test
  void beyondAnEdgeTheEdgeGoesOn() {
    BufferedImage image = Crafted.picture(32, 32, (x, y) -> x < 16 ? 0x202020 : 0xc0c0c0);
    for (double far : new double[] {-30, -1000, -1e9}) {
      byte[] crop = FaceCrop.of(image, far, 0, 32 - far, false);
      assertEquals(0x20, crop[0] & 0xff, "" + far);
    }
    assertEquals(0xc0, FaceCrop.of(image, 1e9, -1e9, 64, false)[77] & 0xff);
    assertEquals(0x20, FaceCrop.of(image, -500, 300, 7, false)[77] & 0xff);
    assertThrows(IllegalArgumentException.class, () -> FaceCrop.of(image, 0, 0, 0, false));
    assertThrows(IllegalArgumentException.class, () -> FaceCrop.of(image, Double.NaN, 0, 9, true));
  }

  @Test
  void theMiddleSquareOfATallPictureIsKept() {
    BufferedImage tall = Crafted.picture(64, 100, (x, y) -> 0x010101 * y);
    byte[] crop = FaceCrop.centre(tall, false);
    assertEquals(18, crop[0] & 0xff);
    assertEquals(81, crop[63 * N] & 0xff);
  }

  @Test
  void greyIsTheLumaOfTelevision() {
    BufferedImage image = Crafted.picture(64, 64, (x, y) -> 0xff0000 >> 8 * (x % 3));
    byte[] crop = FaceCrop.of(image, 0, 0, 64, false);
    assertArrayEquals(new byte[] {76, (byte) 150, 29}, java.util.Arrays.copyOf(crop, 3));
  }
}
