package facespace.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.knob.BadValue;
import facespace.text.Lang;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TsneMapTest {
  private static final int GROUPS = 6;
  private static final int EACH = 25;
  private static final int DIM = 8;

  @Test
  void neighbours_on_the_map_are_of_one_group() {
    TsneMap map = new TsneMap(clusters(0.1, 1), DIM, 10, 1);
    map.update(500);
    assertTrue(purity(map.coordinates()) > 0.97);
    assertTrue(map.kl() < 0.5, "kl " + map.kl());
  }

  @Test
  void the_divergence_falls_to_a_layouts_end() {
    TsneMap map = new TsneMap(clusters(0.3, 1), DIM, 10, 1);
    map.update(20);
    double early = map.kl();
    map.update(500);
    assertTrue(map.kl() < early / 2, early + " → " + map.kl());
  }

  @Test
  void fed_moving_points_the_map_follows_and_keeps_its_layout() {
    TsneMap map = new TsneMap(clusters(0.8, 1), DIM, 10, 1);
    map.update(400);
    map.update(10, 0.08);
    float[] before = map.coordinates();
    double largest = 0;
    for (double spread = 0.75; spread > 0.1; spread -= 0.05) {
      map.feed(clusters(spread, 1), DIM);
      for (int part = 0; part < 3; part++) {
        double told = map.update(10, 0.08);
        float[] now = map.coordinates();
        assertEquals(drift(before, now), told, 1e-6);
        largest = Math.max(largest, drift(before, now));
        before = now;
      }
    }
    assertTrue(largest < 0.1, "drift " + largest);
    assertTrue(purity(before) > 0.95, "purity " + purity(before));
    TsneMap fresh = new TsneMap(clusters(0.15, 1), DIM, 10, 1);
    fresh.update(1000);
    map.feed(clusters(0.15, 1), DIM);
    map.update(300);
    assertEquals(fresh.kl(), map.kl(), 0.15);
  }

  @Test
  void fed_the_same_points_a_settled_map_stays() {
    TsneMap map = new TsneMap(clusters(0.2, 1), DIM, 10, 1);
    map.update(1000);
    float[] before = map.coordinates();
    map.feed(clusters(0.2, 1), DIM);
    map.update(10);
    assertTrue(drift(before, map.coordinates()) < 0.01);
  }

  @Test
  void the_same_seed_gives_the_same_map_and_another_seed_another() {
    assertArrayEquals(laidOut(3), laidOut(3));
    assertFalse(Arrays.equals(laidOut(3), laidOut(4)));
    TsneMap map = new TsneMap(clusters(0.2, 1), DIM, 10, 9);
    map.update(300);
    map.restart(3);
    assertEquals(0, map.iteration());
    map.update(60);
    assertArrayEquals(laidOut(3), map.coordinates());
  }

  @Test
  void another_perplexity_goes_on_from_the_layout() {
    TsneMap map = new TsneMap(clusters(0.2, 1), DIM, 5, 1);
    map.update(500);
    float[] before = map.coordinates();
    map.perplexity(40);
    map.update(10);
    assertEquals(40, map.perplexity());
    assertTrue(drift(before, map.coordinates()) < 0.3);
    assertFalse(Arrays.equals(before, map.coordinates()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {50, 1000, 1, 0, -3, Double.NaN, Double.POSITIVE_INFINITY})
  void a_perplexity_that_does_not_suit_the_points_is_refused_in_a_sentence(double perplexity) {
    TsneMap map = new TsneMap(clusters(0.2, 1), DIM, 49, 1);
    BadValue refused = assertThrows(BadValue.class, () -> map.perplexity(perplexity));
    assertTrue(refused.getMessage().contains("perplexity = "), refused.getMessage());
    assertTrue(refused.getMessage().contains("less than 50"), refused.getMessage());
    assertTrue(refused.in(Lang.ZH).contains("小于 50"), refused.in(Lang.ZH));
    assertEquals(49, map.perplexity());
  }

  @Test
  void too_few_points_more_points_and_points_that_are_not_finite_are_refused() {
    assertThrows(BadValue.class, () -> new TsneMap(new float[9], 3, 1.2, 1));
    TsneMap map = new TsneMap(clusters(0.2, 1), DIM, 10, 1);
    assertThrows(BadValue.class, () -> map.feed(new float[DIM], DIM));
    float[] diverged = clusters(0.2, 1);
    diverged[5 * DIM] = Float.NaN;
    BadValue refused = assertThrows(BadValue.class, () -> map.feed(diverged, DIM));
    assertTrue(refused.getMessage().contains("Point 5"), refused.getMessage());
    assertDoesNotThrow(() -> map.update(10));
  }

  @Test
  void as_many_points_as_dimensions_are_points_and_not_distances() {
    int n = 30;
    float[] square = new float[n * n];
    float[] widened = new float[n * (n + 1)];
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < n * n; i++) {
      square[i] = (float) random.nextGaussian();
      widened[i / n * (n + 1) + i % n] = square[i];
    }
    TsneMap one = new TsneMap(square, n, 5, 1);
    TsneMap other = new TsneMap(widened, n + 1, 5, 1);
    one.update(100);
    other.update(100);
    assertArrayEquals(other.coordinates(), one.coordinates());
  }

  @Test
  void points_in_one_place_are_laid_out_too() {
    float[] rows = clusters(0.2, 1);
    System.arraycopy(rows, 0, rows, rows.length / 2, rows.length / 2);
    assertFinite(rows, DIM, 10);
    assertFinite(new float[40 * 3], 3, 5);
    assertFinite(new float[4 * 3], 3, 1.3);
  }

  @ParameterizedTest
  @EnumSource(PointSets.class)
  void every_demonstration_is_laid_out_at_any_perplexity(PointSets set) {
    float[] rows = set.draw(60, 1).rows();
    assertArrayEquals(rows, set.draw(60, 1).rows());
    for (double perplexity : new double[] {2, 5, 19}) {
      assertFinite(rows, PointSets.DIM, perplexity);
    }
  }

  @Test
  void a_cluster_five_times_as_wide_is_not_five_times_as_wide_on_the_map() {
    PointSets.Points points = PointSets.SIZES.draw(60, 1);
    TsneMap map = new TsneMap(points.rows(), PointSets.DIM, 20, 1);
    map.update(1000);
    double truth =
        spread(points.rows(), PointSets.DIM, 60) / spread(points.rows(), PointSets.DIM, 0);
    double shown = spread(map.coordinates(), 2, 60) / spread(map.coordinates(), 2, 0);
    assertEquals(5, truth, 0.5);
    assertTrue(shown < 2, "shown " + shown);
  }

  private static double spread(float[] rows, int dim, int first) {
    double sum = 0;
    for (int i = first; i < first + 60; i++) {
      for (int d = 0; d < dim; d++) {
        double mean = 0;
        for (int j = first; j < first + 60; j++) {
          mean += rows[j * dim + d] / 60;
        }
        sum += Math.pow(rows[i * dim + d] - mean, 2);
      }
    }
    return Math.sqrt(sum);
  }

  private static void assertFinite(float[] rows, int dim, double perplexity) {
    TsneMap map = new TsneMap(rows, dim, perplexity, 1);
    map.update(300);
    for (float value : map.coordinates()) {
      assertTrue(Float.isFinite(value) && Math.abs(value) < 1e4, "coordinate " + value);
    }
    assertTrue(Double.isFinite(map.kl()));
  }

  private static float[] laidOut(long seed) {
    TsneMap map = new TsneMap(clusters(0.2, 1), DIM, 10, seed);
    map.update(60);
    return map.coordinates();
  }

  /** Groups around random centres of length 1; the spread only scales the same deviations. */
  private static float[] clusters(double spread, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] centres = new float[GROUPS * DIM];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = (float) random.nextGaussian();
    }
    float[] unit = AngleMap.unit(centres, DIM);
    float[] rows = new float[GROUPS * EACH * DIM];
    for (int i = 0; i < rows.length; i++) {
      int group = i / DIM / EACH;
      rows[i] = (float) (unit[group * DIM + i % DIM] + spread * random.nextGaussian());
    }
    return AngleMap.unit(rows, DIM);
  }

  /** Share of points whose nearest neighbour is of their own group. */
  private static double purity(float[] xy) {
    int n = xy.length / 2;
    int pure = 0;
    for (int i = 0; i < n; i++) {
      int nearest = -1;
      double best = Double.POSITIVE_INFINITY;
      for (int j = 0; j < n; j++) {
        double distance = Math.hypot(xy[2 * i] - xy[2 * j], xy[2 * i + 1] - xy[2 * j + 1]);
        if (j != i && distance < best) {
          best = distance;
          nearest = j;
        }
      }
      pure += nearest / EACH == i / EACH ? 1 : 0;
    }
    return pure / (double) n;
  }

  /** Mean displacement relative to the root mean square radius before. */
  private static double drift(float[] before, float[] now) {
    int n = now.length / 2;
    double moved = 0;
    double square = 0;
    for (int i = 0; i < n; i++) {
      moved += Math.hypot(now[2 * i] - before[2 * i], now[2 * i + 1] - before[2 * i + 1]) / n;
      square += (Math.pow(before[2 * i], 2) + Math.pow(before[2 * i + 1], 2)) / n;
    }
    return moved / Math.sqrt(square);
  }
}
