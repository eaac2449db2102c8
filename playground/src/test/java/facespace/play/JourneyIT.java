package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the front page to an enrolled colleague and an unknown stranger, in a real browser. */
class JourneyIT extends BrowserTest {
  private static final String SHORT =
      "&net=face&dim=16&loss=arcface&augment=off&lr=0.005&batch=32&epochs=2";
  private static final String PAPER = "data=paper&people=16&shots=8&holdout-people=8" + SHORT;
  private static final String ORL = "data=orl&holdout-people=20" + SHORT;
  private static final double PATIENCE_MS = 90_000;

  @BeforeEach
  void emptyGallery() {
    playground.delete("/api/gallery");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void aNewcomerWithoutDataMeetsAStranger(String lang) {
    page = chromium.open(uri("/?lang=" + lang));
    travel(PAPER, lang.equals("en") ? "Unknown" : "不认识");
  }

  @Test
  void aNewcomerOnAPhoneMeetsAStranger() {
    page =
        chromium.open(
            uri("/"), new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
    travel(PAPER, "Unknown");
    assertEquals(390, page.evaluate("document.documentElement.scrollWidth"));
  }

  @Test
  void theSameWithAFolderOfPeople() throws IOException {
    String root = System.getenv("FACESPACE_DATA");
    Assumptions.assumeTrue(
        root != null && Files.isDirectory(Path.of(root, "orl")), "no folder orl of people");
    copy(Path.of(root, "orl"), playground.data().resolve("orl"));
    page = chromium.open(uri("/"));
    travel(ORL, "Unknown");
    page.locator("#enrol").click();
    page.locator("#enrol-sources [data-kind=folder]").click();
    page.locator("#enrol-choices button").nth(1).click();
    page.locator("#enrol-name").fill("Somebody of the folder");
    page.locator("#enrol-save").click();
    assertThat(page.locator(".enrolled")).hasCount(4);
  }

  @Test
  void whoIsEnrolledCanBeForgotten() {
    page = chromium.open(uri("/identify"));
    page.locator("#enrol").click();
    page.locator("#enrol-choices button").first().click();
    page.locator("#enrol-name").fill("Zoë");
    page.locator("#enrol-save").click();
    assertThat(page.locator(".enrolled-name")).hasText("Zoë");
    page.onDialog(dialog -> dialog.accept());
    page.locator(".enrolled-remove").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#gallery-empty")).isVisible();
    assertEquals(0, playground.get("/api/gallery").json().get("people").size());
  }

  @Test
  void twoPeopleOfOneNameAreAnsweredByASentenceAndNothingIsLost() {
    page = chromium.open(uri("/identify"));
    for (int i = 0; i < 2; i++) {
      page.locator("#enrol").click();
      page.locator("#enrol-choices button").nth(i).click();
      page.locator("#enrol-name").fill("Kim");
      page.locator("#enrol-save").click();
      assertThat(page.locator(".enrolled-name")).hasText("Kim");
    }
    assertThat(page.locator("#enrol-error")).containsText("“Kim”");
    assertThat(page.locator("#enrol-name")).hasValue("Kim");
    chromium.complaints.removeIf(complaint -> complaint.contains("409"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/?theme=light", "/?theme=dark", "/identify?theme=light", "/identify?theme=dark"})
  void axeFindsNothingToComplainAbout(String path) {
    page = chromium.open(uri(path));
    assertEquals(List.of(), violations());
  }

  private void travel(String spec, String unknown) {
    page.locator("main a[href='/faces']").click();
    assertThat(page.locator("#train")).isEnabled();
    page.evaluate("spec => { location.hash = spec; }", spec);
    assertThat(page.locator("#map-state")).isAttached();
    Locator train = page.locator("#train");
    train.evaluate("button => button.click()"); // on a phone it lies in the folded controls
    assertThat(page.locator("#kept")).isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MS));
    page.locator("#kept a[href='/verify']").click();
    assertThat(page.locator("#angle")).hasText(Pattern.compile("\\d+\\.\\d°"));
    page.locator("nav a[href='/identify']").click();
    page.locator("#enrol-three").click();
    assertThat(page.locator(".enrolled")).hasCount(3);
    assertThat(page.locator(".visitor")).hasCount(6);
    page.locator("#threshold").focus();
    page.keyboard().press("Home");
    page.locator("#visit-stranger").click();
    assertThat(page.locator("#decision")).hasText(unknown);
    page.locator("#threshold").focus();
    page.keyboard().press("End");
    page.locator("#visit-enrolled").click();
    assertThat(page.locator("#ranking .rank")).hasCount(3);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.write(target, Files.readAllBytes(file));
        }
      }
    }
  }
}
