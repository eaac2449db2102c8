package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What of /play can be heard, and drawn without a hand on the glass. */
class SensesIT extends BrowserTest {
  /** Notes what would be heard, and ends when the page says so. */
  static final String RECORDER =
      """
      () => {
        window.heard = [];
        window.AudioContext = class {
          currentTime = 0;
          close() {}
          createGain() {
            return { gain: { setValueAtTime() {}, linearRampToValueAtTime() {} }, connect() {} };
          }
          createOscillator() {
            return window.last = {
              frequency: {}, connect: (next) => next, stop() {},
              start(atS) { window.heard.push([this.frequency.value, atS]); },
            };
          }
        };
      }
      """;

  static final Pattern WITHIN = Pattern.compile("within ([\\d.]+)°");

  /** Equal temperament by a table: A2 110, A3 220, D♯4 311.127, A4 440, A5 880, A8 7040 Hz. */
  @Test
  void anOctaveIsThirtyDegrees() {
    page = chromium.open(uri("/static/icon.svg"));
    Map<Integer, Double> notes =
        Map.of(0, 110.0, 30, 220.0, 45, 311.127, 60, 440.0, 90, 880.0, 180, 7040.0);
    notes.forEach(
        (deg, hz) ->
            assertEquals(hz, Modules.ask(page, "tones", "pitchOf(args[0])", deg).asDouble(), 1e-3));
    JsonNode tones = Modules.ask(page, "tones", "tonesOf([[90, 60, 30], [], [0]])");
    assertEquals(4, tones.size());
    assertEquals(220, tones.at("/2/hz").asDouble(), 1e-9);
    double end = tones.at("/2/atS").asDouble() + tones.at("/2/forS").asDouble();
    assertTrue(tones.at("/3/atS").asDouble() > end + 0.3, "a silence between runs");
    JsonNode many =
        Modules.ask(page, "tones", "tonesOf([Array.from({ length: 91 }, (_, i) => i)])");
    assertEquals(16, many.size());
    assertEquals(110, many.at("/0/hz").asDouble(), 1e-9);
    assertEquals(880, many.at("/15/hz").asDouble(), 1e-9);
  }

  @Test
  void aPenIsLedWithinItsTwentyPlaces() {
    page = chromium.open(uri("/static/icon.svg"));
    String led = "ledBy(args[0], { column: args[1], row: args[2] })";
    assertEquals("{\"column\":1,\"row\":7}", pen(led, "ArrowLeft", 2, 7));
    assertEquals("{\"column\":1,\"row\":7}", pen(led, "ArrowLeft", 1, 7));
    assertEquals("{\"column\":20,\"row\":20}", pen(led, "ArrowDown", 20, 20));
    assertEquals("{\"column\":4,\"row\":1}", pen(led, "ArrowUp", 4, 2));
    assertEquals("[true]", pen("[ledBy(args[0], FIRST) === undefined]", "Tab"));
    assertEquals("[7,273]", pen("middleOf({ column: 1, row: 20 }, 280)"));
  }

  private String pen(String expression, Object... args) {
    return Modules.ask(page, "pen", expression, args).toString();
  }

  @Test
  void aRunIsHeardAndADigitDrawnByKeysAlone() {
    page = lookingAt(uri("/play#" + Playground.SHORT));
    assertThat(page.locator("#clock")).containsText("10.0 of 10");
    page.evaluate(RECORDER);
    Locator listen = page.locator("#listen");
    listen.focus();
    page.keyboard().press("Enter");
    assertThat(listen).hasAttribute("aria-pressed", "true");
    String told = page.locator("#listen-words").textContent();
    Matcher within = WITHIN.matcher(told);
    List<Double> degs = within.results().map(it -> Double.valueOf(it.group(1))).toList();
    List<?> heard = (List<?>) page.evaluate("window.heard.map(([hz]) => 30 * Math.log2(hz / 110))");
    assertEquals(2, degs.size(), told);
    assertEquals(2, heard.size(), "the moment that is there, of two runs");
    for (int run = 0; run < 2; run++) {
      assertEquals(degs.get(run), ((Number) heard.get(run)).doubleValue(), 0.051, told);
    }
    page.evaluate("window.last.onended()");
    assertThat(listen).hasAttribute("aria-pressed", "false");

    Locator pad = page.locator("#pad");
    String empty = (String) pad.evaluate("canvas => canvas.toDataURL()");
    assertThat(page.locator("#pad-keys")).isHidden();
    listen.focus();
    page.keyboard().press("Shift+Tab"); // so that the browser knows that keys are used
    pad.focus();
    assertThat(page.locator("#pad-keys")).isVisible();
    page.keyboard().press(" ");
    for (int i = 0; i < 8; i++) {
      page.keyboard().press("ArrowDown");
    }
    assertThat(page.locator("#pad-pen")).hasText("Drawing: column 10, row 13 of 20");
    String led = (String) pad.evaluate("canvas => canvas.toDataURL()");
    pad.hover();
    page.mouse().move(0, 0);
    assertEquals(led, atRest(pad), "who only points at it draws nothing");
    page.keyboard().press(" ");
    assertThat(page.locator("#pad-pen")).hasText("Pen up: column 10, row 13 of 20");
    assertThat(page.locator("#pad-verdict p")).hasCount(2);
    assertEquals(List.of(), violations());
    page.keyboard().press("Tab");
    assertTrue(!pad.evaluate("canvas => canvas.toDataURL()").equals(empty), "its ink stays");
  }
}
