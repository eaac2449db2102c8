package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Petals guessed beforehand: how they are moved, drawn and scored, beside a reckoning by hand. */
class PetalModulesIT extends BrowserTest {
  /** The places, y up, that the outlines go through. */
  private static final String OUTLINES =
      """
      await import('/static/js/view/petals.js').then(({ drawGuessed }) => {
        const went = [];
        const go = (x, y) => went.push([x, -y]);
        const g = { beginPath() {}, stroke() {}, setLineDash() {}, moveTo: go, lineTo: go };
        const turns = [25, 30, 35, 195, 200, 205].map((deg) => deg * Math.PI / 180);
        const points = turns.flatMap((turn) => [5 * Math.cos(turn), 5 * Math.sin(turn)]);
        const labels = [0, 0, 0, 1, 1, 1];
        const petals = { halfDeg: 10, length: args[0] };
        const picture = { petals, points, labels, predicted: labels, directions: [0, 1, 1, 0], reach: 10, morph: args[1] };
        drawGuessed(g, picture, 100, { ink: 'ink', card: 'card', rim: 95 });
        return went;
      })""";

  @BeforeEach
  void openAnyPage() {
    page = scripts();
  }

  /**
   * Two classes at 30° and 200°: what is drawn on the plane, of a length of 4 where the rim is 10.
   */
  @Test
  void guessedPetalsAreTurnedToTheirClasses() {
    JsonNode raw = ask(OUTLINES, 4, 0);
    assertEquals(40, furthest(raw), 1e-6);
    assertEquals(62, furthest(ask(OUTLINES, 4, 1)), 1e-6);
    assertEquals(List.of(20L, 40L, 190L, 210L), sides(raw));
    assertEquals(List.of(20L, 40L, 190L, 210L), sides(ask(OUTLINES, 300, 0)));
    assertEquals(95, furthest(ask(OUTLINES, 300, 0)), 1e-6);
  }

  @Test
  void petalsAreAsWideAndLongAsTheyAreMovedAndNoMore() {
    String moved =
        "[pulled({ halfDeg: 10, length: 8 }, 2.3, 1 / 8), pulled({ halfDeg: 10, length: 8 }, -30, 2),"
            + " stepped({ halfDeg: 10.5, length: 8 }, 1, 0, false),"
            + " stepped({ halfDeg: 59, length: 8 }, 1, -1, true)]"
            + ".map(({ halfDeg, length }) => [halfDeg, length])";
    assertEquals("[[12.5,16],[0.5,128],[12,8],[60,4]]", ask(moved).toString());
    assertEquals("[1,2,4,8,16,32,64,128]", ask("RINGS.map(({ length }) => length)").toString());
    String nearest = "[[0, 1], [0.1, -1], [1, 0.3], [-0.8, 0.5]]";
    assertEquals("[0,2,1,3]", ask(nearest + ".map(([x, y]) => nearestPetal(x, y, 4))").toString());
    String truth = "{ halfDeg: 10, length: 40 }";
    assertEquals(
        "{\"width\":100,\"length\":50,\"score\":75,\"verdict\":\"far\"}",
        ask("gradeOf({ halfDeg: 10, length: 20 }, " + truth + ")").toString());
    assertEquals(
        "[\"hit\",\"near\",null]",
        ask("[gradeOf({ halfDeg: 11, length: 38 }, %s), gradeOf({ halfDeg: 11, length: 29 }, %s),"
                    .formatted(truth, truth)
                + " gradeOf({ halfDeg: 11, length: 38 }, { halfDeg: NaN, length: 3 })]"
                + ".map((grade) => grade?.verdict ?? null)")
            .toString());
  }

  private static double furthest(JsonNode places) {
    return StreamSupport.stream(places.spliterator(), false)
        .mapToDouble(at -> Math.hypot(at.get(0).asDouble(), at.get(1).asDouble()))
        .max()
        .orElseThrow();
  }

  /** The directions of the places nearest to the middle, in whole degrees. */
  private static List<Long> sides(JsonNode places) {
    double least =
        StreamSupport.stream(places.spliterator(), false)
            .mapToDouble(at -> Math.hypot(at.get(0).asDouble(), at.get(1).asDouble()))
            .min()
            .orElseThrow();
    return StreamSupport.stream(places.spliterator(), false)
        .filter(at -> Math.hypot(at.get(0).asDouble(), at.get(1).asDouble()) < 1.001 * least)
        .map(at -> Math.toDegrees(Math.atan2(at.get(1).asDouble(), at.get(0).asDouble())))
        .map(deg -> Math.floorMod(Math.round(deg), 360L))
        .sorted()
        .toList();
  }

  private JsonNode ask(String expression, Object... args) {
    return Modules.ask(page, "petals", expression, args);
  }
}
