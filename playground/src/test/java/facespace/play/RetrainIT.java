package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import facespace.train.spec.RunSpec;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several models on /verify: what before and after mean, and whose threshold it is. */
class RetrainIT extends BrowserTest {
  private static final IsVisibleOptions PATIENTLY = new IsVisibleOptions().setTimeout(300_000);
  private static final Pattern ANOTHER_MODEL = Pattern.compile("Another model.*\\d°\\.");

  private static String varied;

  @BeforeAll
  static void train() {
    varied = Models.train(playground, Models.ONE_BATCH);
  }

  @Test
  void trainingAgainChangesTheConditionsOnlyAndOnlySuchModelsAreBeforeAndAfter() {
    page = chromium.open(uri("/verify#b.person=same&b.s.yaw=20&t=33"));
    Locator threshold = page.locator("#threshold");
    assertThat(threshold).hasAttribute("aria-valuenow", "33.0");
    Locator again = page.locator("#retrain-go");
    assertThat(again).hasText("Train again on studio photographs only");
    Request sent = page.waitForRequest(Pattern.compile(".*/api/experiments\\?.*"), again::click);
    assertEquals(
        RunSpec.parse(Models.ONE_BATCH).with(Map.of("conditions", "studio")),
        RunSpec.parse(sent.postData()));
    Locator beforeAndAfter = page.locator("#retrained");
    assertThat(beforeAndAfter).isVisible(PATIENTLY);
    assertThat(beforeAndAfter)
        .hasText(Pattern.compile("Trained on varied photographs.*Trained on studio photographs.*"));
    assertThat(page.locator("#toast")).hasText(ANOTHER_MODEL);
    String studio = page.locator("#model-choice").inputValue();
    assertThat(threshold).hasAttribute("aria-valuenow", equalError(studio));
    assertFalse(page.url().contains("t="), "nobody chose this threshold: " + page.url());

    RunSpec other =
        RunSpec.parse(Models.ONE_BATCH)
            .with(Map.of("conditions", "studio", "seed", "2", "people", "20"));
    Models.train(playground, other.text());
    page = chromium.open(uri("/verify"));
    threshold = page.locator("#threshold");
    again = page.locator("#retrain-go");
    beforeAndAfter = page.locator("#retrained");
    assertThat(again).isVisible();
    assertThat(page.locator("#model-choice option")).hasCount(3);
    page.locator("#model-choice").selectOption(varied);
    assertThat(threshold).hasAttribute("aria-valuenow", equalError(varied));
    assertThat(again).hasText("Train again on studio photographs only");
    assertThat(beforeAndAfter).hasCount(0); // other settings differ as well
    page.locator("#model-choice").selectOption(studio);
    assertThat(beforeAndAfter).isVisible();
  }

  /** The angle at which the library finds errors equal, as the slider says it. */
  private static String equalError(String model) {
    SentPairs sent =
        SentPairs.of(playground.get("/api/models/" + model + "/pairs").response().body());
    double deg = -sent.verification().discreteEer().threshold();
    return String.format(Locale.ROOT, "%.1f", deg);
  }
}
