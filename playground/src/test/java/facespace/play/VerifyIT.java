package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two faces under one threshold, in a real browser. */
class VerifyIT extends BrowserTest {
  /** In the page itself: it may ask anew before the browser tells of an answer. */
  private static final String NOTES_WHAT_IS_MEASURED =
      """
      window.seen = [];
      const asked = window.fetch;
      window.fetch = async (address, how) => {
        const what = address.match('/api/models/[^/]+/(strangers|pairs|quality|causes)$')?.[1];
        if (what) seen.push(`asked ${what}`);
        const answer = await asked(address, how);
        if (what) seen.push(`answered ${what}`);
        return answer;
      };\
      """;

  static final Pattern AN_ANGLE = Pattern.compile("\\d+\\.\\d°");

  @BeforeAll
  static void train() {
    Models.give(playground);
  }

  @Test
  void aNewcomerSeesOnePersonTwiceAndAnAngle() {
    page = chromium.open("about:blank");
    List<Route> asked = new ArrayList<>();
    page.route("**/compare?*", asked::add);
    page.navigate(uri("/verify"));
    assertThat(page.locator("#decision")).hasText("The model is being measured …");
    page.unroute("**/compare?*");
    asked.forEach(Route::resume);
    assertThat(page.locator("#angle")).hasText(AN_ANGLE);
    assertThat(page.locator("#distance")).containsText("2 − 2 cos θ");
    assertThat(page.locator("#right-same")).hasAttribute("aria-pressed", "true");
    assertThat(page.locator("#left .face img")).hasJSProperty("naturalWidth", 512);
    assertThat(page.locator("#right .face img")).hasJSProperty("naturalWidth", 512);
  }

  /** Whoever moves a face meanwhile finds a server that has room for them. */
  @Test
  void whatIsMeasuredOfAModelIsAskedForOneAfterTheOther() {
    page = chromium.open("about:blank");
    page.addInitScript(NOTES_WHAT_IS_MEASURED);
    page.navigate(uri("/verify"));
    assertThat(page.locator("#causes-panel")).isVisible();
    List<String> expected = new ArrayList<>();
    for (String what : List.of("pairs", "strangers", "quality", "causes")) {
      expected.addAll(List.of("asked " + what, "answered " + what));
    }
    assertEquals(expected, page.evaluate("seen"));
  }

