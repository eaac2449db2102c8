package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.BoundingBox;
import facespace.knob.KnobInfo;
import facespace.text.Lang;
import facespace.train.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That /play says what is so: of when, of what, and of what is wrong. */
class PlayTrustIT extends BrowserTest {
  private static final String SPEC = "#data=tiny&epochs=10&batch=256;loss=softmax;loss=arcface";
  private static final String FOUR_STEPS =
      "#data=tiny&epochs=2&batch=256;loss=softmax;loss=arcface";

  /** Texts on screen that are smaller than 16 pixels; those of charts as they are drawn. */
  static final String SMALL_TEXTS =
      """
      () => {
        const small = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const element = walker.currentNode.parentElement;
          if (!walker.currentNode.data.trim() || element.closest('script, style, noscript, template, .visually-hidden, [aria-hidden=true]')) continue;
          if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('[aria-live]')?.textContent === '') continue;
          const scale = element instanceof SVGElement ? element.getScreenCTM()?.a ?? 1 : 1;
          const size = parseFloat(getComputedStyle(element).fontSize) * scale;
          if (size < 15.9) small.push(`${size.toFixed(1)} ${element.tagName}.${element.getAttribute('class')}: ${walker.currentNode.data.trim().slice(0, 30)}`);
        }
        return small;
      }\
      """;

  @Test
  void theScrubberReachesOverThatPartOfThePlannedTrainingWhichIsDone() {
    page = open("/play" + FOUR_STEPS);
    page.locator("#step").click();
    assertThat(page.locator("#clock")).hasText("epoch 0.5 of 2");
    page.locator("#step").click();
    assertThat(page.locator("#clock")).hasText("epoch 1.0 of 2");
    awaitShareOfTimeline(0.5, 0.02);
    page.locator("#play").click();
    assertThat(page.locator("#clock")).hasText("epoch 2.0 of 2");
    awaitShareOfTimeline(1, 0.001);
  }

  /** It grows with the picture, which the clock may have rounded up before it is there. */
  private void awaitShareOfTimeline(double share, double within) {
    page.waitForFunction(
        """
        ([share, within]) => {
          const width = (selector) => document.querySelector(selector).getBoundingClientRect().width;
          return Math.abs(width('#scrubber') / width('.timeline') - share) <= within;
        }\
        """,
        List.of(share, within));
  }

  @Test
  void aDigitDrawnWhileLookingBackIsSaidToBeAnsweredByTheNewestWeights() {
    page = open("/play" + SPEC);
    page.locator("#train").click();
    assertThat(page.locator("#clock")).hasText(Pattern.compile(".*10\\.0.*"));
    page.locator("#scrubber").focus();
    page.keyboard().press("Home");
    assertThat(page.locator("#clock")).hasText("epoch 0.0 of 10");
    draw();
    assertThat(page.locator("#pad-verdict")).containsText("newest weights");
    assertThat(page.locator("#pad-verdict")).containsText("read as");
    assertThat(page.locator("#curve circle.dot")).hasCount(0);
    page.locator("#scrubber").focus();
    page.keyboard().press("End");
    assertThat(page.locator("#curve circle.dot")).hasCount(2);
    assertThat(page.locator("#pad-verdict")).not().containsText("newest weights");
  }

  @Test
  void howItEndedIsSaidOfTheEndWhateverMomentIsOnScreen() {
    page = open("/play" + SPEC);
    page.locator("#train").click();
    assertThat(page.locator("#announce")).containsText("half within");
    String outcome = page.locator("#announce").textContent();
    page.locator("#scrubber").focus();
    page.keyboard().press("Home");
    assertThat(page.locator("#clock")).hasText("epoch 0.0 of 10");
    assertThat(page.locator("#story")).containsText("These are the first weights");
    assertThat(page.locator("#announce")).hasText(outcome);
  }

  @Test
  void theCardGoesWithItsPoint() {
    page = open("/play" + SPEC);
    page.locator("#step").click();
    assertThat(page.locator("#clock")).hasText("epoch 0.5 of 10");
    page.locator(".plane").first().focus();
    page.keyboard().press("ArrowRight");
    Locator card = page.locator("#card");
    assertThat(card).isVisible();
    String place =
        "() => { const { left, top } = document.getElementById('card').style; return left + top; }";
    String before = (String) page.evaluate(place);
    String words = card.textContent();
    page.evaluate("document.getElementById('step').click()"); // without taking the focus away
    page.waitForFunction("(before) => (" + place + ")() !== before", before);
    assertThat(card).not().hasText(words);
    assertThat(card).isVisible();
  }

