package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Features of three dimensions: balls that are turned. */
class BallIT extends BrowserTest {
  private static final String SPEC =
      "/play#data=tiny&dim=3&epochs=10&batch=256;loss=softmax;loss=arcface";

  @Test
  void ballsTurnTogetherByMouseAndKeysAndBackAgain() {
    page = lookingAt(uri(SPEC));
    Locator one = page.locator("fs-plane canvas").nth(0);
    Locator other = page.locator("fs-plane canvas").nth(1);
    assertThat(one).hasAttribute("aria-label", Pattern.compile(".*Drag to turn.*"));
    assertThat(page.locator("#ball-legend")).isVisible();
    List<String> first = List.of(atRest(one), atRest(other));

    drag(one, 60, 20);
    awaitChange(other, first.get(1));
    List<String> dragged = List.of(atRest(one), atRest(other));
    assertNotEquals(first.get(0), dragged.get(0));

    other.press("Home");
    awaitChange(one, dragged.get(0));
    assertEquals(first, List.of(atRest(one), atRest(other)));

    other.press("Shift+ArrowLeft");
    awaitChange(one, first.get(0));
    String turned = atRest(one);
    page.locator("[data-view=circle]").click();
    assertThat(page.locator("[data-view=circle]")).hasText("on the sphere");
    awaitChange(one, turned);

    other.press("ArrowRight");
    assertThat(page.locator("#card")).containsText("length");
    page.locator("#export summary").click();
    String picture = page.locator("#export-list a").first().getAttribute("href");
    assertTrue(picture.contains("view=circle&turn="), picture);
    assertEquals(200, playground.get(picture).status());
    assertEquals(List.of(), violations());
  }

  /** No picture is true there: a table of angles is, and a projection says what it is. */
  @Test
  void eightDimensionsAreATableOfAnglesAndAProjectionThatSaysSo() {
    page = lookingAt(uri("/play#data=tiny&dim=8&epochs=2&batch=256;loss=softmax;loss=arcface"));
    Locator one = page.locator("fs-plane canvas").nth(0);
    assertThat(page.locator("#story")).containsText("keeps no angles");
    assertThat(page.locator("#ball-legend")).isHidden();
    String spread = atRest(one);
    page.locator("#side-a").selectOption("3");
    page.locator("#side-b").selectOption("5");
    assertThat(page.locator("#story")).containsText("class directions of 3 and 5");
    awaitChange(one, spread);
    assertTrue(page.url().contains("side=3-5"), page.url());

    page.locator("[data-view=angles]").click();
    Locator table = page.locator(".pair-angles").nth(1);
    assertThat(table).isVisible();
    assertThat(table.locator("tbody tr")).hasCount(10);
    assertThat(table.locator("tbody tr").nth(3).locator("td").nth(5))
        .hasAttribute("title", Pattern.compile("directions of 3 and 5: \\d+\\.\\d°"));
    assertThat(page.locator(".pane-remark").nth(1)).containsText("nearest directions");
    assertThat(page.locator("#side")).isHidden();
    assertEquals(List.of(), violations());
  }

  /**
   * Two classes in three dimensions: directions 90° apart, means 60°, and each mean beside its own.
   */
  @Test
  void anglesBetweenClassesAreThoseOfDirectionsAndOfMeans() {
    page = scripts();
    double half = Math.sqrt(0.5);
    double[] features = {2, 0, 0, 3, 0, 0, 1, Math.sqrt(3), 0, 0, 0, 9};
    JsonNode found =
        Modules.ask(
            page,
            "pairangles",
            "pairAngles({ features: args[0], dim: 3, predicted: [0, 0, 1, 0], directions: args[1] },"
                + " [0, 0, 1, 1])",
            features,
            new double[] {half, half, 0, half, -half, 0});
    double[][] expected = {{45, 90}, {60, 105}};
    for (int row = 0; row < 2; row++) {
      for (int col = 0; col < 2; col++) {
        assertEquals(expected[row][col], found.at("/square/" + row + "/" + col).asDouble(), 1e-4);
      }
    }
    assertEquals(90, found.get("deg").asDouble(), 1e-4);
    String plane = "axesThrough([0, 0, 1, 0, 0.6, 0.8], 3, [0, 1])";
    assertEquals("[[0,0,1],[0,1,0]]", Modules.ask(page, "geometry", plane).toString());
    assertTrue(Modules.ask(page, "geometry", "axesThrough([1, 0, 0], 3, [0, 9]) ?? null").isNull());
  }

