package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chinese labels, which a browser may break after every sign, in narrow places. */
class ChineseLinesIT extends BrowserTest {
  /**
   * Labels with fewer than three signs to a line or one on the last, and boxes that are wider than
   * their place.
   */
  private static final String TORN =
      """
      (labels) => labels.filter((label) => {
        const range = document.createRange();
        range.selectNodeContents(label);
        const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
        const lines = boxes.filter(({ top }, i) => i === 0 || top > boxes[i - 1].top + 4).length;
        const isOneLeft = lines > 1 && boxes.at(-1).width < 1.7 * parseFloat(getComputedStyle(label).fontSize);
        const place = label.parentElement;
        const isWide = place.tagName !== 'TR' && place.scrollWidth > place.clientWidth + 1;
        return isOneLeft || isWide || (lines > 1 && label.textContent.trim().length / lines < 3);
      }).map(({ textContent }) => textContent)\
      """;

  @ParameterizedTest
  @CsvSource({
    "1440, 900, /play#data=tiny;loss=facenet;loss=arcface, '#knobs label'",
    "390, 844, /play#data=tiny;loss=facenet;loss=arcface, '.figures dt'",
    "390, 844, /losses/arcface, '.wedge-numbers dt'",
    "390, 844, /learn/losses/margin, '.lesson-text thead th'",
  })
  void labelsAreNotTornIntoSigns(int width, int height, String path, String labels) {
    page = chromium.open(uri(path.replaceFirst("(#|$)", "?lang=zh$1")), width, height);
    assertThat(page.locator(labels).first()).isAttached();
    if (path.startsWith("/play")) {
      assertThat(page.locator("#train")).isEnabled(); // its settings are there
    }
    assertEquals(List.of(), page.locator(labels).evaluateAll(TORN));
  }
}
