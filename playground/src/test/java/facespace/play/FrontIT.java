package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ReducedMotion;
import facespace.train.spec.Comparison;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first page in a real browser: what was trained here is what it shows. */
class FrontIT extends BrowserTest {
  private static final String RUN =
      Comparison.parse("data=pen&epochs=1;loss=normface;loss=arcface").text();

  @TempDir static Path folder;
  private static JsonNode trained;

  @BeforeAll
  static void trainOne() {
    playground.close();
    playground = Playground.lasting(folder);
    trained = playground.trainAndStore(RUN);
  }

  @Test
  void thePlanesComeToRestOnWhatWasTrained() {
    page = chromium.open(uri("/?lang=en"));
    assertIsTheEnd();
  }

  @Test
  void whoWantsNoMotionSeesTheEndAtOnce() {
    page =
        chromium.open(
            uri("/?lang=en"),
            new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
    assertIsTheEnd();
  }

  /** What the server stored of each run, as the words beneath its plane. */
  private void assertIsTheEnd() {
    Locator words = page.locator(".live-numbers");
    assertThat(page.locator(".live-state")).containsText("Trained here");
    for (int run = 0; run < 2; run++) {
      JsonNode is = trained.get(run);
      String said =
          String.format(
              Locale.ROOT,
              "%s right · half within %.1f°, 95 %% within %.1f°",
              percent(is.get("accuracy").asDouble()),
              is.get("medianOwnAngleDeg").asDouble(),
              is.get("p95OwnAngleDeg").asDouble());
      assertThat(words.nth(run)).hasText(said);
    }
    assertNotEquals(words.nth(0).textContent(), words.nth(1).textContent());
  }
}