  @Test
  void aBadValueIsSaidAtItsField() {
    KnobInfo epochs =
        RunSpec.fields().stream().filter(f -> f.key().equals("epochs")).findFirst().orElseThrow();
    page = open("/play" + SPEC);
    Locator field = page.locator("[data-part=epochs]");
    Locator input = field.locator("input[inputmode=decimal]");
    input.fill("9999");
    String label = epochs.label(Lang.EN);
    String sentence =
        "%s%s must be a whole number from %.0f to %.0f; you entered 9999."
            .formatted(
                label.substring(0, 1).toUpperCase(),
                label.substring(1),
                epochs.min(),
                epochs.max());
    assertThat(field.locator(".field-error")).hasText(sentence);
    assertThat(input).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#" + input.getAttribute("aria-describedby"))).hasText(sentence);
    assertThat(page.locator("#train")).isDisabled();
    page.locator("#controls").evaluate("(controls) => (controls.open = false)"); // as on a phone
    page.locator("#play").click();
    assertThat(input).isFocused();
    assertEquals(List.of(), violations());
    Locator dim = page.locator("[data-part=dim]");
    dim.locator("input[inputmode=decimal]").fill("2.5");
    String other = "Feature dimension must be a whole number from 2 to 512; you entered 2.5.";
    assertThat(dim.locator(".field-error")).hasText(other);
    assertThat(field.locator(".field-error")).hasText(sentence); // all that is wrong, not the first
    assertThat(page.locator("#spec-error")).containsText(other);
    assertThat(page.locator("#spec-error")).containsText(sentence);
    dim.locator("input[inputmode=decimal]").fill("2");
    assertThat(dim.locator(".field-error")).isHidden();
    input.fill("");
    assertThat(field.locator(".field-error")).containsText("; the field is empty.");
    input.fill("1e999");
    assertThat(field.locator(".field-error")).containsText("; you entered 1e999.");
    input.fill("2");
    input.press("ArrowUp");
    assertThat(input).hasValue("3");
    assertThat(field.locator(".field-error")).isHidden();
    assertThat(input).not().hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#train")).isEnabled();
    page.evaluate("location.hash = 'data=tiny&momentum=2&loss=arcface'");
    assertThat(page.locator("#spec-error")).containsText("Momentum (SGD) must be a number from");
    assertThat(page.locator("[data-part=momentum] .field-error")).isVisible();
    chromium.complaints.removeIf(text -> text.contains("400")); // the browser notes every 400
  }

  @Test
  void aBoundThatTheDataSetAndADecimalCommaAreSaidAsWhatTheyAre() {
    page = open("/play#data=tiny&loss=arcface");
    Locator margin = page.locator("#knobs [data-part=m]");
    margin.locator("input[inputmode=decimal]").fill("0,3");
    String hint = "; you entered 0,3: write a decimal point, 0.3.";
    assertThat(margin.locator(".field-error")).containsText(hint);
    page.evaluate("location.hash = 'data=tiny&lr=0,3&loss=arcface'");
    assertThat(page.locator("#spec-error")).containsText("Learning rate must be");
    assertThat(page.locator("#spec-error")).containsText(hint);
    margin.locator("input[inputmode=decimal]").fill("0.3"); // else it would be said as well
    assertThat(margin.locator(".field-error")).isHidden();
    page.evaluate("location.hash = 'data=tiny&p=11&k=4&loss=arcface'");
    String sentence = "p = 11 classes in a batch, but tiny holds only 10: allowed is 2 … 10.";
    assertThat(page.locator("#spec-error")).hasText(sentence);
    assertThat(page.locator("[data-part=p] .field-error")).hasText(sentence);
    page.evaluate("location.hash = 'data=tiny;loss=cosface;loss=arcface&s=16'");
    assertThat(page.locator("#run-tab-1")).hasAttribute("aria-selected", "true");
    margin.locator("input[inputmode=decimal]").fill("9");
    assertThat(page.locator("#spec-error")).containsText("; you entered 9.");
    String ofArcFace = page.locator("#spec-error").textContent();
    page.locator("#run-tab-0").click();
    assertThat(page.locator("#spec-error")).hasText("ArcFace s=16 m=0.5: " + ofArcFace);
    assertThat(page.locator("#run-tab-1")).hasClass(Pattern.compile(".*wrong.*"));
    assertThat(margin.locator(".field-error")).isHidden();
    page.locator("#play").click();
    assertThat(page.locator("#run-tab-1")).hasAttribute("aria-selected", "true");
    assertThat(margin.locator("input[inputmode=decimal]")).isFocused();
    assertThat(margin.locator(".field-error")).hasText(ofArcFace);
    chromium.complaints.removeIf(text -> text.contains("400"));
  }

