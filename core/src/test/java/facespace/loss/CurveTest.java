package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CurveTest {
  static java.util.stream.Stream<String> keys() {
    return Families.softmaxKeys();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void the_slope_is_what_finite_differences_give(String key) {
    SoftmaxLoss loss = Families.softmax(key, Map.of("gradient", "exact"));
    for (double deg : new double[] {1, 20, 44, 61, 100, 133, 170}) {
      double rad = Math.toRadians(deg);
      double h = 1e-6;
      double finite = (psi(loss, rad + h) - psi(loss, rad - h)) / (2 * h);
      assertEquals(finite, Curve.between(loss, rad, 3, 2).slopePerRad()[0], 1e-8, key + " " + deg);
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void without_a_margin_every_target_logit_is_the_cosine(String key) {
    SoftmaxLoss loss = Families.softmax(key, Map.of());
    if (!(loss instanceof MarginLoss)) {
      assertEquals(0.5, psi(loss, Math.PI / 3), 1e-12);
    } else {
      assertTrue(psi(loss, Math.PI / 3) < 0.5, "a margin makes the target harder");
    }
  }

  @Test
  void sphereface_follows_the_reference_table() throws Exception {
    for (JsonNode row : Tables.rows("psi")) {
      SphereFace loss =
          new SphereFace(row.get(0).asInt(), false, Annealing.Pace.RUN, 0, GradientRule.EXACT);
      double theta = row.get(1).asDouble();
      assertEquals(row.get(3).asDouble(), psi(loss, theta), 1e-12);
    }
  }

  /** A port takes ArcFace's variants before it takes m₃ away. */
  @Test
  void combined_variants_are_those_of_arcface_less_m3() throws Exception {
    String[] variants = {"paper", "fallback", "easy"};
    for (JsonNode row : Tables.rows("arcface_target_function")) {
      for (int v = 0; v < variants.length; v++) {
        SoftmaxLoss loss =
            Families.softmax(
                "combined",
                Map.of("m2", row.get(0).asText(), "m3", "0.25", "variant", variants[v]));
        double expected = row.get(2 + v).asDouble() - 0.25;
        assertEquals(expected, psi(loss, row.get(1).asDouble()), 1e-12, variants[v] + row);
      }
    }
  }

  /** Of the angle that m₁ has multiplied. */
  @ParameterizedTest
  @CsvSource({
    "easy, 0.7, 1.4, 0.5",
    "easy, 0.9, 1.8, 0",
    "fallback, 1.3, 2.6, 0.5",
    "paper, 1.4, 2.8, 0.5"
  })
  void combined_variants_look_at_the_multiplied_angle(
      String variant, double thetaRad, double times, double plus) {
    Map<String, String> knobs = Map.of("m1", "2", "m2", "0.5", "m3", "0", "variant", variant);
    assertEquals(Math.cos(times + plus), psi(Families.softmax("combined", knobs), thetaRad), 1e-12);
  }

  @Test
  void arcface_variants_follow_the_reference_table() throws Exception {
    for (JsonNode row : Tables.rows("arcface_target_function")) {
      double m = row.get(0).asDouble();
      double theta = row.get(1).asDouble();
      ArcFace.Variant[] variants = ArcFace.Variant.values();
      for (int v = 0; v < variants.length; v++) {
        double expected = row.get(2 + v).asDouble();
        assertEquals(
            expected, psi(new ArcFace(16, m, variants[v], GradientRule.EXACT), theta), 1e-12);
      }
    }
  }

  @Test
  void lambda_anneals_as_in_the_released_code() throws Exception {
    for (JsonNode row : Tables.rows("lambda_schedule")) {
      Annealing schedule =
          new Annealing(
              row.get("base").asDouble(),
              row.get("gamma").asDouble(),
              row.get("power").asDouble(),
              10_000);
      Progress then = new Progress(row.get("iteration").asInt(), 500, 1);
      double floor = row.get("lambda_min").asDouble();
      assertEquals(
          row.get("value").asDouble(), schedule.at(then, Annealing.Pace.PUBLISHED, floor), 1e-9);
    }
  }

  /** At the 1,000th of 10,000 iterations, wherever that is in a run. */
  @Test
  void over_the_length_of_a_run_lambda_falls_as_it_does_in_ten_thousand_iterations() {
    SphereFace loss = new SphereFace(4, true, Annealing.Pace.RUN, 5, GradientRule.EXACT);
    assertEquals(1000 / 121.0, loss.at(new Progress(50, 500, 1)).lambda(), 1e-9);
    assertEquals(1000 / 121.0, loss.at(new Progress(2000, 20_000, 1)).lambda(), 1e-9);
    assertEquals(5, loss.at(new Progress(500, 500, 1)).lambda(), 1e-9);
    assertEquals(6 / (1 + 1000 / 121.0), loss.inForce(new Progress(50, 500, 1)), 1e-9);
    assertEquals(1, loss.inForce(new Progress(500, 500, 1)), 1e-9);
  }

  private static double psi(SoftmaxLoss loss, double rad) {
    return Curve.between(loss, rad, 3, 2).psi()[0];
  }
}
