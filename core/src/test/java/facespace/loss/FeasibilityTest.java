package facespace.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.text.Lang;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeasibilityTest {
  @ParameterizedTest
  @CsvSource({
    "softmax, '', 18",
    "sphereface, m=2, 12",
    "sphereface, m=3, 9",
    "sphereface, m=4, 7.2",
    "arcface, m=0.3, 9.4",
    "arcface, m=0.5, 3.7",
    "cosface, m=0.1, 8.7",
    "cosface, m=0.15, 4.0"
  })
  void cones_for_rays_36_degrees_apart_are_those_of_the_geometry(
      String key, String knob, double expectedDeg) {
    SoftmaxLoss loss = create(key, knob);
    assertEquals(expectedDeg, Feasibility.coneHalfAngleDeg(loss, 36).orElseThrow(), 0.05);
  }

  @Test
  void a_cosine_margin_of_one_fifth_is_impossible_for_ten_classes_in_the_plane() {
    assertTrue(Feasibility.coneHalfAngleDeg(create("cosface", "m=0.2"), 36).isEmpty());
    List<Note> notes = Feasibility.notes(create("cosface", "m=0.2"), 2, 10);
    assertEquals(Note.Level.WARNING, notes.get(0).level());
    assertTrue(notes.get(0).in(Lang.EN).contains("0.191"), notes.get(0).in(Lang.EN));
  }

  @Test
  void the_cosine_bound_is_that_of_the_cosface_paper() throws Exception {
    for (JsonNode row : Tables.rows("cosface_margin_upper_bound")) {
      int classes = row.get("C").asInt();
      int dim = row.get("K").asInt();
      assertEquals(
          row.get("m_max").asDouble(),
          Feasibility.cosineMarginBound(dim, classes).orElseThrow(),
          1e-9);
    }
  }

  @Test
  void what_a_loss_can_be_sure_of_is_said() {
    assertTrue(says("arcface", "m=0.5", "within ±1.8°"));
    assertTrue(says("normface", "s=64", "within ±14.8°"));
    assertTrue(
        Feasibility.notes(LossCatalog.create("arcface", Map.of("s", "16", "m", "0.3")), 2, 10)
            .stream()
            .anyMatch(note -> note.in(Lang.EN).contains("unreachable even at the centre")));
  }

  /** A margin too large for the plane can be met unevenly: nothing is said of a floor it lifts. */
  @Test
  void a_margin_that_cannot_be_met_is_not_blamed_on_the_scale() {
    assertFalse(says("arcface", "m=0.8", "cannot fall below"));
    assertFalse(says("arcface", "m=0.8", "the scale is too small"));
  }

  private static boolean says(String key, String knob, String words) {
    return Feasibility.notes(create(key, knob), 2, 10).stream()
        .anyMatch(note -> note.in(Lang.EN).contains(words));
  }

  @Test
  void the_loss_floor_is_that_of_the_normface_paper() throws Exception {
    for (JsonNode row : Tables.rows("normface_loss_lower_bound")) {
      double bound = row.get("bound").asDouble();
      double s = row.get("s").asDouble();
      assertEquals(bound, Feasibility.lossFloor(s, row.get("n").asInt()), 1e-12 * (1 + bound));
    }
  }

  @Test
  void a_scale_of_one_is_flagged() {
    List<Note> notes = Feasibility.notes(create("normface", "s=1"), 2, 10);
    assertTrue(notes.stream().anyMatch(note -> note.level() == Note.Level.WARNING));
  }

  @Test
  void a_floor_that_is_nothing_is_not_mentioned() {
    assertTrue(saysFloor("s=5"));
    assertFalse(saysFloor("s=64"));
  }

  private static boolean saysFloor(String scale) {
    return Feasibility.notes(create("normface", scale), 64, 20).stream()
        .anyMatch(note -> note.in(Lang.EN).contains("cannot fall below"));
  }

  private static SoftmaxLoss create(String key, String knob) {
    if (knob.isEmpty()) {
      return Families.softmax(key, Map.of());
    }
    String[] pair = knob.split("=");
    Map<String, String> pure = Map.of(pair[0], pair[1], "lambda", "0", "anneal", "off");
    return Families.softmax(key, pure);
  }

  /** On a circle classes cannot pass each other. */
  @ParameterizedTest
  @CsvSource({"2, 1", "3, 1", "16, 0"})
  void pairsOfUnitFeaturesNeedRoom(int dim, int warnings) {
    Loss loss = LossCatalog.create("circle-pairs", Map.of());
    assertEquals(warnings, Feasibility.warnings(loss, dim, 10).size());
  }
}
