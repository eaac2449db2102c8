package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import facespace.play.web.Visitor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do on the page, done in a real browser. */
class PlayIT extends BrowserTest {
  private static final String SPEC = "#data=tiny&epochs=10&batch=256;loss=softmax;loss=arcface";
  private static final String LONGER = "#data=tiny&epochs=100&batch=32;loss=softmax;loss=arcface";

  /** The scrubber's value is the moment wanted, its words tell of the one on screen. */
  private static final String WANTED_MOMENT_IS_SHOWN =
      """
      () => {
        const scrubber = document.getElementById('scrubber');
        return scrubber.getAttribute('aria-valuetext').startsWith(`moment ${scrubber.valueAsNumber + 1} of`);
      }\
      """;

  @Test
  void pressingTrainMovesTheHistogramsUntilTrainingIsDone() {
    page = open("/play" + LONGER);
    page.locator("#train").click();
    Locator angles = page.locator("#angles svg");
    assertThat(angles).hasAttribute("aria-label", Pattern.compile(".*half below.*"));
    String early = angles.getAttribute("aria-label");
    assertThat(angles).not().hasAttribute("aria-label", early);
    assertThat(page.locator("#curve svg"))
        .hasAttribute("aria-label", Pattern.compile(".*half of them below.*"));
    page.locator("#play").click();
    assertThat(page.locator("#play")).hasAttribute("aria-label", "Play");
  }

  /** What is set and what trains are two things, for as long as the server has not answered. */
  @Test
  void aRunIsTakenAwayWhileItTrainsAndTheNewsGoOn() {
    page = open("/play" + LONGER);
    page.locator("#train").click();
    Locator scrubber = page.locator("#scrubber");
    assertThat(scrubber).hasAttribute("aria-valuetext", Pattern.compile("moment [2-9].*"));
    page.route(Pattern.compile(".*/api/describe.*"), Route::abort);
    page.locator(".pane-remove").first().click();
    String before = page.locator("#angles svg").getAttribute("aria-label");
    assertThat(page.locator("#angles svg")).not().hasAttribute("aria-label", before);
    page.unroute(Pattern.compile(".*/api/describe.*"));
    chromium.complaints.removeIf(complaint -> complaint.contains("Failed to load resource"));
  }

  @Test
  void theScrubberGoesBackToTheFirstWeightsAndForthAgain() {
    page = seen("/play" + SPEC);
    String numbers = page.locator("#numbers").textContent();
    Locator scrubber = page.locator("#scrubber");
    scrubber.focus();
    page.keyboard().press("Home");
    assertThat(page.locator("#clock")).hasText("epoch 0.0 of 10");
    assertThat(page.locator("#numbers")).not().hasText(numbers);
    page.keyboard().press("End");
    assertThat(page.locator("#numbers")).hasText(numbers);
  }

  @Test
  void stepTrainsOneBatchAndResetGoesBackToTheSamePicture() {
    page = open("/play" + SPEC);
    Locator scrubber = page.locator("#scrubber");
    Locator clock = page.locator("#clock");
    page.locator("#step").click();
    assertThat(scrubber).hasAttribute("max", "1");
    page.locator("#reset").click();
    assertThat(clock).hasText("epoch 0.0 of 10");
    assertThat(scrubber).hasAttribute("max", "0");
    String first = picture(page);
    page.locator("#step").click();
    assertThat(clock).hasText("epoch 0.5 of 10");
    assertThat(scrubber).hasAttribute("max", "1");
    assertNotEquals(first, picture(page));
    page.locator("#reset").click();
    assertThat(clock).hasText("epoch 0.0 of 10");
    assertThat(scrubber).hasAttribute("max", "0");
    assertEquals(first, picture(page));
  }

  /** The socket and the answer race; whoever is overtaken must not be taken for news. */
  @Test
  void anAnswerThatComesAfterNewerNewsIsNotTaken() {
    page = open("/play" + SPEC);
    page.locator("#step").click();
    assertThat(page.locator("#clock")).hasText("epoch 0.5 of 10");
    CompletableFuture<Runnable> late = new CompletableFuture<>();
    page.route("**/reset?*", route -> late.complete(answerAsWaiting(route)));
    page.locator("#reset").click();
    page.waitForCondition(late::isDone);
    assertThat(page.locator("#clock")).hasText("epoch 0.0 of 10");
    page.waitForResponse("**/reset?*", late.join());
    page.evaluate("() => fetch('/api/catalogue').then((answer) => answer.text())");
    assertThat(page.locator("#clock")).hasText("epoch 0.0 of 10");
  }

