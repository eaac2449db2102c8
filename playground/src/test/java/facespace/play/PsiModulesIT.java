package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hand does with a curve, beside the server's curve and a reckoning by hand. */
class PsiModulesIT extends BrowserTest {
  private static final String RANGE = "{ min: -3, max: 1.5 }";
  private static final String POINTS = "parsePoints('0:1,45:0.5,90:0,180:-1')";

  @BeforeEach
  void openAnyPage() {
    page = scripts();
  }

  /** The line that follows the hand is the one that trains: the server's has six decimals. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0:1,180:-1",
        "0:1,60:0,180:0.1",
        "0:1,20:0.9,50:0.2,90:0.3,130:-0.5,180:-1",
        "0:0.2,10.5:1.5,40:-3,41:-3,100:0,179:-1,180:0.7"
      })
  void theLineUnderTheHandIsTheServers(String psi) {
    JsonNode curve =
        playground.get("/api/describe?spec=loss=own-psi%26psi=" + psi).json().at("/runs/0/curve");
    JsonNode points = Modules.ask(page, "psipoints", "parsePoints(args[0])", psi);
    JsonNode seen = Modules.ask(page, "monotone", "smoothCurve(args[0])", points);
    for (String line : List.of("thetaDeg", "psi", "slope")) {
      assertEquals(181, curve.get(line).size());
      for (int deg = 0; deg <= 180; deg++) {
        double expected = curve.get(line).get(deg).asDouble();
        assertEquals(expected, seen.get(line).get(deg).asDouble(), 2e-6, line + " at " + deg);
      }
    }
  }

  @Test
  void aPointMovesBetweenItsNeighboursAndWithinTheRange() {
    String moved = "pointsText(withPointAt(%s, %d, { deg: %s, value: %s }, %s))";
    assertEquals(
        "0:1,50.5:0.43,90:0,180:-1", points(moved.formatted(POINTS, 1, 50.6, 0.4321, RANGE)));
    assertEquals("0:1,89:1.5,90:0,180:-1", points(moved.formatted(POINTS, 1, 120, 7, RANGE)));
    assertEquals("0:1,45:0.5,90:0,180:-3", points(moved.formatted(POINTS, 3, 20, -9, RANGE)));
  }

  /** Whoever types may set points nearer than a hand does, and finer than its steps. */
  @Test
  void whatIsTypedFinelyKeepsItsOrderAndWhatDoesNotMoveItsDigits() {
    String near = "parsePoints('0:1,0.5:0.9,1:0.8,33.3:0.123,180:-1')";
    String moved = "pointsText(withPointAt(%s, %d, { deg: %s, value: %s }, %s))";
    assertEquals(
        "0:1,0.5:0.95,1:0.8,33.3:0.123,180:-1", points(moved.formatted(near, 1, 0.5, 0.95, RANGE)));
    assertEquals(
        "0:1,0.5:0.9,1:0.8,33.3:0.123,180:-1", points(moved.formatted(near, 1, 9, 0.9, RANGE)));
    assertEquals(
        "0:1,0.5:0.9,1:0.8,33.3:0.14,180:-1", points(moved.formatted(near, 3, 33.3, 0.143, RANGE)));
    assertEquals(
        "0:1,0.5:0.9,1:0.8,34.5:0.123,180:-1",
        points(moved.formatted(near, 3, 34.3, 0.123, RANGE)));
  }

  @Test
  void aPointIsAddedHalfwayToTheNext() {
    String after = "withPointAfter(%s, %d, %s)";
    assertEquals(
        "0:1,45:0.5,67.5:0.25,90:0,180:-1",
        points("pointsText(" + after.formatted(POINTS, 1, RANGE) + ".points)"));
    assertEquals(
        3, ask(after.formatted(POINTS, 3, RANGE) + ".index").asInt(), "before the last one");
    assertTrue(ask(after.formatted("parsePoints('0:1,1:0.9,180:-1')", 0, RANGE)).isNull());
  }

  @Test
  void pointsComeAndGoButNotTheEndsAndNotOneOnTheOther() {
    String added = "withPoint(%s, { deg: %s, value: 0.1 }, %s)";
    assertEquals(2, ask(added.formatted(POINTS, 60, RANGE) + ".index").asInt());
    assertEquals(
        "0:1,45:0.5,60:0.1,90:0,180:-1",
        points("pointsText(" + added.formatted(POINTS, 60, RANGE) + ".points)"));
    assertTrue(ask(added.formatted(POINTS, 45.5, RANGE)).isNull(), "no jump");
    assertEquals("0:1,90:0,180:-1", points("pointsText(withoutPoint(" + POINTS + ", 1))"));
    assertEquals("0:1,45:0.5,90:0,180:-1", points("pointsText(withoutPoint(" + POINTS + ", 3))"));
  }

  /** A shaking hand draws cos θ. */
  @Test
  void aStrokeBecomesAFewPointsThatShowItsShape() {
    String stroke =
        "Array.from({ length: 400 }, (_, i) => ({ deg: 1 + i * 178 / 399, value: Math.cos((1 + i *"
            + " 178 / 399) * Math.PI / 180) + (i % 2 ? 0.01 : -0.01) }))";
    JsonNode drawn = ask("withStroke(%s, %s, %s, 25)".formatted(POINTS, stroke, RANGE));
    assertTrue(drawn.size() >= 4 && drawn.size() <= 14, drawn.toString());
    assertEquals(0, drawn.at("/0/deg").asDouble());
    assertEquals(180, drawn.at("/" + (drawn.size() - 1) + "/deg").asDouble());
    JsonNode curve = Modules.ask(page, "monotone", "smoothCurve(args[0]).psi", drawn);
    for (int deg = 0; deg <= 180; deg++) {
      assertEquals(Math.cos(Math.toRadians(deg)), curve.get(deg).asDouble(), 0.06, "" + deg);
    }
  }

  @Test
  void aPartThatIsDrawnLeavesTheRestAndTheHandMayGoBack() {
    String there = "{ deg: 30, value: 0.8 }, { deg: 60, value: 0.8 }";
    String back = there + ", { deg: 50, value: 0.2 }";
    String drawn = "pointsText(withStroke(%s, [%s], %s, 25))";
    assertEquals("0:1,30:0.8,60:0.8,90:0,180:-1", points(drawn.formatted(POINTS, there, RANGE)));
    JsonNode values =
        ask(
            "withStroke(%s, [%s], %s, 25).filter(({ deg }) => deg === 50)"
                .formatted(POINTS, back, RANGE));
    assertEquals(0.2, values.at("/0/value").asDouble(), 1e-9, "what was drawn last holds");
    String still = "{ deg: 30.2, value: 0.8 }, { deg: 30.4, value: -0.5 }";
    assertTrue(ask("withStroke(%s, [%s], %s, 25)".formatted(POINTS, still, RANGE)).isNull());
    String wild = "Array.from({ length: 181 }, (_, deg) => ({ deg, value: deg % 2 ? 1 : -1 }))";
    assertTrue(ask("withStroke(%s, %s, %s, 25)".formatted(POINTS, wild, RANGE)).size() <= 25);
  }

  private String points(String expression) {
    return ask(expression).asText();
  }

  private JsonNode ask(String expression) {
    return Modules.ask(page, "psipoints", expression);
  }
}
