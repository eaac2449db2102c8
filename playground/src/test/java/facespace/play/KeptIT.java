package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists of kept models below /play and /faces, and what could not be kept. */
class KeptIT extends BrowserTest {
  private static final String DIGITS = "data=tiny&net=mlp&batch=256&epochs=1&loss=softmax";

  /** One batch of six people. */
  private static final String FACES =
      "data=paper&people=6&shots=4&holdout-people=3&net=face&dim=8&batch=512&epochs=1"
          + "&loss=softmax&target-accuracy=0.01&warmup=0";

  private static String text(String kind) {
    return kind.equals("digits") ? DIGITS : FACES;
  }

  private static boolean isPinned(String kind) {
    return playground.get("/api/models?kind=" + kind).json().at("/0/pinned").asBoolean();
  }

  @ParameterizedTest
  @CsvSource({"/play, digits", "/faces, faces"})
  void aModelIsPinnedAndUnpinnedByKeyboardAndADamagedOneIsNamed(String path, String kind)
      throws IOException {
    playground.await(playground.play(text(kind)), "done");
    Files.writeString(playground.models().resolve("half.model"), "half");
    page = chromium.open(uri(path));
    page.locator("#kept-title").click();
    Locator row = page.locator("#kept-models tbody tr").first();
    Locator pin = row.locator("[data-pin]");
    assertThat(pin).hasAttribute("aria-label", "Pin Softmax, so that it stays");
    pin.focus();
    page.keyboard().press("Enter");
    assertThat(row).containsText("pinned: stays");
    assertThat(pin).hasText("Unpin");
    assertThat(pin).isFocused();
    assertEquals(true, isPinned(kind));
    page.keyboard().press("Enter");
    assertThat(pin).hasText("Pin");
    assertEquals(false, isPinned(kind));
    Locator damaged = page.locator("#kept-models .damaged");
    assertThat(damaged).containsText("half.model");
    page.onDialog(Dialog::accept);
    damaged.locator("button").click();
    assertThat(damaged).hasCount(0);
    assertFalse(Files.exists(playground.models().resolve("half.model")));
  }

  @ParameterizedTest
  @CsvSource({"/play, digits", "/faces, faces"})
  void whatCouldNotBeKeptIsTriedAgain(String path, String kind) throws IOException {
    playground.await(playground.play(text(kind)), "done");
    Path models = playground.models();
    Path aside = Files.move(models, models.resolveSibling("aside"));
    Files.writeString(models, "no folder");
    page = chromium.open(uri(path + "#" + text(kind)));
    page.locator("#train").click();
    assertThat(page.locator("#alert")).containsText("cannot be written");
    page.locator("#keep-again").click();
    assertThat(page.locator("#toast")).containsText("cannot be written");
    Files.delete(models);
    Files.move(aside, models);
    int before = playground.get("/api/models?kind=" + kind).json().size();
    page.locator("#keep-again").click();
    assertThat(page.locator("#alert")).isHidden();
    assertThat(page.locator("#keep-again")).isHidden();
    page.locator("#kept-title").click();
    assertThat(page.locator("#kept-models tbody tr")).hasCount(before + 1);
    assertThat(page.locator("#kept-models tbody tr[aria-current]")).hasCount(1);
    chromium.complaints.removeIf(complaint -> complaint.contains("409")); // that refusal
  }
}
