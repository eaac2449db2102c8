package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertaintyTest {
  /** Half-angles measured outside this library, in the notes on what makes margins visible. */
  @ParameterizedTest
  @CsvSource({
    "10, 16, 0, 3.5",
    "10, 64, 0, 14.8",
    "10, 64, 0.3, 7.2",
    "10, 64, 0.5, 1.8",
    "8, 64, 0, 19.9",
    "8, 64, 0.3, 12.0",
    "8, 64, 0.5, 6.5"
  })
  void the_wedge_of_a_margin_is_as_wide_as_reckoned_elsewhere(
      int classes, double s, double m, double expectedDeg) {
    Certainty certainty = Certainty.of(arcface(s, m), 2, classes).orElseThrow();
    assertEquals(expectedDeg, certainty.halfAngleDeg(s).orElseThrow(), 0.06);
  }

  @ParameterizedTest
  @CsvSource({"0.3", "0.5"})
  void at_a_small_scale_a_margin_is_never_satisfied(double m) {
    Certainty certainty = Certainty.of(arcface(16, m), 2, 10).orElseThrow();
    assertTrue(certainty.halfAngleDeg(16).isEmpty());
    assertTrue(certainty.probability(0, 16) < Certainty.SURE);
  }

  /** On a regular simplex a sample right on its direction has NormFace's bound, Proposition 2. */
  @ParameterizedTest
  @CsvSource({"3, 2, 4", "10, 64, 8", "20, 64, 16"})
  void the_floor_without_a_margin_is_that_of_the_normface_paper(int classes, int dim, double s) {
    Certainty certainty = Certainty.of(new NormFace(s, false), dim, classes).orElseThrow();
    assertEquals(Feasibility.lossFloor(s, classes), certainty.floor(s), 1e-9);
  }

  /** Two opposite directions: p is a logistic function that can be written down. */
  @Test
  void with_two_classes_probability_and_push_are_those_of_a_logistic_function() {
    double s = 5;
    Certainty certainty = Certainty.of(new NormFace(s, false), 2, 2).orElseThrow();
    float[] push = certainty.push(s, 181);
    for (int deg = 0; deg <= 180; deg += 15) {
      double cos = Math.cos(Math.toRadians(deg));
      double p = 1 / (1 + Math.exp(-2 * s * cos));
      assertEquals(p, certainty.probability(deg, s), 1e-12);
      assertEquals(s * (1 - p) * Math.sin(Math.toRadians(deg)), push[deg], 1e-5);
    }
  }

  /** A simplex of three classes in the plane is a ring of three. */
  @Test
  void where_ring_and_simplex_are_the_same_they_agree() {
    Certainty ring = Certainty.of(arcface(10, 0.2), 2, 3).orElseThrow();
    Certainty simplex = Certainty.of(arcface(10, 0.2), 7, 3).orElseThrow();
    for (double deg = 0; deg <= 60; deg += 7.5) {
      assertEquals(ring.probability(deg, 10), simplex.probability(deg, 10), 1e-12);
    }
  }

  @Test
  void without_a_known_arrangement_there_is_no_answer() {
    assertTrue(Certainty.of(arcface(64, 0.5), 3, 10).isEmpty());
  }

  private static ArcFace arcface(double s, double m) {
    return new ArcFace(s, m, ArcFace.Variant.PAPER, GradientRule.EXACT);
  }
}
