package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import facespace.claim.Claim;
import facespace.claim.Claims;
import facespace.claim.Finding;
import facespace.text.Lang;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The claims of the literature in the menu of /play, in a real browser. */
class ClaimMenuIT extends BrowserTest {
  @Test
  void aClaimOpensWithItsSettingsAndWithWhatWasMeasured() {
    page = chromium.open(uri("/play"));
    assertThat(page.locator("[data-claim]")).hasCount(Claim.values().length);
    assertThat(page.locator("#claim")).isHidden();
    page.locator("#ready > summary").click();
    Locator item = page.locator("[data-claim=too-strong]");
    assertThat(item).isHidden();
    page.locator("#ready .sheet summary")
        .filter(new Locator.FilterOptions().setHasText(Claim.TOO_STRONG.topic().en()))
        .click();
    item.click();
    assertThat(page.locator(".pane-title")).hasCount(3);
    assertThat(page).hasURL(Pattern.compile(".*m=1\\.4.*"));
    assertThat(page.locator("#ready .sheet")).isHidden();
    assertThat(item).hasAttribute("aria-current", "true");

    Finding finding = Claims.of(Claim.TOO_STRONG);
    Locator told = page.locator("#claim");
    assertThat(told).containsText(finding.outcome().en());
    assertThat(told.locator("code")).isHidden();
    told.locator("summary").click();
    assertThat(told.locator("code")).hasText(finding.command());
    for (String sentence : finding.measured(Lang.EN)) {
      assertThat(told).containsText(sentence);
    }
    assertTrue(finding.seeds() >= Finding.LEAST_SEEDS);

    page.locator("#ready > summary").click();
    page.locator("[data-ready=characters]").click();
    assertThat(told).isHidden();
    assertThat(item).hasAttribute("aria-current", "false");
  }
}
