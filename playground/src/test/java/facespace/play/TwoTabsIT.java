package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
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
    train(link);

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

  /** What is known of a link is on screen before its settings are: they come from the server. */
  @Test
  void aRunTakenAwayWhileAPageStillOpensStaysAway() {
    String link = uri("/play#data=tiny&epochs=200&batch=16&seed=2;loss=softmax;loss=arcface");
    train(link);
    List<Route> asked = new ArrayList<>();
    Page second = page.context().newPage();
    second.route("**/api/describe?*", asked::add);
    second.navigate(link);
    second.waitForCondition(() -> asked.size() == 1);
    asked.get(0).resume();
    second.waitForCondition(() -> asked.size() == 2);
    second.locator(".pane-remove").first().click();
    second.unroute("**/api/describe?*");
    asked.get(1).resume();
    assertThat(second).hasURL(Pattern.compile(".*#(?!.*loss=softmax).*loss=arcface.*"));
    assertThat(second.locator("fs-plane:visible")).hasCount(1);
    second.close();
  }

  private void train(String link) {
    page = chromium.open(link);
    page.locator("#train").click();
    assertThat(page.locator("#scrubber"))
        .hasAttribute("aria-valuetext", Pattern.compile("moment [2-9].*"));
  }
}