  /** As after kill -9: the page asks the next server, which has the run in its store. */
  @Test
  void whatTheNextServerFoundInItsStoreIsSaidInThePageThatIsStillOpen() {
    List<WebSocketRoute> lines = new CopyOnWriteArrayList<>();
    page = chromium.open("about:blank");
    page.routeWebSocket(
        Pattern.compile(".*/live\\?.*"),
        line -> {
          lines.add(line);
          boolean isNext = lines.size() > 1;
          line.connectToServer()
              .onMessage(
                  frame -> {
                    if (frame.binary() != null) {
                      line.send(frame.binary());
                    } else {
                      String state = "\"fromStore\":";
                      line.send(frame.text().replace(state + "false", state + isNext));
                    }
                  });
        });
    page.navigate(uri("/play" + SPEC));
    page.locator("#step").click();
    assertThat(page.locator("#clock")).hasText("epoch 0.5 of 10");
    assertThat(page.locator("#stored")).isHidden();
    lines.get(0).close();
    assertThat(page.locator("#stored-text")).containsText("Shown from the store");
    assertThat(page.locator("#anew")).isVisible();
    page.locator("#step").click();
    assertThat(page.locator("#clock")).hasText("epoch 1.0 of 10");
  }

  @Test
  void theSlopeIsCalledSlope() {
    page = open("/play" + SPEC);
    assertThat(page.locator("#curve-title")).hasText("Target logit ψ(θ)");
    page.locator("#slope").check();
    assertThat(page.locator("#curve-title")).containsText("Slope dψ/dθ");
    page = chromium.open(uri("/losses/arcface"));
    page.locator("#slope").check();
    assertThat(page.locator("#curve-title")).containsText("Slope dψ/dθ");
    assertThat(page.locator("#curve-axis")).containsText("Slope dψ/dθ");
  }

  @Test
  void settingsThatAreOpenedAreSeen() {
    page =
        chromium.open(
            uri("/play") + SPEC, new Browser.NewContextOptions().setViewportSize(1280, 720));
    page.locator("#more summary").scrollIntoViewIfNeeded();
    page.locator("#more summary").click();
    page.waitForFunction(
        """
        () => {
          const { top, bottom, height } = document.getElementById('more').getBoundingClientRect();
          const seen = Math.min(bottom, innerHeight - 120) - Math.max(top, 0);
          return document.getElementById('more').open && seen >= Math.min(height, innerHeight - 120) - 12;
        }\
        """);
  }

