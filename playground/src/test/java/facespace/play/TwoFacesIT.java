package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static facespace.play.VerifyIT.AN_ANGLE;
import static facespace.play.VerifyIT.open;
import static facespace.play.VerifyIT.photo;
import static facespace.play.VerifyIT.slider;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The two faces that are compared: changed, chosen and photographed, in a real browser. */
class TwoFacesIT extends BrowserTest {
  @BeforeAll
  static void train() {
    Models.give(playground);
  }

  @Test
  void aSliderMovesThePictureTheAngleTheMapAndTheAddress() {
    page = open("/verify#b.person=same&t=30");
    assertThat(page.locator("#angle")).hasText("0.0°");
    assertThat(page.locator("#because")).containsText("very same picture");
    String map = page.locator("#map svg").getAttribute("aria-label");
    String picture = page.locator("#right .face img").getAttribute("src");
    slider(page, "right", "mask").focus();
    page.keyboard().press("End");
    assertThat(page.locator("#angle")).not().hasText("0.0°");
    assertThat(page.locator("#because")).containsText("half the face is covered");
    assertThat(page.locator("#map svg")).not().hasAttribute("aria-label", map);
    assertThat(page.locator("#map .trail")).hasCount(1);
    assertThat(page).hasURL(Pattern.compile(".*b\\.s\\.mask=1.*"));
    assertThat(page.locator("#right .face img")).not().hasAttribute("src", picture);
    page.locator("#right-mend").click();
    assertThat(page.locator("#angle")).hasText("0.0°");
  }

  @Test
  void manyQuickMovesEndWithTheNewestAngle() {
    page = open("/verify#b.person=same&t=30");
    Locator turned = slider(page, "right", "yaw");
    for (int i = 0; i < 25; i++) {
      turned.press("ArrowRight");
    }
    assertThat(page).hasURL(Pattern.compile(".*b\\.s\\.yaw=25.*"));
    Page fresh = open("/verify#b.person=same&b.s.yaw=25&t=30");
    assertThat(fresh.locator("#angle")).hasText(AN_ANGLE);
    assertThat(page.locator("#angle")).hasText(fresh.locator("#angle").textContent());
  }

  @Test
  void aTraitMovedAtTheDoorMakesSomebodyElse() {
    page = open("/verify#b.person=same&t=0.1");
    page.locator("#right details").last().locator("summary").click();
    slider(page, "right", "nose-bridge").focus();
    page.keyboard().press("Home");
    assertThat(page.locator("#right-same")).hasAttribute("aria-pressed", "false");
    assertThat(page.locator("#because")).containsText("only nose bridge differs");
  }

  @Test
  void aLookAlikeIsNearerThanSomebodyElseUsuallyIs() {
    page = open("/verify#b.person=same&t=30");
    page.locator("#right-alike").click();
    assertThat(page).hasURL(Pattern.compile(".*b\\.person=50.*"));
    assertThat(page.locator("#toast")).containsText("Look-alike no. 1");
    page.locator("#right-alike").click();
    assertThat(page.locator("#toast")).containsText("Look-alike no. 2");
  }

  @Test
  void oneOfThe32FacesCanBeTaken() {
    page = open("/verify");
    page.locator("#left-table").click();
    Locator faces = page.locator(".textbook-rows button");
    assertThat(faces).hasCount(32);
    faces.nth(19).click();
    assertThat(page).hasURL(Pattern.compile(".*a\\.person=row19.*"));
    assertThat(slider(page, "left", "double-eyelid")).hasValue("1");
    assertThat(slider(page, "left", "nose-bridge")).hasValue("0");
  }

  @Test
  void aPhotographIsCutOutAndCompared() {
    page = open("/verify#b.person=same&t=30");
    page.locator("#left-photo").click();
    assertThat(page.locator("dialog.photo")).containsText("nothing is stored");
    page.locator("#photo-file").setInputFiles(photo());
    Locator box = page.locator(".crop-box");
    assertThat(box).isFocused();
    double wide = box.boundingBox().width;
    for (int i = 0; i < 5; i++) {
      page.keyboard().press("-");
    }
    double narrow = box.boundingBox().width;
    assertTrue(narrow < wide, narrow + " < " + wide);
    double x = box.boundingBox().x;
    page.keyboard().press("ArrowRight");
    assertTrue(box.boundingBox().x > x);
    page.route(Pattern.compile(".*/quality.*"), TwoFacesIT::doubtTheFirst);
    page.locator("dialog.photo .go").click();
    assertThat(page.locator("#left")).hasClass(Pattern.compile(".*is-photo.*"));
    assertThat(page.locator("#gate-note"))
        .containsText("not sure about the enrolled picture: the mouth may be covered");
    assertThat(page.locator("#because")).containsText("only you know");
    assertTrue(
        page.locator("#left .face img").getAttribute("src").startsWith("data:image/png"),
        "the cut-out square is shown");
  }

  @Test
  void whatIsNoPictureIsSaidToBeNone() {
    page = open("/verify");
    page.locator("#left-photo").click();
    page.locator("#photo-file")
        .setInputFiles(new FilePayload("notes.png", "image/png", "not a picture".getBytes()));
    assertThat(page.locator("dialog.photo .error")).containsText("notes.png");
    assertThat(page.locator("dialog.photo .go")).isDisabled();
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog.photo")).hasCount(0);
    chromium.complaints.removeIf(complaint -> complaint.contains("status of 400"));
  }

  /** Both pictures are of use, but the mouth of the first may be covered. */
  private static void doubtTheFirst(Route route) {
    if (route.request().method().equals("POST")) {
      String answer = "{\"quality\":[1,1],\"flaws\":[[],[]],\"doubts\":[[\"mask\"],[]]}";
      route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(answer));
    } else {
      route.resume();
    }
  }
}
