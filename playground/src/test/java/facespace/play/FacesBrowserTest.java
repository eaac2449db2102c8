package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** What tests of the page of faces have in common: small experiments, trained once or looked at. */
abstract class FacesBrowserTest extends BrowserTest {
  /** Twelve people, nine batches; a loss and numbers per face are to follow. */
  static final String PEOPLE =
      "#data=paper&net=face&people=12&shots=6&augment=off&p=4&k=2&lr=0.005&epochs=1";

  private static final String FEW = PEOPLE + "&loss=arcface&m=0.3&s=16";
  static final String MAP = FEW + "&dim=16&holdout-people=8";
  static final String PLANE = FEW + "&dim=2&holdout-people=0";
  static final String BALL = FEW + "&dim=3&holdout-people=0";

  /** Its words are of the moment on screen, its value is the one that is wanted. */
  Locator scrubber() {
    return page.locator("#scrubber");
  }

  static Page open(String path) {
    Page page = chromium.open(uri(path));
    assertThat(page.locator("#train")).isEnabled();
    return page;
  }

  /** Opens a page and trains what it shows to the end. */
  static Page trained(String path) {
    Page page = open(path);
    train(page);
    return page;
  }

  /** The same with an experiment that others look at as well. */
  static Page seen(String path) {
    Page page = lookingAt(uri(path));
    awaitTheEnd(page);
    return page;
  }

  static void train(Page page) {
    page.locator("#train").click();
    awaitTheEnd(page);
  }

  static void awaitTheEnd(Page page) {
    assertThat(page.locator("#clock")).hasText(Pattern.compile(".*1\\.0.*"));
    assertThat(page.locator("#figures div")).hasCount(5);
  }

  Locator cloud() {
    return page.locator("#cloud");
  }

  void goToTheFirstMoment() {
    scrubber().focus();
    page.keyboard().press("Home");
    assertThat(scrubber()).hasAttribute("aria-valuetext", Pattern.compile("moment 1 of .*"));
  }
}
