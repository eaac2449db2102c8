package facespace.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bright oval with slanted brows, eyes and a mouth, put and lit as one likes. */
class SideLightTest {
  private static final int SIDE = 64;
  private static final double SKIN = 0.6;

  @ParameterizedTest
  @CsvSource({"31.5, 0", "24, 0", "40.5, 0", "31.5, 0.4", "24, -0.4", "40.5, 0.4"})
  void theLineIsFoundWhereverTheFaceIsAndHoweverLit(double middle, double light) {
    assertEquals(middle, SideLight.axis(face(middle, light, 1)) / 2.0, 0.5);
  }

  @ParameterizedTest
  @CsvSource({"31.5, 0.4", "24, 0.2", "40.5, -0.4", "31.5, 0", "22, 0"})
  void lightIsComparedOnTheFaceAndNotOnTheBackground(double middle, double light) {
    double[][] face = face(middle, light, 0.3);
    assertEquals(light, SideLight.of(face, SideLight.axis(face)), 0.02);
  }

  @Test
  void nothingAtAllIsNotLitFromAnywhere() {
    assertEquals(0, SideLight.of(new double[SIDE][SIDE], SIDE));
  }

  /** The left of the face is brighter by a share, the wall at its left as dark as one likes. */
  private static double[][] face(double middle, double light, double dark) {
    double[][] luma = new double[SIDE][SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double off = x - middle;
        boolean isFace = Math.hypot(off / 14, (y - 36) / 20.0) < 1;
        boolean isBrow =
            Math.abs(off) > 3 && Math.abs(off) < 11 && Math.abs(y - 21 - 0.4 * Math.abs(off)) < 1.2;
        boolean isEye = Math.hypot((Math.abs(off) - 6) / 1.5, y - 31) < 2;
        boolean isMouth = Math.hypot(off / 6, (y - 47) / 1.5) < 1;
        double lamp = off < 0 ? 1 + light : 1 - light;
        double wall = x < middle ? dark : 1;
        luma[y][x] = isBrow || isEye || isMouth ? 0.1 * lamp : isFace ? SKIN * lamp : wall;
      }
    }
    return luma;
  }
}
