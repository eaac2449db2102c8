package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two pages of one browser, which the server tells apart by nothing but the names they take. */
class TwoTabsIT extends BrowserTest {
  private static final Pattern EXPERIMENT =
      Pattern.compile(".*/api/experiments/[0-9a-f]{8}(\\?.*)?");

  @Test
  void whatOneTabTrainsGoesOnWhenAnotherThatWatchedItTrainsSomethingElse() {
    String link = uri("/play#data=tiny&epochs=200&batch=16;loss=softmax;loss=arcface");
    page = chromium.open(link);
    page.locator("#train").click();
    assertThat(page.locator("#scrubber"))
        .hasAttribute("aria-valuetext", Pattern.compile("moment [2-9].*"));

    Page second = page.context().newPage();
    second.navigate(link);
    assertThat(second.locator("#scrubber"))
        .hasAttribute("aria-valuetext", Pattern.compile("moment .*"));
    second.locator(".pane-remove").first().click();
    Response left =
        second.waitForResponse(
            answer ->
                answer.request().method().equals("DELETE")
                    && EXPERIMENT.matcher(answer.url()).matches(),
            () -> second.locator("#train").click());
    assertEquals(204, left.status());
    String address = left.url().replaceFirst(".*(/api/experiments/[0-9a-f]{8}).*", "$1");
    String state = playground.get(address).json().path("state").asText();
    assertTrue(List.of("running", "queued").contains(state), state);
    assertThat(page.locator("#play")).hasAttribute("aria-label", "Pause");
    second.close();
  }
}
