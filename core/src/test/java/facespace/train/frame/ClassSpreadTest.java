package facespace.train.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassSpreadTest {
  /**
   * Three samples of a class at −10°, 0° and +10°, whatever their lengths; another class at 90°.
   */
  private static final double[] DEGREES = {-10, 0, 10, 80, 90, 100};

  private static final int[] LABELS = {0, 0, 0, 1, 1, 1};

  @Test
  void angles_to_class_means_are_those_laid_out_by_hand() {
    float[] weights = plane(new double[] {5, 75}, 3);
    Map<Measure, Double> found =
        ClassSpread.of(plane(DEGREES, 1, 7, 0.1, 2, 2, 9), 2, LABELS, i -> true, weights);
    assertEquals(10, found.get(Measure.MEDIAN_OWN), 1e-4);
    assertEquals(10, found.get(Measure.P95_OWN), 1e-4);
    assertEquals(90, found.get(Measure.MIN_INTER), 1e-4);
    assertEquals(10, found.get(Measure.WEIGHT_TO_MEAN), 1e-4); // (5° + 15°) / 2
  }

  @Test
  void a_misread_sample_counts_for_its_class_mean_but_not_for_the_spread() {
    Map<Measure, Double> found =
        ClassSpread.of(plane(DEGREES, 1), 2, LABELS, i -> i % 3 == 1, new float[0]);
    assertEquals(0, found.get(Measure.MEDIAN_OWN), 1e-4);
    assertTrue(Double.isNaN(found.get(Measure.WEIGHT_TO_MEAN)));
    assertEquals(90, found.get(Measure.MIN_INTER), 1e-4);
  }

  @Test
  void the_fisher_score_is_scatter_within_by_scatter_between() {
    double within = 4 * (1 - Math.cos(Math.toRadians(10))); // two samples of each class
    double between = 6 * (1 - Math.cos(Math.toRadians(45))); // class means are 45° from the middle
    Map<Measure, Double> found =
        ClassSpread.of(plane(DEGREES, 1), 2, LABELS, i -> true, new float[0]);
    assertEquals(within / between, found.get(Measure.FISHER), 1e-5);
  }

  @Test
  void one_ray_for_all_classes_has_no_angle_between_them() {
    Map<Measure, Double> found =
        ClassSpread.of(
            plane(new double[] {30, 30, 30, 30, 30, 30}, 1),
            2,
            LABELS,
            i -> true,
            plane(new double[] {30, 30}, 1));
    assertEquals(0, found.get(Measure.MIN_INTER), 1e-3);
  }

  /** Uniform between −a and a: half of the angles are below a/2, 95 % below 0.95 a. */
  @Test
  void median_and_95th_percentile_are_those_of_a_known_distribution() {
    int count = 20_000;
    SplittableRandom random = new SplittableRandom(3);
    double[] degrees =
        IntStream.range(0, count).mapToDouble(i -> random.nextDouble(-20, 20)).toArray();
    Map<Measure, Double> found =
        ClassSpread.of(plane(degrees, 1), 2, new int[count], i -> true, new float[0]);
    assertEquals(10, found.get(Measure.MEDIAN_OWN), 0.3);
    assertEquals(19, found.get(Measure.P95_OWN), 0.3);
  }

  private static float[] plane(double[] degrees, double... lengths) {
    float[] rows = new float[2 * degrees.length];
    for (int i = 0; i < degrees.length; i++) {
      double length = lengths[i % lengths.length];
      rows[2 * i] = (float) (length * Math.cos(Math.toRadians(degrees[i])));
      rows[2 * i + 1] = (float) (length * Math.sin(Math.toRadians(degrees[i])));
    }
    return rows;
  }
}
