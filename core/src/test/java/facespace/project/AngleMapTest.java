package facespace.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AngleMapTest {
  private static final float[] STAR = {2, 0, 0, 3, -1, 0, 5, 5};

  @Test
  void rows_become_as_long_as_one_and_keep_their_direction() {
    float h = (float) Math.sqrt(0.5);
    assertArrayEquals(new float[] {1, 0, 0, 1, -1, 0, h, h}, AngleMap.unit(STAR, 2), 1e-6f);
    assertArrayEquals(new float[2], AngleMap.unit(new float[2], 2));
  }

  @Test
  void angles_are_in_degrees_of_one_byte() {
    byte[] degrees = AngleMap.of(AngleMap.unit(STAR, 2), 2);
    int[] expected = {0, 90, 180, 45, 90, 0, 90, 45, 180, 90, 0, 135, 45, 45, 135, 0};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], degrees[i] & 0xff);
    }
    assertArrayEquals(
        new double[] {90, 0, 90, 45}, AngleMap.anglesDeg(AngleMap.unit(STAR, 2), 2, 1), 1e-5);
  }

  @Test
  void what_is_not_finite_has_no_angle() {
    float[] rows = {1, 0, Float.NaN, 0};
    assertEquals(255, AngleMap.of(rows, 2)[1] & 0xff);
    assertTrue(Double.isNaN(AngleMap.anglesDeg(rows, 2, 0)[1]));
  }

  @Test
  void a_chord_belongs_to_its_angle() {
    double[][] squared = Affinities.squaredDistances(AngleMap.unit(STAR, 2), 2);
    assertEquals(2 - 2 * Math.cos(Math.toRadians(45)), squared[0][3], 1e-6);
  }
}
