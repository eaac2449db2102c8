package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Predict first: guesses at the angles before anything is trained. */
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
    page = chromium.open(uri("/static/js/lib/format.js"));
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
    page = chromium.open(uri("/static/js/lib/format.js"));
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