  /** Whatever is decided and of whom, nothing is said to be in the way of neither picture alone. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "b.person=same&a.s.mask=1&t=90|It opens although on the enrolled picture half the face is covered.",
        "b.person=same&a.s.mask=1&t=5|but on the enrolled picture half the face is covered.",
        "b.person=same&a.s.mask=1&b.s.darkness=1&t=90|although it is dark and on the enrolled picture half",
        "b.person=same&b.s.mask=1&t=90|It opens although half the face is covered.",
        "b.person=4000031&b.p.nose-bridge=0.9&a.s.mask=1&t=90|only nose bridge differs, and on the enrolled picture half the face is",
        "b.person=7&a.s.mask=1&t=5|Somebody else, rightly refused.",
      })
  void whatIsInTheWayOfEitherPictureIsSaidInOneSentence(String pair, String sentence) {
    page = open("/verify?lang=en#" + pair);
    assertThat(page.locator("#angle")).hasText(AN_ANGLE);
    assertThat(page.locator("#because")).containsText(sentence);
    assertThat(page.locator("#because")).not().containsText("nothing is in the way");
    assertThat(page.locator("#because")).not().containsText(". On the enrolled");
  }

  @Test
  void theDecisionChangesAtTheThreshold() {
    page = open("/verify#b.person=same&b.s.yaw=15");
    assertThat(page.locator("#angle")).hasText(AN_ANGLE);
    double angle = Double.parseDouble(page.locator("#angle").textContent().replace("°", ""));
    page = open("/verify#b.person=same&b.s.yaw=15&t=" + (angle + 0.2));
    assertThat(page.locator("#decision")).hasText("Opens");
    page = open("/verify#b.person=same&b.s.yaw=15&t=" + (angle - 0.2));
    assertThat(page.locator("#decision")).hasText("Stays locked");
  }

  @Test
  void aMovedThresholdPlacesNothingOnTheMapAnew() {
    page = open("/verify#b.person=same&b.s.yaw=15&t=30");
    Locator circle = page.locator("#map circle.threshold");
    assertThat(circle).hasAttribute("visibility", "visible");
    assertThat(page.locator("#map .point.own")).hasCount(12);
    page.evaluate("document.querySelectorAll('#map svg *').forEach((node) => (node.old = true))");
    String radius = circle.getAttribute("r");
    page.locator("#threshold").press("PageUp");
    assertThat(circle).not().hasAttribute("r", radius);
    assertEquals(
        true,
        page.evaluate("[...document.querySelectorAll('#map svg *')].every(({ old }) => old)"));
  }

  @Test
  void draggingIsMeasuredWithAllThatFollowsTheThreshold() {
    page = chromium.open(uri("/verify?bench=1"));
    assertThat(page.locator("html"))
        .hasAttribute("data-bench-median-ms", Pattern.compile("\\d+\\.\\d\\d"));
    assertEquals(
        true,
        page.evaluate(
            "(({ benchMedianMs, benchP95Ms, benchLate }) => Number(benchMedianMs) <="
                + " Number(benchP95Ms) && benchLate >= 0 && benchLate <="
                + " 1)(document.documentElement.dataset)"));
    assertThat(page.locator("#threshold-words")).hasText(Pattern.compile("The threshold is .*"));
    assertThat(page.locator("#map .point")).hasCount(240);
  }

  @Test
  void theQualityGateRefusesABadPictureBeforeAnythingIsDecided() {
    page = open("/verify#b.person=same&b.s.darkness=1&b.s.blur=1&b.s.noise=1&t=30");
    page.locator("#gate-share").fill("35");
    assertThat(page.locator("#gate-note")).containsText("the picture at the door");
    assertThat(page.locator("#decision")).not().hasText("Once more, please");
    page.locator("#gate-on").check();
    assertThat(page.locator("#decision")).hasText("Once more, please");
    assertThat(page).hasURL(Pattern.compile(".*gate=1.*"));
    page.locator("#right-mend").click();
    assertThat(page.locator("#gate-note")).containsText("good enough");
    assertThat(page.locator("#decision")).hasText("Opens");
  }

  @Test
  void aModelThatIsMissingStaysInTheAddressUntilAnotherIsChosen() {
    page = open("/verify?lang=en&a.person=5&b.person=same&model=m12345");
    Locator problem = page.locator("#model-bar .error");
    assertThat(problem).containsText("no longer kept here");
    slider(page, "right", "mask").press("End");
    assertThat(page).hasURL(Pattern.compile(".*b\\.s\\.mask=1.*&model=m12345.*"));
    String id = page.locator("#model-choice").inputValue();
    page.locator("#model-choice").selectOption(id);
    assertThat(page).hasURL(Pattern.compile(".*&model=" + id));
    assertThat(problem).isEmpty();
  }

  @Test
  void aBadAddressIsSaidAndTheUsualTaken() {
    page = open("/verify#a.person=row5&b.s.yaw=900&wings=2&t=1000");
    assertThat(page.locator("#address-error")).containsText("b.s.yaw = 900");
    assertThat(page.locator("#address-error")).containsText("wings");
    assertThat(page.locator("#angle")).hasText(AN_ANGLE);
    assertThat(page).hasURL(Pattern.compile(".*a\\.person=row5.*"));
  }

  @Test
  void changingTheLanguageKeepsTheFaces() {
    page = open("/verify#a.person=row5&b.person=same&b.s.mask=1&t=30");
    page.locator("a[data-lang=zh]").click();
    assertThat(page.locator("html")).hasAttribute("lang", "zh-Hans");
    assertThat(page.locator("#because")).containsText("半张脸被遮住");
    assertTrue(page.url().contains("a.person=row5"), page.url());
  }

  @Test
  void withoutAModelOneIsTrainedFromHere() {
    try (Playground fresh = new Playground()) {
      page = chromium.open("about:blank");
      page.route(Pattern.compile(".*/api/experiments\\?.*"), VerifyIT::trainOnlyShortly);
      page.navigate(fresh.uri("/verify").toString());
      page.locator("#train-model").click();
      assertThat(page.locator(".model-progress")).isVisible();
      assertThat(page.locator("#angle"))
          .hasText(
              AN_ANGLE,
              new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions()
                  .setTimeout(300_000));
      assertThat(page.locator("#model-choice option")).hasCount(1);
      page.onDialog(dialog -> dialog.accept());
      page.locator(".model-kept button").first().click();
      assertThat(page.locator("#train-model")).isVisible();
      page.close();
    }
    // questions that were under way when the model was deleted
    chromium.complaints.removeIf(complaint -> complaint.matches(".*status of (404|409).*"));
  }

  @Test
  void onAPhoneNothingSticksOut() {
    page =
        chromium.open(
            uri("/verify"),
            new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
    assertThat(page.locator("#angle")).hasText(AN_ANGLE);
    assertEquals(390, page.evaluate("document.documentElement.scrollWidth"));
    assertTrue(page.locator("#decision").boundingBox().y < 844, "the decision is seen at once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/verify?theme=light", "/verify?theme=dark", "/verify?lang=zh"})
  void axeFindsNothingToComplainAbout(String path) {
    page = open(path);
    assertThat(page.locator("#angle")).hasText(AN_ANGLE);
    assertEquals(List.of(), violations());
    page.locator("#left-table").click();
    assertEquals(List.of(), violationsIn("dialog[open]"));
    page.keyboard().press("Escape");
    page.locator("#left-photo").click();
    page.locator("#photo-file").setInputFiles(photo());
    assertThat(page.locator(".crop-box")).isVisible();
    assertEquals(List.of(), violationsIn("dialog[open]"));
  }

  static Page open(String path) {
    Page opened = chromium.open(uri(path));
    assertThat(opened.locator("#model-choice")).isVisible();
    return opened;
  }

  static Locator slider(Page page, String side, String knob) {
    return page.locator("#%s [data-part=%s] input[type=range]".formatted(side, knob));
  }

  static FilePayload photo() {
    byte[] png = playground.get("/api/paper/face.png?size=300&person=7").response().body();
    return new FilePayload("me.png", "image/png", png);
  }

  /** Whatever the page wants to train, it gets a training of seconds. */
  private static void trainOnlyShortly(Route route) {
    assertEquals("paper", RunSpec.parse(route.request().postData()).data());
    route.resume(new Route.ResumeOptions().setPostData(Models.SHORT));
  }
}
