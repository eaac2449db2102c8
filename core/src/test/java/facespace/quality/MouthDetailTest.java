package facespace.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MouthDetailTest {
  /**
   * By hand: one line across the eyes makes two changes of ln 2 in 17, one across the mouth two of
   * ln 2 / 2 in 12.
   */
  @Test
  void aMouthHalfAsStrongAsTheEyesHasHalfTheirDetail() {
    double half = 0.8 / Math.sqrt(2) - 0.3;
    assertEquals(Math.sqrt(17.0 / 12) / 2, MouthDetail.of(face(0.1, half), 63), 1e-6);
    assertEquals(0, MouthDetail.of(face(0.1, 0.5), 63), 1e-6);
  }

  /**
   * By hand: lines of nose, mouth and chin; the window with the fewest has one, two changes of ln 2
   * / 2 in 10; and over three rows a line is a third as deep. Without the nose a window has none.
   */
  @Test
  void aMouthIsSeenUnlessSomePlaceInTheLowerFaceIsSmooth() {
    double half = 0.8 / Math.sqrt(2) - 0.3;
    double[][] face = face(0.1, half);
    Arrays.fill(face[57], half);
    assertEquals(0, MouthDetail.seen(face, 63), 1e-6);
    Arrays.fill(face[42], half);
    double depth = Math.log(2) / 2 / 3;
    assertEquals(depth * Math.sqrt(17.0 / 10) / 2, MouthDetail.seen(face, 63), 1e-6);
  }

  /** A grey face with a line at the eyes and one at the mouth. */
  private static double[][] face(double eyes, double mouth) {
    double[][] luma = new double[64][64];
    for (double[] row : luma) {
      Arrays.fill(row, 0.5);
    }
    Arrays.fill(luma[27], eyes);
    Arrays.fill(luma[50], mouth);
    return luma;
  }
}
