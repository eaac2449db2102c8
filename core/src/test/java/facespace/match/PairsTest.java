package facespace.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.knob.BadValue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairsTest {
  /** Directions 0°, 90°, 60° and 180°, of different lengths. */
  private static final float[] PLANE = {2, 0, 0, 0.5f, 0.5f, (float) (Math.sqrt(3) / 2), -3, 0};

  @Test
  void everyPairComesOnceInOrder() {
    Pairs pairs = Pairs.of(PLANE, 2, new int[] {5, 5, 9, 9});
    assertEquals(6, pairs.count());
    assertArrayEquals(new int[] {0, 0, 0, 1, 1, 2}, pairs.first());
    assertArrayEquals(new int[] {1, 2, 3, 2, 3, 3}, pairs.second());
    assertArrayEquals(new boolean[] {true, false, false, false, false, true}, pairs.same());
  }

  @Test
  void scoresAreCosinesWhateverTheLengths() {
    Pairs pairs = Pairs.of(PLANE, 2, new int[] {5, 5, 9, 9});
    double high = Math.sqrt(3) / 2;
    assertArrayEquals(new double[] {0, 0.5, -1, high, 0, -0.5}, pairs.scores(), 1e-7);
    double[] anglesDeg = {90, 60, 180, 30, 90, 120};
    for (int k = 0; k < 6; k++) {
      assertEquals(anglesDeg[k], pairs.angleDeg(k), 1e-5);
    }
    assertEquals(2, pairs.verification().roc().same());
  }

  @Test
  void aCosineNeverExceedsOne() {
    float[] alike = new float[3 * 61];
    java.util.Arrays.fill(alike, 0.1f);
    Pairs pairs = Pairs.of(alike, 61, new int[] {0, 0, 1});
    for (int k = 0; k < 3; k++) {
      assertTrue(pairs.scores()[k] <= 1);
      assertEquals(0, pairs.angleDeg(k), 1e-5);
    }
  }

  /** The whole of one block of rows, and part of another; two rows are the same. */
  @Test
  void rowsMultipliedByBlocksHaveTheCosinesOfTheirSums() {
    int n = 300;
    int dim = 240;
    SplittableRandom random = new SplittableRandom(1);
    float[] rows = new float[n * dim];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) (random.nextGaussian() + 0.5);
    }
    System.arraycopy(rows, 0, rows, 290 * dim, dim);
    double[] cosines = Cosines.byBlocks(Embeddings.of(rows, dim).unit());
    Pairs pairs = Pairs.of(rows, dim, new int[n]);
    assertEquals(pairs.count(), cosines.length);
    for (int pair = 0; pair < pairs.count(); pair++) {
      int i = pairs.first()[pair];
      int j = pairs.second()[pair];
      double squares = product(rows, dim, i, i) * product(rows, dim, j, j);
      double cosine = product(rows, dim, i, j) / Math.sqrt(squares);
      assertEquals(cosine, cosines[pair], 1e-12, i + " and " + j);
      assertEquals(cosine, pairs.scores()[pair], 1e-12, i + " and " + j);
      assertTrue(Math.abs(cosines[pair]) <= 1);
    }
  }

  private static double product(float[] rows, int dim, int i, int j) {
    double sum = 0;
    for (int d = 0; d < dim; d++) {
      sum += (double) rows[i * dim + d] * rows[j * dim + d];
    }
    return sum;
  }

  @Test
  void whatHasNoCosineIsRefusedInOneSentence() {
    assertSays("Embedding 1 has length 0", new float[] {1, 2, 0, 0}, 0, 1);
    assertSays("Embedding 1 contains NaN", new float[] {1, 2, 0, Float.NaN}, 0, 1);
    assertSays("3 labels but 2 embeddings", new float[] {1, 2, 3, 4}, 0, 1, 1);
    assertSays("3 numbers are not rows of 2", new float[] {1, 2, 3}, 0, 1);
    assertSays("embeddings = 1 is out of range", new float[] {1, 2}, 0);
  }

  private static void assertSays(String part, float[] values, int... labels) {
    BadValue refused = assertThrows(BadValue.class, () -> Pairs.of(values, 2, labels));
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
  }

  @Test
  void neitherHugeNorTinyNumbersLeaveTheRange() {
    for (double size : new double[] {1e300, 1e-300, Double.MIN_VALUE, 1e-160}) {
      Embeddings rows = new Embeddings(new double[] {size, 0, size, size, 0, -size}, 2);
      double[] scores = Pairs.of(rows, new int[] {0, 0, 1}).scores();
      assertEquals(Math.sqrt(0.5), scores[0], 1e-12, size + "");
      assertEquals(0, scores[1], 1e-12, size + "");
      assertEquals(-Math.sqrt(0.5), scores[2], 1e-12, size + "");
    }
  }
}
