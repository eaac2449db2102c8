package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A run as a part of another page. */
class EmbedIT extends BrowserTest {
  private static final Pattern LINE = Pattern.compile("<iframe src=\"([^\"]*)\" [^>]*></iframe>");

  @Test
  void whatTheLineOfTheDialogShowsFitsAndTrains() {
    page = chromium.open(uri("/play#" + Playground.SHORT));
    assertThat(page.locator("#train")).isEnabled();
    page.locator("#export > summary").click();
    page.locator("#embed").click();
    Matcher line = LINE.matcher(page.locator("#embed-line").inputValue());
    assertTrue(line.matches(), line.toString());
    assertEquals(List.of(), violations());

    page.setViewportSize(600, 400);
    page.navigate(line.group(1).replace("&amp;", "&"));
    assertThat(page.locator(".pane")).hasCount(2);
    assertThat(page.locator("header.top")).isHidden();
    assertThat(page.locator("#controls form")).isHidden();
    Locator plane = page.locator(".pane canvas").first();
    String before = (String) plane.evaluate("canvas => canvas.toDataURL()");
    page.locator("#play").click();
    assertThat(page.locator("#clock")).containsText("10.0 of 10");
    assertTrue(!plane.evaluate("canvas => canvas.toDataURL()").equals(before), "it was trained");
    String room = "() => document.documentElement.scrollHeight <= innerHeight";
    assertEquals(true, page.evaluate(room), "600 × 400 hold it");
    assertThat(page.locator("#whole-page"))
        .hasAttribute("href", Pattern.compile(".*/play(\\?(?!.*embed).*)?#.*loss=arcface.*"));
    assertEquals(List.of(), violations());
  }
}
