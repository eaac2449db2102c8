package facespace.train.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import facespace.data.Images;
import facespace.train.spec.Pixels;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PixelScaleTest {
  private static final int COUNT = 30;
  private static final int SIDE = 10;

  @Test
  void everySetOfImagesHasAScaleOfItsOwnHoweverOftenItIsAskedFor() {
    Images dark = images(1, 90);
    Images bright = images(2, 256);
    for (Images images : List.of(dark, bright, dark, bright)) {
      double mean = values(images).average().orElseThrow();
      double variance =
          values(images)
              .mapToDouble(value -> (value - mean) * (value - mean))
              .average()
              .orElseThrow();
      PixelScale scale = PixelScale.of(Pixels.STANDARD, images);
      assertEquals(mean, scale.mean(), 1e-9);
      assertEquals(Math.sqrt(variance), scale.deviation(), 1e-9);
      assertEquals(new PixelScale(127.5, 128), PixelScale.of(Pixels.HALF_RANGE, images));
    }
  }

  private static IntStream values(Images images) {
    return IntStream.range(0, images.pixels().length).map(i -> images.pixels()[i] & 0xff);
  }

  private static Images images(long seed, int brightest) {
    byte[] pixels = new byte[COUNT * SIDE * SIDE];
    Random dice = new Random(seed);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) dice.nextInt(brightest);
    }
    return new Images("dice", SIDE, SIDE, pixels, new int[COUNT], List.of("one"));
  }
}
