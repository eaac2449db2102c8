package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A real browser, and a playground for each class of tests. After every test the console must be
 * clean, and nobody but the playground asked for anything.
 */
@ExtendWith(NeedsBrowser.class)
abstract class BrowserTest {
  /** Answers a canvas's picture once twelve frames of the page in a row were alike. */
  private static final String AT_REST =
      """
      (canvas) => new Promise((resolve) => {
        const copy = new OffscreenCanvas(1, 1);
        const g = copy.getContext('2d', { willReadFrequently: true });
        const pixels = () => {
          copy.width = Math.max(1, canvas.width);
          copy.height = Math.max(1, canvas.height);
          if (canvas.width && canvas.height) g.drawImage(canvas, 0, 0);
          return new Uint32Array(g.getImageData(0, 0, copy.width, copy.height).data.buffer);
        };
        const same = (a, b) => {
          let i = a?.length === b.length ? b.length : 0;
          while (i > 0 && a[i - 1] === b[i - 1]) i--;
          return a?.length === b.length && i === 0;
        };
        let before;
        let alike = 0;
        const look = () => {
          const now = pixels();
          alike = same(before, now) ? alike + 1 : 0;
          before = now;
          if (alike >= 12) resolve(canvas.toDataURL());
          else requestAnimationFrame(look);
        };
        look();
      })\
      """;

  /** A route would have every file of the page asked for again: nothing is kept where one is. */
  private static final String ASKS_FOR_ONE_TRAINED =
      """
      const asked = window.fetch;
      window.fetch = async (address, how) => {
        const { pathname, search } = new URL(address, window.location);
        return pathname === '/api/experiments' && how?.method === 'POST'
          ? new Response(await window.oneTrained(how.body, search), { status: 201 })
          : asked(address, how);
      };\
      """;

  /** How long until a canvas is looked at once more: to write its picture down takes a while. */
  private static final double LOOK_AGAIN_MS = 60;

  static Playground playground;
  static Chromium chromium;

  /** Experiments trained for {@link #lookingAt}, by their text. */
  private static final Map<String, Trained> TRAINED = new HashMap<>();

  /** Whoever watches keeps the server from giving up the weights of what is trained. */
  private record Trained(String path, Sockets.Watcher watcher) {}

  Page page;

  @BeforeAll
  static void start() {
    playground = new Playground();
  }

  @AfterAll
  static void stop() {
    TRAINED.values().forEach(trained -> trained.watcher().close());
    TRAINED.clear();
    if (playground != null) {
      playground.close();
      playground = null;
    }
  }

  @BeforeEach
  void forget() {
    chromium.complaints.clear();
    chromium.complainedOf.clear();
    chromium.hostsShown.clear();
  }

  @AfterEach
  void theConsoleIsCleanAndNobodyElseWasAsked() {
    chromium.closePages();
    chromium.watched.forEach(playground::pause);
    chromium.watched.clear();
    assertEquals(List.of(), chromium.complaints, () -> "" + chromium.complainedOf);
    chromium.hostsShown.removeIf("localhost"::equals);
    assertEquals(List.of(), chromium.hostsShown);
  }

  static String uri(String path) {
    return playground.uri(path).toString();
  }

  /** A page for what the script modules reckon, which leaves nothing behind: one does for all. */
  static Page scripts() {
    return chromium.staying(uri("/static/js/lib/format.js"));
  }

  /**
   * Opens a page whose training is over as soon as its button is pressed: all tests of a class that
   * only look at one comparison look at one experiment.
   */
  static Page lookingAt(String address) {
    Page page = chromium.open("about:blank");
    page.exposeFunction("oneTrained", asked -> oneTrained((String) asked[0], (String) asked[1]));
    page.addInitScript(ASKS_FOR_ONE_TRAINED);
    page.navigate(address);
    assertThat(page.locator("#train")).isEnabled();
    page.locator("#train").click();
    return page;
  }

  private static String oneTrained(String text, String query) {
    Trained trained =
        TRAINED.computeIfAbsent(
            text,
            anew -> {
              String path = playground.create(anew);
              Sockets.Watcher watcher = Sockets.watch(playground, path, true);
              playground.post(path + "/play", "");
              playground.await(path, "done");
              return new Trained(path, watcher);
            });
    return playground.get(trained.path() + query).text(); // which says the language
  }

  /** A canvas's picture once nothing moves in it any more. */
  static String atRest(Locator canvas) {
    return (String) canvas.evaluate(AT_REST);
  }

  /** Waits until a canvas shows something else than before. */
  static void awaitChange(Locator canvas, String before) {
    canvas
        .page()
        .waitForFunction(
            "([canvas, before]) => canvas.toDataURL() !== before",
            List.of(canvas.elementHandle(), before),
            new Page.WaitForFunctionOptions().setPollingInterval(LOOK_AGAIN_MS));
  }

  /** A share as pages write it: a half is rounded up. */
  static String percent(double share) {
    BigDecimal exact = BigDecimal.valueOf(share).movePointRight(2);
    return exact.setScale(1, RoundingMode.HALF_UP) + "\u00a0%";
  }

  /** What axe finds to complain about on the page. */
  List<String> violations() {
    return violations(axe());
  }

  /** The same of some parts alone: for what came onto a page that is looked at already. */
  List<String> violationsIn(String... parts) {
    AxeBuilder axe = axe();
    for (String part : parts) {
      axe.include(part);
    }
    return violations(axe);
  }

  /** Axe without the page of its own it takes for frames, of which there are none. */
  private AxeBuilder axe() {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(page).options(options).setLegacyMode(true);
  }

  private static List<String> violations(AxeBuilder axe) {
    return axe.analyze().getViolations().stream()
        .map(rule -> rule.getId() + " " + rule.getNodes())
        .toList();
  }
}
