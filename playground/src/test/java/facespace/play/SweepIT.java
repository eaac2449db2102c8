package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A small sweep on the page, from the form to its verdict. */
class SweepIT extends BrowserTest {
  private static final double PATIENCE_MILLIS = 180_000;

  @Test
  void aSweepIsAskedForWatchedAndJudged() {
    page = chromium.open(uri("/runs"));
    page.locator("main a[href='/sweep']").click();
    page.locator("#sweep-base").fill("data=tiny&net=mlp&batch=64&epochs=1");
    page.locator("#sweep-losses input[value=arcface]").check();
    page.locator("#sweep-losses input[value=cosface]").check();
    page.locator("#sweep-vary").fill("m=9");
    assertThat(page.locator("#sweep-vary-error")).containsText("0 … 1");
    assertThat(page.locator("#sweep-vary")).hasAttribute("aria-invalid", "true");
    page.locator("#sweep-seeds").fill("5..");
    assertThat(page.locator("#sweep-seeds-error")).containsText("seeds = 5..");
    assertThat(page.locator("#sweep-vary-error")).isHidden(); // the first thing that is wrong
    page.locator("#sweep-vary").fill("m=0,0.2"); // which may be asked about before the next
    page.locator("#sweep-seeds").fill("1..2");
    Locator plan = page.locator("#sweep-plan");
    assertThat(plan).containsText("Runs: 8 (settings: 4, seeds: 2)");
    assertThat(page.locator(".field-error:visible")).hasCount(0);
    chromium.complaints.removeIf(text -> text.contains("400")); // the browser notes every 400
    assertThat(page.locator("#sweep-play"))
        .hasAttribute("href", "/play#data=tiny&net=mlp&batch=64&epochs=1");
    thatTheServerIsAwayIsSaidWhileItIs();
    page.locator("#sweep-start").click();
    Locator entry = page.locator("#sweeps li");
    assertThat(entry).hasCount(1);
    assertThat(entry.locator("b")).hasText("CosFace, ArcFace · m=0,0.2 · seeds 1..2");
    assertThat(entry)
        .hasAttribute("data-state", "done", new HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
    assertThat(entry.locator(".standing")).containsText("8 of 8 runs");
    assertThat(page.locator("#sweep-table tbody tr")).hasCount(4);
    assertThat(page.locator("#sweep-table tbody tr").last()).containsText("ArcFace m=0.2");
    assertThat(page.locator("#sweep-verdicts li").first())
        .containsText(Pattern.compile("ArcFace against CosFace: .* over 2 equal seeds"));
    page.waitForFunction("() => document.querySelector('#sweep-chart').naturalWidth > 100");
    String csv = page.locator("#sweep-csv").getAttribute("href");
    assertEquals(9, playground.get(csv).text().lines().count());
    page.evaluate("() => { document.querySelector('#sweep-measure option').id = 'same'; }");
    page.locator("#sweep-measure").selectOption("medianOwnAngleDeg");
    assertThat(page.locator("#sweep-svg"))
        .hasAttribute("href", Pattern.compile("measure=medianOwnAngleDeg"));
    assertThat(page.locator("#same")).hasCount(1); // a list that may be unfolded stays
    assertEquals(List.of(), violations());
    page.navigate(uri("/runs").toString());
    Locator found = page.locator("#runs-sweeps li");
    assertThat(found).containsText("CosFace, ArcFace · m=0,0.2 · seeds 1..2 · 8 of 8 runs");
    assertThat(found.locator("a").last()).hasAttribute("href", csv);
    found.locator("a").first().click();
    assertThat(page.locator("#sweep-table tbody tr")).hasCount(4);
    page.onceDialog(dialog -> dialog.accept());
    entry.locator("[data-what^=delete]").click();
    assertThat(page.locator("#sweeps-empty")).isVisible();
    assertTrue(page.locator("#sweep-result").isHidden());
  }

  private void thatTheServerIsAwayIsSaidWhileItIs() {
    Locator away = page.locator("#sweeps-error");
    Pattern asked = Pattern.compile("/api/sweeps\\?");
    page.route(asked, Route::abort);
    assertThat(away).not().hasText("");
    page.unroute(asked);
    assertThat(away).hasText("");
    chromium.complaints.removeIf(text -> text.contains("ERR_FAILED"));
  }
}