  private void drag(Locator ball, int dx, int dy) {
    BoundingBox box = ball.boundingBox();
    page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
    page.mouse().down();
    page.mouse().move(box.x + box.width / 2 + dx, box.y + box.height / 2 + dy);
    page.mouse().up();
  }

  /** On a sphere of radius 2, 30° around a direction; and what lies at length 1 wherever it is. */
  @Test
  void aCapIsAsFarRoundItsDirectionAsItsAngle() {
    page = scripts();
    JsonNode rim = Modules.ask(page, "geometry", "[...capRim([0.36, 0.48, 0.8], Math.PI / 6, 2)]");
    double[] sum = new double[3];
    for (int i = 0; i < rim.size(); i += 3) {
      double[] point = {
        rim.get(i).asDouble(), rim.get(i + 1).asDouble(), rim.get(i + 2).asDouble()
      };
      double along = 0.36 * point[0] + 0.48 * point[1] + 0.8 * point[2];
      double length = Math.sqrt(point[0] * point[0] + point[1] * point[1] + point[2] * point[2]);
      assertEquals(2, length, 1e-5);
      assertEquals(30, Math.toDegrees(Math.acos(along / length)), 1e-3);
      for (int d = 0; i > 0 && d < 3; d++) {
        sum[d] += point[d];
      }
    }
    // Once round: the middle of the points is that of the circle.
    double count = rim.size() / 3.0 - 1;
    assertEquals(0.36 * 2 * Math.cos(Math.PI / 6), sum[0] / count, 1e-5);
    String rows = "[3, 0, 4, 0, 0, 0, 0, -1, 0]";
    JsonNode raw = Modules.ask(page, "geometry", "[...inRadii(" + rows + ", 3, 10, 0)]");
    assertEquals(0.4, raw.get(2).asDouble(), 1e-6);
    JsonNode unit =
        Modules.ask(page, "geometry", "[...inRadii(" + rows + ", 3, 10, 1), BALL_SHARE]");
    assertEquals(0.8 * unit.get(9).asDouble(), unit.get(2).asDouble(), 1e-6);
    assertEquals(-unit.get(9).asDouble(), unit.get(7).asDouble(), 1e-6);
    assertEquals(0, unit.get(4).asDouble(), "what has no direction stays in the middle");
    JsonNode seen =
        Modules.ask(
            page,
            "geometry",
            "[2, 3, 5].map((dim) => seenFrom(new Array(dim).fill(1), dim,"
                + " { rotation: [0, 1, 0, 0, 0, 1, 1, 0, 0], axes: [[1, 0, 0, 0, 0],"
                + " [0, 0, 0, 0.6, 0.8]] })).map(({ places, depths }) => [...places, ...(depths ?? [])])");
    assertEquals("[1,1]", seen.get(0).toString());
    assertEquals("[1,1,1]", seen.get(1).toString());
    assertEquals(1.4, seen.at("/2/1").asDouble(), 1e-6);
    assertEquals(2, seen.get(2).size());
    JsonNode near = Modules.ask(page, "geometry", "[-5, -1, 0, 1].map(nearness)");
    assertEquals(near.get(0), near.get(1));
    assertTrue(near.get(1).asDouble() > 0 && near.get(1).asDouble() < near.get(2).asDouble());
    assertEquals(1, near.get(3).asDouble(), 1e-9);
  }
}