  /** What the server answers on a busy machine, where nothing has happened yet. */
  private static Runnable answerAsWaiting(Route route) {
    APIResponse answer = route.fetch();
    String waiting = answer.text().replaceFirst("\"state\":\"\\w+\"", "\"state\":\"queued\"");
    return () -> route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(waiting));
  }

  @Test
  void anExperimentThatTheServerForgotCanBeTrainedAgain() {
    page = open("/play" + LONGER);
    String forgotten = idOfTrained();
    assertThat(page.locator("#clock")).hasText(Pattern.compile(".*epoch [1-9].*"));
    String mark =
        page.context().cookies().stream()
            .filter(cookie -> cookie.name.equals(Visitor.COOKIE))
            .map(cookie -> Visitor.COOKIE + "=" + cookie.value)
            .findFirst()
            .orElseThrow();
    assertEquals(204, playground.delete("/api/experiments/" + forgotten, "Cookie", mark).status());
    assertThat(page.locator("#alert")).containsText("train again");
    assertNotEquals(forgotten, idOfTrained());
    assertThat(page.locator("#alert")).isHidden();
    assertThat(page.locator("#clock")).hasText(Pattern.compile(".*epoch [1-9].*"));
    chromium.complaints.removeIf(complaint -> complaint.contains("404"));
  }

  /** Presses the button and answers which experiment that made. */
  private String idOfTrained() {
    Response created =
        page.waitForResponse(
            response -> response.url().contains("/api/experiments?"),
            () -> page.locator("#train").click());
    return Playground.read(created.text()).get("id").asText();
  }

  @Test
  void aDrawnDigitLandsOnPlanesAndCurve() {
    page = trained("/play" + SPEC);
    draw(page);
    assertThat(page.locator("#pad-verdict")).containsText("read as");
    assertThat(page.locator("#pad-verdict p")).hasCount(2);
    assertThat(page.locator("#curve circle.dot")).hasCount(2);
    page.locator("#pad-clear").click();
    assertThat(page.locator("#curve circle.dot")).hasCount(0);
  }

  @Test
  void hoveringADigitShowsItsPictureAndAngle() {
    page = seen("/play" + SPEC);
    Locator plane = page.locator(".plane").first();
    plane.focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#card")).isVisible();
    assertThat(page.locator("#card")).containsText("θ");
  }

  @Test
  void changingTheLanguageKeepsTheExperiment() {
    page = open("/play" + SPEC);
    assertThat(page.locator("#train-label")).hasText("Train both");
    page.locator("a[data-lang=zh]").click();
    assertThat(page.locator("html")).hasAttribute("lang", "zh-Hans");
    assertThat(page.locator("#train-label")).not().hasText("Train both");
    assertTrue(page.url().contains("loss=arcface"), page.url());
    assertThat(page.locator(".pane")).hasCount(2);
  }

  @Test
  void aSharedAddressOpensTheSamePicture() {
    page = seen("/play" + SPEC);
    page.locator("[data-view=circle]").click();
    page.locator("#scrubber").focus(); // to moments that have to be fetched
    page.keyboard().press("ArrowLeft");
    page.keyboard().press("ArrowLeft");
    assertThat(page).hasURL(Pattern.compile(".*at=\\d+.*"));
    page.waitForFunction(WANTED_MOMENT_IS_SHOWN);
    String clock = page.locator("#clock").textContent();
    String picture = picture(page);
    Page other = chromium.open(page.url());
    assertThat(other.locator("#clock")).hasText(clock);
    assertEquals(picture, picture(other));
  }

  @Test
  void aTeachersLinkHidesControls() {
    page = open("/play?hide=loss,draw" + SPEC);
    assertThat(page.locator(".pane")).hasCount(2);
    assertThat(page.locator("[data-part=loss]").first()).isHidden();
    assertThat(page.locator("#pad-card")).isHidden();
    assertThat(page.locator("#knobs")).isVisible();
  }

  @Test
  void whatCannotWorkIsSaidBeforeItIsRun() {
    page = open("/play#data=tiny;loss=cosface&m=0.3");
    assertThat(page.locator("#notes").first()).containsText("0.191");
    assertThat(page.locator("#train")).isEnabled();
  }

  @Test
  void aBrokenLinkSaysWhatIsWrongWithIt() {
    page = open("/play#data=tiny;loss=arkface");
    assertThat(page.locator("#spec-error")).containsText("arkface");
    chromium.complaints.removeIf(text -> text.contains("400")); // the browser notes every 400
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/play#data=tiny&loss=arcface&m=0,3",
        "/play?loss=arcface&m=0,3",
        "/play?view=circle#data=tiny;loss=softmax;loss=arkface"
      })
  void aLinkThatCannotBeReadStaysToBeMended(String link) {
    page = open(link);
    assertThat(page.locator("#spec-error")).containsText("stays in the address bar");
    page.locator("#theme").click();
    assertThat(page.locator("#spec-error")).containsText("stays in the address bar");
    assertEquals(uri(link), page.url());
    page.evaluate("location.hash = 'data=tiny&loss=arcface&m=0.3'");
    assertThat(page).hasURL(Pattern.compile(".*#data=tiny&.*loss=arcface.*m=0.3.*"));
    assertThat(page.locator("#spec-error")).isEmpty();
    page.evaluate("location.hash = 'data=tiny&loss=arcface&m=0,4'");
    assertThat(page.locator("#spec-error")).containsText("0,4");
    assertThat(page).hasURL(Pattern.compile(".*#data=tiny&loss=arcface&m=0,4"));
    chromium.complaints.removeIf(text -> text.contains("400")); // the browser notes every 400
  }

  @Test
  void anExperimentInTheQueryIsOpened() {
    page = open("/play?data=tiny&loss=arcface&m=0.4&view=circle");
    assertThat(page.locator("#spec-error")).isEmpty();
    assertThat(page)
        .hasURL(Pattern.compile(".*/play\\?view=circle#data=tiny&.*loss=arcface.*m=0.4.*"));
  }

  @Test
  void aViewThatCannotBeReadStaysToBeMended() {
    page = open("/play?view=round&at=x#data=tiny;loss=softmax");
    assertThat(page).hasURL(Pattern.compile(".*/play\\?view=round&at=x#data=tiny&.*"));
  }

  @Test
  void theKeyboardAloneIsEnough() {
    page = open("/play" + SPEC);
    page.locator("#train").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#scrubber")).isEnabled();
    page.locator("#play").focus();
    assertThat(page.locator("#play")).isFocused();
  }

  @Test
  void everyExportOfTheMenuCanBeFetched() {
    page = seen("/play" + SPEC);
    page.locator("#export summary").click();
    Locator links = page.locator("#export-list a[href^='/api/']");
    assertThat(links.first()).isVisible();
    assertTrue(links.count() >= 5, "picture, drawing, numbers, text, code: " + links.count());
    for (Locator link : links.all()) {
      String path = link.getAttribute("href");
      assertEquals(200, playground.get(path).status(), path);
    }
  }

  @Test
  void onAPhoneNothingSticksOutAndTrainingWorks() {
    page =
        chromium.open(
            uri("/play") + SPEC,
            new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
    assertThat(page.locator(".pane")).hasCount(2);
    page.locator("#play").click();
    assertThat(page.locator("#scrubber")).isEnabled();
    int width = (int) page.evaluate("document.documentElement.scrollWidth");
    assertTrue(width <= 390, "page is " + width + " wide");
  }

  @Test
  void theLossPagesWorkWithoutScripts() {
    page =
        chromium.open(
            uri("/losses/arcface"), new Browser.NewContextOptions().setJavaScriptEnabled(false));
    assertThat(page.locator("math")).isVisible();
    BoundingBox picture = page.locator("#loss-curve img").boundingBox();
    assertTrue(picture.width > 200 && picture.height > 150);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/play?theme=light",
        "/play?theme=dark",
        "/play?lang=zh",
        "/losses",
        "/losses/arcface"
      })
  void axeFindsNothingToComplainAbout(String path) {
    boolean isPlay = path.startsWith("/play");
    page = isPlay ? seen(path + SPEC) : open(path);
    assertEquals(List.of(), violations());
  }

  private static Page open(String path) {
    Page page = chromium.open(uri(path));
    if (path.startsWith("/play")) {
      assertThat(page.locator(".pane").first()).isVisible();
    }
    return page;
  }

  /** Opens a page on an experiment that is over and that others look at as well. */
  private static Page seen(String path) {
    Page page = lookingAt(uri(path));
    assertThat(page.locator("#clock")).hasText(Pattern.compile(".*10\\.0.*"));
    return page;
  }

  /** Opens a page and trains what it shows to the end. */
  private static Page trained(String path) {
    Page page = open(path);
    page.locator("#train").click();
    assertThat(page.locator("#clock")).hasText(Pattern.compile(".*10\\.0.*"));
    return page;
  }

  private static void draw(Page page) {
    page.locator("#pad").scrollIntoViewIfNeeded();
    BoundingBox pad = page.locator("#pad").boundingBox();
    page.mouse().move(pad.x + pad.width / 2, pad.y + 0.15 * pad.height);
    page.mouse().down();
    page.mouse()
        .move(
            pad.x + pad.width / 2,
            pad.y + 0.85 * pad.height,
            new com.microsoft.playwright.Mouse.MoveOptions().setSteps(12));
    page.mouse().up();
  }

  /** The first plane's pixels once nothing moves any more. */
  private static String picture(Page page) {
    return atRest(page.locator(".plane").first());
  }
}
