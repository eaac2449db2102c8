package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That /verify calls good, right and wrong only what is. */
class VerifyTrustIT extends BrowserTest {
  @BeforeAll
  static void train() {
    Models.give(playground);
  }

  @ParameterizedTest
  @CsvSource({
    "darkness=1, it is dark",
    "exposure=-1, it is dark",
    "mask=1, half the face is covered",
    "light-side=1, the lamp is on one side"
  })
  void theGateCallsNoSpoiledPictureGood(String spoiled, String why) {
    page = chromium.open(uri("/verify#b.person=same&b.s." + spoiled));
    page.locator("#gate-share").fill("0");
    assertThat(page.locator("#gate-note")).containsText(why);
    page.locator("#right-mend").click();
    assertThat(page.locator("#gate-note")).not().containsText(why);
  }

  @ParameterizedTest
  @CsvSource({
    "b.person=same&b.s.yaw=9&t=180, right",
    "b.person=same&b.s.yaw=9&t=0.1, wrong",
    "b.person=4000123&t=180, wrong",
    "b.person=4000123&t=0.1, right"
  })
  void theColourSaysWhetherTheDecisionIsRight(String address, String colour) {
    page = chromium.open(uri("/verify#" + address));
    assertThat(page.locator("#verdict")).hasClass("verdict " + colour);
    assertThat(page.locator("#map .now")).hasClass(Pattern.compile("(^|.* )" + colour + "( .*|$)"));
  }

  @Test
  void onAPhoneTheFacesAreInSightWhileTheirSlidersMove() {
    page =
        chromium.open(
            uri("/verify"),
            new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
    assertThat(page.locator("#angle")).containsText("°");
    List<Locator> sliders = page.locator("#right [data-first=shot] input[type=range]").all();
    assertTrue(sliders.size() >= 3);
    for (Locator slider : sliders) {
      slider.evaluate("(slider) => slider.scrollIntoView({ block: 'center' })");
      for (String side : List.of("#left", "#right")) {
        BoundingBox face = page.locator(side + " .face").boundingBox();
        double seen = Math.min(844, face.y + face.height) - Math.max(0, face.y);
        assertTrue(seen > 0.8 * face.height, side + " is seen by " + seen + " of " + face.height);
        BoundingBox hand = slider.boundingBox();
        assertTrue(hand.y > face.y + face.height, "the slider is below the faces");
      }
      String onTop =
          "(slider) => { const { x, y, width, height } = slider.getBoundingClientRect(); return"
              + " document.elementFromPoint(x + width / 2, y + height / 2) === slider; }";
      assertEquals(true, slider.evaluate(onTop), "nothing lies over the slider");
    }
    int width = (int) page.evaluate("document.documentElement.scrollWidth");
    assertTrue(width <= 390, "page is " + width + " wide");
  }
}
