package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Predict first: guesses at the angles, and at petals, before anything is trained. */
class GuessIT extends BrowserTest {
  private static final String SPEC =
      "/play#data=tiny&epochs=10&batch=256;loss=softmax;loss=arcface";

  @Test
  void aGuessForEachRunIsMovedByKeysAndMouseHeldAndScored() {
    page = chromium.open(uri(SPEC));
    assertThat(page.locator("#train")).isEnabled();
    assertThat(page.locator(".guess")).hasCount(0);
    page.locator("#guess").click();
    Locator guesses = page.locator(".guess");
    assertThat(guesses).hasCount(2);
    guesses.nth(0).press("PageUp");
    guesses.nth(0).press("ArrowRight");
    assertThat(guesses.nth(0)).hasAttribute("aria-valuenow", "26");
    drag(guesses.nth(1), -30);
    assertThat(guesses.nth(1)).not().hasAttribute("aria-valuenow", "20");
    assertEquals(List.of(), violations());

    page.locator("#train").click();
    assertThat(page.locator("#guess-words"))
        .containsText(Pattern.compile("Softmax: you guessed 26°, it is \\d+\\.\\d°.*of 100"));
    assertThat(page.locator("#guess-words")).containsText("ightest");
    assertThat(page.locator("#angles .guessed")).hasCount(2);
    guesses.nth(0).dispatchEvent("keydown", Map.of("key", "Home"));
    assertThat(guesses.nth(0)).hasAttribute("aria-valuenow", "26");

    page.locator("#losses input[value=cosface]").check(); // in place of ArcFace, not trained yet
    assertThat(page.locator("#train")).isEnabled();
    assertThat(guesses).hasCount(2);
    page.locator("#train").click();
    assertThat(page.locator("#guess-words"))
        .hasText(Pattern.compile("^Softmax: you guessed 26°, it is [^:]*of 100\\.$"));
    assertThat(guesses).hasCount(1);

    page.locator("#guess").click();
    assertThat(guesses).hasCount(0);
    assertThat(page.locator("#guess-words")).isEmpty();
    page.locator("#guess").click();
    page.locator("#play").click(); // once more, from the first weights
    assertThat(page.locator("#guess")).hasText("Clear guess");
    assertThat(page.locator("#guess-words")).containsText("CosFace s=64 m=0.17: you guessed 20°");
    assertThat(page.locator("#angles svg").first())
        .hasAttribute("aria-label", Pattern.compile(".*half below.*"));
  }

  @Test
  void petalsAreDrawnByKeysAndMouseLaidOverThePlaneAndScored() {
    page =
        chromium.open(uri("/play#data=tiny&epochs=10&batch=256;loss=softmax;loss=arcface;dim=3"));
    assertThat(page.locator("#train")).isEnabled();
    page.locator("#guess").click();
    Locator grips = page.locator(".petal-grip");
    assertThat(grips).hasCount(2); // a ball has no petals
    assertThat(page.locator(".petal-hand").first().locator(".petal")).hasCount(10);
    for (String key : List.of("ArrowRight", "Shift+ArrowLeft", "ArrowUp", "Shift+ArrowDown")) {
      grips.nth(0).press(key);
    }
    assertThat(grips.nth(0)).hasAttribute("aria-valuetext", "8° to each side, 9.5 long");
    assertThat(page.locator(".petal-hand.drawn")).hasCount(1);
    dragADot(grips.nth(1), 20, 15);
    assertEquals(List.of(), violations());

    page.locator("#train").click();
    Locator words = page.locator("#petal-words");
    assertThat(words)
        .containsText(Pattern.compile("of 100 .*ArcFace s=64 m=\\S+: you drew .*of 100"));
    assertScored(words.textContent(), page.locator(".figures").first().textContent());
    assertThat(page.locator(".guess")).hasCount(0); // nobody touched the angles
    assertThat(page.locator("#guess-words")).isEmpty();
    assertThat(grips).hasCount(0);
    Locator plane = page.locator("canvas.plane").first();
    String before = atRest(plane);
    page.locator("#guess").click();
    awaitChange(plane, before);
    assertThat(words).isEmpty();
  }

  /** Width and length, from the sentence and from the figures below the plane. */
  private static void assertScored(String words, String figures) {
    Matcher told =
        Pattern.compile(
                "^Softmax dim=2: you drew petals of 8° to each side and 9.5 long, they are (\\S+)° and (\\S+)"
                    + " – \\D*(\\d+) of 100 \\(width (\\d+), length (\\d+)\\)")
            .matcher(words);
    assertTrue(told.find(), words);
    assertTrue(figures.contains("95\u00a0% within" + told.group(1) + "°"), figures);
    assertTrue(figures.endsWith("– " + told.group(2)), figures);
    double width = score(8, Double.parseDouble(told.group(1)));
    double length = score(9.5, Double.parseDouble(told.group(2)));
    assertEquals(width, Double.parseDouble(told.group(4)), 1);
    assertEquals(length, Double.parseDouble(told.group(5)), 1);
    assertEquals((width + length) / 2, Double.parseDouble(told.group(3)), 1);
  }

  /** Half of what there is to win is lost with every doubling. */
  private static double score(double guess, double truth) {
    return Math.max(0, 100 - 50 * Math.abs(Math.log(guess / truth)) / Math.log(2));
  }

