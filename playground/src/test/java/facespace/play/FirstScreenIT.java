package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is to be seen of /play without scrolling, and that it stays where it is. */
class FirstScreenIT extends BrowserTest {
  /** The names of the controls that another thing lies over when they have the focus. */
  private static final String COVERED =
      """
      () => [...document.querySelectorAll('#experiment :is(input, select, button, a, summary)')]
        .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.disabled)
        .filter((it) => {
          it.blur();
          scrollTo(0, 0);
          it.focus();
          const { left, top, width, height } = it.getBoundingClientRect();
          const over = document.elementFromPoint(left + width / 2, top + height / 2);
          return over?.closest('.go-row, .transport') || !over;
        }).map((it) => it.getAttribute('aria-label') ?? it.id ?? it.textContent)\
      """;

  private static final String SENTENCES = "A sentence that takes its room, as others do. ";

  private void open(int width, int height, String lang) {
    page =
        chromium.open(
            uri("/play?lang=" + lang + "#data=tiny&epochs=1;loss=normface;loss=arcface"),
            width,
            height);
    assertThat(page.locator("#train")).isEnabled();
    assertThat(page.locator(".pane")).hasCount(2);
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, en", "1440, 900, zh", "1280, 720, en"})
  void theKnobsOfALossAreOnTheFirstScreen(int width, int height, String lang) {
    open(width, height, lang);
    assertThat(page.locator("#knobs input[type=range]")).hasCount(2);
    for (Locator knob : page.locator("#knobs input[type=range]").all()) {
      assertEquals(
          true,
          knob.evaluate(
              """
              (it) => {
                const { left, top, width, height } = it.getBoundingClientRect();
                return document.elementFromPoint(left + width / 2, top + height / 2) === it;
              }\
              """),
          "something lies over a knob at " + knob.boundingBox().y);
    }
    assertEquals(
        true,
        page.evaluate(
            """
            () => {
              const list = document.getElementById('losses').getBoundingClientRect();
              const { top, bottom } = document.querySelector('.loss:has(:checked)').getBoundingClientRect();
              return top >= list.top && bottom <= list.bottom;
            }\
            """),
        "the chosen loss is not seen in its list");
  }

  @Test
  void whatHasTheFocusIsNeverBeneathTheButtonThatTrains() {
    open(1440, 900, "en");
    page.locator("#more").evaluate("(it) => (it.open = true)");
    assertEquals(List.of(), page.evaluate(COVERED));
  }

  @ParameterizedTest
  @CsvSource({"390, 844, en", "390, 844, zh", "720, 450, en", "360, 640, en"})
  void onSmallScreensBothPlanesAreSeenSideBySideAndTheSettingsComeNext(
      int width, int height, String lang) {
    open(width, height, lang);
    BoundingBox one = page.locator("fs-plane canvas").nth(0).boundingBox();
    BoundingBox other = page.locator("fs-plane canvas").nth(1).boundingBox();
    assertEquals(one.y, other.y, 1);
    assertTrue(one.x >= 0 && other.x + other.width <= width, "a plane sticks out");
    assertTrue(one.x + one.width <= other.x);
    double bars = page.locator(".transport").boundingBox().height;
    assertTrue(one.height <= height - bars - 40, "a plane is " + one.height + " high");
    assertTrue(one.height >= 120, "a plane is only " + one.height + " high");
    assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
    BoundingBox settings = page.locator("#controls").boundingBox();
    BoundingBox panes = page.locator("#panes").boundingBox();
    assertTrue(settings.y < page.locator("#pad-card").boundingBox().y);
    assertTrue(settings.y < panes.y + panes.height + 140, "settings are at " + settings.y);
  }

  @Test
  void onAPhoneMenusAreWhollyOnTheScreenAndClassesAreAsLargeAsAFinger() {
    open(390, 844, "en");
    page.locator("#export summary").click();
    BoundingBox sheet = page.locator("#export .sheet").boundingBox();
    assertTrue(sheet.x >= 0 && sheet.x + sheet.width <= 390, "from " + sheet.x);
    page.keyboard().press("Escape");
    page.locator("#controls > summary").click();
    for (Locator chip : page.locator("#shared .chip").all()) {
      BoundingBox box = chip.boundingBox();
      assertTrue(box.width >= 36 && box.height >= 36, box.width + " × " + box.height);
    }
  }

  @ParameterizedTest
  @CsvSource({"/play, Momentum (SGD) must be", "/faces?lang=zh, 动量（SGD）应为"})
  void onAPhoneALinkThatCannotBeReadIsSeenNotToHaveBeenRead(String path, String why) {
    page = chromium.open(uri(path + "#data=tiny&momentum=2"), Finger.phone());
    assertThat(page.locator("#train")).isEnabled(); // the usual experiment is open
    Locator folded = page.locator("#folded-error");
    assertThat(folded).containsText(why);
    double under = page.locator(".transport").boundingBox().y;
    BoundingBox said = folded.boundingBox();
    assertTrue(said.y >= 0 && said.y + said.height <= under, "said at " + said.y);
    assertEquals(0, page.evaluate("scrollY"));
    assertEquals(List.of(), violations());
    page.locator("#controls > summary").click();
    assertThat(folded).isHidden();
    assertThat(page.locator("#spec-error")).containsText(why);
    assertThat(page.locator("#spec-error")).isVisible();
    chromium.complaints.removeIf(text -> text.contains("400")); // the browser notes every 400
  }

  @Test
  void aLinkThatCannotBeReadLeavesThePageAtItsTop() {
    page = chromium.open(uri("/play#data=tiny&momentum=2"));
    assertThat(page.locator("#train")).isEnabled();
    assertThat(page.locator("#spec-error")).containsText("Momentum (SGD) must be");
    assertThat(page.locator("#more")).hasAttribute("open", ""); // the page has unfolded it
    assertEquals(0, page.evaluate("scrollY"));
    assertThat(page.locator("#spec-error")).isInViewport();
    assertThat(page.locator("#folded-error")).isHidden();
    chromium.complaints.removeIf(text -> text.contains("400"));
  }

  /** Nothing is trained for that: what comes and goes is made to come. */
  @ParameterizedTest
  @CsvSource({"1440, 900", "1180, 800"})
  void whatComesAndGoesWhileItTrainsMovesNothing(int width, int height) {
    open(width, height, "en");
    double train = page.locator("#train").boundingBox().y;
    double under = page.locator(".under").boundingBox().y;
    double curve = page.locator("section:has(> #curve)").boundingBox().height;
    page.evaluate(
        """
        async (sentence) => {
          const room = document.getElementById('story');
          const { lineHeight } = getComputedStyle(room);
          const most = 3.4 * Number.parseFloat(lineHeight);
          room.textContent = '';
          const isFull = () => {
            const range = document.createRange();
            range.selectNodeContents(room);
            return range.getBoundingClientRect().height > most;
          };
          for (const word of sentence.repeat(40).split(' ')) {
            room.textContent += `${word} `;
            if (isFull()) break;
          }
          for (const id of ['branch', 'over', 'stored']) document.getElementById(id).hidden = false;
          const page = document.querySelector('script[type=module]').src;
          const { curveCaption } = await import(new URL('../../app/story.js', page));
          const warm = ['NormFace s=64', 'ArcFace s=64 m=0.5'].map((title) => ({ title, run: { marginStrength: 0.5 } }));
          document.getElementById('curve-caption').textContent = curveCaption(warm, 0);
        }\
        """,
        SENTENCES);
    assertEquals(train, page.locator("#train").boundingBox().y, 1, "the button has moved");
    assertEquals(under, page.locator(".under").boundingBox().y, 1, "the story has moved all below");
    double now = page.locator("section:has(> #curve)").boundingBox().height;
    assertEquals(curve, now, 1, "the warm-up has moved the charts");
  }

  /** The middle of no curve goes through a word, and no name of a run stands in one. */
  @ParameterizedTest
  @ValueSource(strings = {"shade=1", "shade=1&slope=1"})
  void nothingStrikesTheNamesOfTheRangesThrough(String view) {
    page =
        chromium.open(
            uri("/play?" + view + "#data=tiny&epochs=1;loss=sphereface;loss=cosface;loss=arcface"));
    assertThat(page.locator("#curve .range-word")).hasCount(6);
    assertThat(page.locator("#curve .curve-line")).hasCount(3);
    assertEquals(
        List.of(),
        page.evaluate(
            """
            () => [...document.querySelectorAll('#curve .range-word')].filter((word) => {
              const { x, y, width, height } = word.getBBox();
              const isUnder = (box) => box.x < x + width && x < box.x + box.width && box.y < y + height - 2 && y + 2 < box.y + box.height;
              return [...document.querySelectorAll('#curve .direct')].some((name) => isUnder(name.getBBox()))
                || [...document.querySelectorAll('#curve .curve-line')].some((line) => {
                  for (let at = 0; at <= line.getTotalLength(); at += 1) {
                    const point = line.getPointAtLength(at);
                    if (point.x > x && point.x < x + width && point.y > y + 2 && point.y < y + height - 2) return true;
                  }
                  return false;
                });
            }).map(({ textContent }) => textContent)\
            """));
  }
}