  @Test
  void onAPhoneTrainIsInReach() {
    page =
        chromium.open(
            uri("/play") + SPEC,
            new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
    assertThat(page.locator(".pane")).hasCount(2);
    Locator play = page.locator("#play");
    assertThat(play).containsText("Train both");
    BoundingBox box = play.boundingBox();
    assertTrue(box.y >= 0 && box.y + box.height <= 844, "in sight without scrolling: " + box.y);
    play.click();
    assertThat(page.locator("#scrubber")).isEnabled();
    assertThat(play).not().containsText("Train both");
  }

  @Test
  void theBackRowReadsEverything() {
    page =
        chromium.open(
            uri("/play?present=1") + SPEC,
            new Browser.NewContextOptions().setViewportSize(1366, 768));
    assertThat(page.locator(".pane")).hasCount(2);
    page.locator("#play").click();
    assertThat(page.locator("#clock")).hasText(Pattern.compile(".*10\\.0.*"));
    assertEquals(List.of(), page.evaluate(SMALL_TEXTS));
    for (Locator plane : page.locator(".plane").all()) {
      BoundingBox box = plane.boundingBox();
      assertTrue(box.width >= 470, "a plane is " + box.width + " wide");
    }
    int width = (int) page.evaluate("document.documentElement.scrollWidth");
    assertTrue(width <= 1366, "page is " + width + " wide");
    BoundingBox last = page.locator(".pane").last().boundingBox();
    BoundingBox bar = page.locator("#transport").boundingBox();
    assertTrue(last.y + last.height <= bar.y, "planes end above the bar of time");
    BoundingBox story = page.locator("#story").boundingBox();
    assertTrue(story.y + story.height <= bar.y, "and what is said of them too");
    page.locator("#present").click();
    assertThat(page.locator("#controls")).isVisible();
    assertThat(page).not().hasURL(Pattern.compile(".*present.*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/faces", "/verify", "/identify", "/losses", "/losses/arcface"})
  void theBackRowReadsEveryPage(String path) {
    page =
        chromium.open(
            uri(path + "?present=1"), new Browser.NewContextOptions().setViewportSize(1366, 768));
    assertThat(page.locator("#present")).hasAttribute("aria-pressed", "true");
    assertThat(page.locator("header nav")).isHidden();
    assertEquals(List.of(), page.evaluate(SMALL_TEXTS));
    assertEquals(1366, page.evaluate("document.documentElement.scrollWidth"));
    page.locator("#present").click();
    assertThat(page.locator("header nav")).isVisible();
    assertThat(page).not().hasURL(Pattern.compile(".*present.*"));
  }

  @Test
  void aSettingOfTheViewThatCannotBeReadIsSaid() {
    page = open("/play?view=round&at=x" + SPEC);
    assertThat(page.locator(".unread")).containsText("view = round");
    assertThat(page.locator(".unread")).containsText("at = x");
    page = open("/play?lossx=arcface&fbclid=1&from=singlemessage&isappinstalled=0&m%3D0.4" + SPEC);
    assertThat(page.locator(".unread")).containsText("says lossx=arcface, m=0.4, which means");
    assertThat(page).hasURL(Pattern.compile(".*lossx=arcface.*")); // to be mended
    page = chromium.open(uri("/identify?t=abc#x=y"));
    assertThat(page.locator(".unread")).containsText("t = abc");
    assertThat(page.locator(".unread")).containsText("x = y");
    page.locator("#present").click();
    assertThat(page).hasURL(Pattern.compile(".*/identify\\?t=abc&present=1#x=y")); // to be mended
    page = chromium.open(uri("/verify?beside=pixels&t=abc&b.s.yaw=20"));
    assertThat(page.locator("#address-error")).containsText("t = abc");
    assertThat(page).hasURL(Pattern.compile(".*/verify#.*b.s.yaw=20&t=abc")); // to be mended
    page = chromium.open(uri("/verify?a=zz"));
    assertThat(page.locator("#address-error")).containsText("a = zz");
    assertThat(page).hasURL(Pattern.compile(".*/verify#.*a=zz"));
  }

  private static Page open(String path) {
    Page page = chromium.open(uri(path));
    assertThat(page.locator(".pane").first()).isVisible();
    return page;
  }

  private void draw() {
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

  /** The link is right: it is neither given up nor called wrong. */
  @Test
  void aServerWithoutAnAnswerOrRoomIsAskedAgain() {
    AtomicInteger asked = new AtomicInteger();
    List<Route> waiting = new ArrayList<>();
    page = chromium.open(uri("/learn/claims"));
    page.route(
        "**/api/describe*",
        route -> {
          switch (asked.incrementAndGet()) {
            case 1 -> route.abort();
            case 2 ->
                route.fulfill(
                    new Route.FulfillOptions().setStatus(503).setBody("{\"error\":\"No room.\"}"));
            case 3 -> waiting.add(route);
            default -> route.resume();
          }
        });
    String address = uri("/play#data=tiny&net=mlp;loss=cosface");
    page.navigate(address);
    Locator said = page.locator("#spec-error");
    assertThat(said).containsText("The server does not answer.");
    assertThat(page).hasURL(address);
    assertThat(page.locator(".pane-title")).hasCount(0);
    said.locator("button").click();
    assertThat(said).hasText("The server has much to do: this page waits for its turn.");
    page.waitForCondition(() -> !waiting.isEmpty());
    waiting.forEach(Route::resume);
    assertThat(page.locator("#train")).isEnabled();
    assertThat(page.locator(".pane-title")).hasCount(1);
    assertThat(page.locator(".pane-title")).containsText("CosFace");
    assertThat(page.locator("#alert")).isHidden();
    assertThat(said).isEmpty();
    chromium.complaints.removeIf(complaint -> complaint.matches(".*(503|ERR_FAILED).*"));
  }
}