  /** Moves the dot of a petal that points upwards, and reckons what it should have become. */
  private void dragADot(Locator grip, int right, int up) {
    BoundingBox plane = page.locator(".petal-hand").nth(1).boundingBox();
    BoundingBox dot = grip.locator(".petal-dot").boundingBox();
    double x = dot.x + dot.width / 2;
    double y = dot.y + dot.height / 2;
    page.mouse().move(x, y);
    page.mouse().down();
    page.mouse().move(x + right, y - up);
    page.mouse().up();
    double fromX = x - plane.x - plane.width / 2;
    double fromY = plane.y + plane.height / 2 - y;
    double deg = Math.toDegrees(Math.atan2(fromX + right, fromY + up));
    double ring = (plane.width / 2 - 14) / 8;
    double rings = (Math.hypot(fromX + right, fromY + up) - Math.hypot(fromX, fromY)) / ring;
    assertEquals(deg, number(grip, "aria-valuenow"), 0.6);
    assertEquals(16 * Math.pow(2, rings), number(grip, "aria-valuetext"), 0.8);
  }

  /** Who gives up guessing with a petal in hand lets go of it. */
  @Test
  void aPetalIsLetGoWhenItGoesAway() {
    page = chromium.open(uri(SPEC));
    assertThat(page.locator("#train")).isEnabled();
    page.locator("#guess").click();
    Locator petal = page.locator(".petal").first();
    petal.hover();
    page.mouse().down();
    page.locator("#guess").press("Enter");
    assertThat(page.locator(".petal-hand")).hasCount(0);
    page.mouse().up();
    page.locator("#guess").press("Enter");
    Locator grip = page.locator(".petal-grip").first();
    String before = grip.getAttribute("aria-valuetext");
    page.locator(".petal").nth(5).hover(); // the one opposite
    assertThat(grip).hasAttribute("aria-valuetext", before);
  }

  /** Planes stand in a row that is swiped; a finger on a petal, or on a line, moves that alone. */
  @Test
  void aFingerMovesWhatItIsOnAndSwipesNothing() {
    page = chromium.open(uri(SPEC), Finger.phone());
    assertThat(page.locator("#train")).isEnabled();
    page.locator("#guess").click();
    Locator line = page.locator(".guess").first();
    Finger.swipe(line.locator(".guess-grip"), 48, 0);
    double degPerPixel = 90 / (page.locator(".guess-hand").boundingBox().width * 304 / 320);
    assertEquals(20 + 48 * degPerPixel, number(line, "aria-valuenow"), 1);
    assertThat(page.locator(".petal-hand").first()).isVisible();
    Finger.swipe(page.locator(".petal").nth(8), -30, 0); // the one to the left
    Locator grip = page.locator(".petal-grip").first();
    assertTrue(number(grip, "aria-valuetext") > 30, grip.getAttribute("aria-valuetext"));
    assertEquals(0, page.locator("#panes").evaluate("panes => panes.scrollLeft"));
  }

  /** The last number of an attribute. */
  private static double number(Locator element, String attribute) {
    return Double.parseDouble(
        element.getAttribute(attribute).replaceAll("^.*?([0-9.]+)\\D*$", "$1"));
  }

  private void drag(Locator guess, int dx) {
    BoundingBox grip = guess.locator(".guess-grip").boundingBox();
    double x = grip.x + grip.width / 2;
    double y = grip.y + grip.height / 2;
    page.mouse().move(x, y);
    page.mouse().down();
    page.mouse().move(x + dx, y);
    page.mouse().up();
  }

  @Test
  void aGuessScoresByTheFactorItIsOff() {
    page = scripts();
    String scores = "[10, 20, 5, 40, 2].map((deg) => scoreOf(deg, 10))";
    assertEquals("[100,50,50,0,0]", ask(scores).toString());
    String verdicts = "[[10, 11], [7, 10], [5, 10]].map(([one, other]) => verdictOf(one, other))";
    assertEquals("[\"hit\",\"near\",\"far\"]", ask(verdicts).toString());
    String orders =
        "[[[5, 8], [3, 9]], [[8, 5], [3, 9]], [[5, 5], [3, 9]], [[5, 4], [9, 9.5]], [[1], [1]]]"
            + ".map(([guesses, truths]) => orderOf(guesses, truths) ?? null)";
    assertEquals("[\"right\",\"wrong\",\"wrong\",\"alike\",null]", ask(orders).toString());
    JsonNode hump = ask("[...humpOf(12, 500)]");
    double below = 0;
    double all = 0;
    for (int bin = 0; bin < hump.size(); bin++) {
      all += hump.get(bin).asDouble();
      below += bin < 12 ? hump.get(bin).asDouble() : 0;
    }
    assertEquals(500, all, 1e-6);
    assertEquals(250, below, 3);
    assertTrue(hump.get(0).asDouble() > hump.get(30).asDouble());
  }

  /** One run makes place for another: what was said of the first is not held against the second. */
  @Test
  void aGuessBelongsToTheRunItWasMadeFor() {
    page = scripts();
    String degs =
        """
        ((all) => {
          const of = (...texts) => texts.map((text) => all.of(text) ?? null);
          all.begin();
          all.move('a', 7);
          const before = of('a', 'b', 'c');
          all.hold(['b', 'a']);
          all.hold(['c']);
          return [before, of('a', 'b', 'c'), all.stage];
        })(new Guesses())""";
    assertEquals("[[7,20,20],[7,20,null],\"held\"]", ask(degs).toString());
  }

  private JsonNode ask(String expression) {
    return Modules.ask(page, "guess", expression);
  }
}
