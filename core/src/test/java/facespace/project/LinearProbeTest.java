package facespace.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class LinearProbeTest {
  private static final int DIM = 6;
  private static final boolean CHOICE = true;
  private static final boolean MEASURE = false;
  private static final int N = 4000;
  private static final float[] FIT = gaussian(N, 1);
  private static final float[] TEST = gaussian(N, 2);

  @Test
  void regression_finds_the_plane_the_points_lie_on() {
    double[] y = trait(FIT, i -> 3 + 2 * FIT[i * DIM] - FIT[i * DIM + 4]);
    double[] even = new double[N];
    Arrays.fill(even, 1);
    double[] weights = LinearProbe.regress(FIT, y, even, DIM, 1e-9);
    assertArrayEquals(new double[] {2, 0, 0, 0, -1, 0, 3}, weights, 1e-5);
  }

  @Test
  void ridge_shrinks_as_its_formula_says() {
    float[] line = {-1, 1};
    double[] weights =
        LinearProbe.regress(line, new double[] {-1, 1}, new double[] {1, 1}, 1, 0.25);
    assertArrayEquals(new double[] {1 / 1.25, 0}, weights, 1e-12);
  }

  @Test
  void a_trait_half_explained_has_r2_one_half() {
    SplittableRandom noise = new SplittableRandom(7);
    IntToDoubleFunction half = i -> noise.nextGaussian();
    double[] fit = trait(FIT, i -> FIT[i * DIM + 1] + half.applyAsDouble(i));
    double[] test = trait(TEST, i -> TEST[i * DIM + 1] + half.applyAsDouble(i));
    LinearProbe.Score score = LinearProbe.judge(FIT, fit, TEST, test, DIM, MEASURE, 1e-3);
    assertFalse(score.choice());
    assertEquals(0.5, score.value(), 0.04);
    assertEquals(0, score.chance());
  }

  @Test
  void a_trait_unrelated_to_the_representation_is_read_at_chance() {
    SplittableRandom random = new SplittableRandom(3);
    double[] fit = trait(FIT, i -> random.nextInt(4) == 0 ? 1 : 0);
    double[] test = trait(TEST, i -> random.nextInt(4) == 0 ? 1 : 0);
    LinearProbe.Score score = LinearProbe.judge(FIT, fit, TEST, test, DIM, CHOICE, 1e-3);
    assertTrue(score.choice());
    assertEquals(0.5, score.chance());
    assertEquals(0.5, score.value(), 0.04);
    double[] measure = trait(FIT, i -> random.nextGaussian());
    double[] others = trait(TEST, i -> random.nextGaussian());
    assertEquals(
        0, LinearProbe.judge(FIT, measure, TEST, others, DIM, MEASURE, 1e-3).value(), 0.01);
  }

  @Test
  void a_rare_choice_that_is_there_is_found() {
    IntToDoubleFunction rare = i -> FIT[i * DIM + 2] > 1.6 ? 1 : 0; // about one in twenty
    double[] fit = trait(FIT, rare);
    double[] test = trait(TEST, i -> TEST[i * DIM + 2] > 1.6 ? 1 : 0);
    LinearProbe.Score score = LinearProbe.judge(FIT, fit, TEST, test, DIM, CHOICE, 1e-3);
    assertTrue(score.value() > 0.9, "balanced accuracy " + score.value());
  }

  @Test
  void a_choice_of_three_has_a_chance_of_one_third() {
    double[] fit = trait(FIT, i -> third(FIT, i));
    double[] test = trait(TEST, i -> third(TEST, i));
    LinearProbe.Score score = LinearProbe.judge(FIT, fit, TEST, test, DIM, CHOICE, 1e-3);
    assertEquals(1 / 3.0, score.chance(), 1e-12);
    assertTrue(score.value() > 0.8, "balanced accuracy " + score.value());
  }

  @Test
  void people_all_alike_cannot_be_judged() {
    double[] fit = trait(FIT, i -> i % 2);
    LinearProbe.Score score = LinearProbe.judge(FIT, fit, TEST, new double[N], DIM, CHOICE, 1e-3);
    assertTrue(Double.isNaN(score.value()));
  }

  /** The direction of three, 120° apart, that a point leans to most. */
  private static double third(float[] rows, int i) {
    double turn = Math.atan2(rows[i * DIM], rows[i * DIM + 1]) / (2 * Math.PI) + 0.5;
    return Math.min(2, Math.floor(3 * turn));
  }

  private static double[] trait(float[] rows, IntToDoubleFunction value) {
    double[] values = new double[rows.length / DIM];
    Arrays.setAll(values, value);
    return values;
  }

  private static float[] gaussian(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] rows = new float[count * DIM];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) random.nextGaussian();
    }
    return rows;
  }
}
