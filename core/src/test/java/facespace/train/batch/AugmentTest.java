package facespace.train.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.Crowds;
import facespace.data.Images;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AugmentTest {
  private static final int SIDE = 64;

  @Test
  void the_same_seed_step_and_place_vary_an_image_in_the_same_way() {
    Images faces = Crowds.open().train();
    int[] chosen = {3, 3, 5};
    byte[] once = new Augment(1).vary(faces, chosen, 7);
    assertArrayEquals(once, new Augment(1).vary(faces, chosen, 7));
    assertFalse(Arrays.equals(once, new Augment(1).vary(faces, chosen, 8)));
    assertFalse(Arrays.equals(once, new Augment(2).vary(faces, chosen, 7)));
    int size = faces.size();
    assertFalse(Arrays.equals(once, 0, size, once, size, 2 * size), "places differ");
  }

  /** Seven of ten images have no patch; a light left half is then mirrored half of the time. */
  @Test
  void half_of_the_images_are_mirrored_and_none_stands_on_its_head() {
    byte[] pixels = new byte[SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      boolean left = i % SIDE < SIDE / 2;
      boolean top = i / SIDE < SIDE / 2;
      pixels[i] = (byte) ((left ? 100 : 0) + (top ? 100 : 0));
    }
    Images image = new Images("two tones", SIDE, SIDE, pixels, new int[1], List.of("somebody"));
    byte[] varied = new Augment(1).vary(image, new int[1000], 0);
    int mirrored = 0;
    int upsideDown = 0;
    for (int k = 0; k < 1000; k++) {
      mirrored += mean(varied, k, true, false) < mean(varied, k, false, false) ? 1 : 0;
      upsideDown += mean(varied, k, true, true) < mean(varied, k, false, true) ? 1 : 0;
    }
    assertEquals(500, mirrored, 60);
    assertTrue(upsideDown < 30, "on its head: " + upsideDown);
  }

  private static double mean(byte[] images, int k, boolean first, boolean rows) {
    double sum = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int along = rows ? y : x;
        if (along < SIDE / 2 == first) {
          sum += images[(k * SIDE + y) * SIDE + x] & 255;
        }
      }
    }
    return sum;
  }
}
