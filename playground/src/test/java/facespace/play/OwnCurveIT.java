package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A target logit drawn, dragged and typed in the chart, trained, shared and taken home. */
class OwnCurveIT extends BrowserTest {
  private static final String SPEC = "/play#data=tiny&net=mlp&batch=16&epochs=6&loss=own-psi&s=16";
  private static final ContainsTextOptions PATIENTLY =
      new ContainsTextOptions().setTimeout(120_000);

  @Test
  void aCurveIsDrawnTrainedAndSharedByItsLink() {
    open();
    page.locator("#psi-draw").click();
    stroke();
    awaitOther("0:1,15:");
    String drawn = psi();
    assertTrue(drawn.split(",").length > 3, drawn);
    assertThat(handles()).hasCount(drawn.split(",").length);
    assertThat(page.locator("#notes")).containsText("earest", PATIENTLY);
    train();
    page.reload();
    assertThat(handles()).hasCount(drawn.split(",").length);
    assertEquals(drawn, psi());
    assertThat(page.locator("#clock")).containsText("epoch 6.0 of 6");
    assertEquals(List.of(), violations());
  }

  @Test
  void aPointIsDraggedAddedTakenAwayAndAllOfItUndone() {
    open();
    String before = psi();
    BoundingBox point = handles().nth(4).locator(".psi-point").boundingBox();
    page.mouse().move(point.x + point.width / 2, point.y + point.height / 2);
    page.mouse().down();
    page.locator(".psi-hand").dispatchEvent("pointerup", Map.of("pointerId", 99));
    page.mouse()
        .move(
            point.x + 10,
            point.y + 30,
            new com.microsoft.playwright.Mouse.MoveOptions().setSteps(4));
    page.mouse().up();
    awaitOther(before);
    assertTrue(Double.parseDouble(handles().nth(4).getAttribute("aria-valuenow")) < 0.1);
    BoundingBox chart = page.locator(".psi-hand").boundingBox();
    page.mouse().dblclick(chart.x + chart.width * 0.68, chart.y + 20);
    assertThat(handles()).hasCount(9);
    assertThat(handles().nth(6)).isFocused();
    page.keyboard().press("Delete");
    assertThat(handles()).hasCount(8);
    for (int i = 0; i < 3; i++) {
      page.locator("#psi-undo").click();
    }
    assertThat(page.locator("#psi-undo")).isDisabled();
    page.waitForFunction("psi => location.hash.includes(psi)", before);
    assertEquals(before, psi());
  }

  @Test
  void keysAddPointsAndTheFocusStaysWhereItHelps() {
    open();
    handles().nth(6).focus();
    page.keyboard().press("Alt+ArrowUp");
    page.keyboard().press("Enter");
    assertThat(handles()).hasCount(9);
    assertThat(handles().nth(7)).isFocused();
    assertThat(handles().nth(7)).hasAttribute("aria-valuenow", "-0.9");
    handles().nth(8).focus();
    page.keyboard().press("Control+z");
    assertThat(handles()).hasCount(8);
    assertThat(handles().nth(7)).isFocused();
    page.locator("#psi-add").click();
    assertThat(handles()).hasCount(9);
    page.locator("#psi-undo").press("Enter");
    assertThat(page.locator("#psi-undo")).isDisabled();
    assertThat(page.locator("#psi-undo")).isFocused();
  }

  @Test
  void keysMoveAPointAndInMidRunTheRunForksThere() {
    open();
    train();
    page.locator("#scrubber").fill("1");
    Locator point = handles().nth(2);
    point.focus();
    page.keyboard().press("ArrowUp");
    page.keyboard().press("ArrowRight");
    assertThat(point).hasAttribute("aria-valuenow", "0.72");
    assertThat(point).hasAttribute("aria-valuetext", "at 31°: ψ = 0.72 (cos θ = 0.86)");
    assertThat(page.locator("#branch")).isVisible();
    page.locator("#fork").click();
    assertThat(page.locator(".pane:not([hidden])")).hasCount(2);
    assertThat(page.locator("#announce")).containsText("Training finished", PATIENTLY);
    assertTrue(page.url().contains("~at="), page.url());
    assertTrue(page.url().contains("31:0.72"), page.url());
  }

  @Test
  void aCurveStartsFromAKnownLossAndIsSavedAsJava() {
    open();
    page.locator("#psi-start").selectOption("ArcFace");
    assertThat(handles()).hasCount(13);
    assertThat(page.locator("#notes")).containsText("ArcFace (m = 0.5)", PATIENTLY);
    assertThat(page.locator("#curve text.behind")).hasText(new String[] {"cos θ"});
    handles().nth(3).press("Shift+ArrowDown");
    assertThat(page.locator("#curve path.behind")).hasCount(2);
    assertThat(page.locator("#curve")).containsText("ArcFace");
    Download file = page.waitForDownload(() -> page.locator("#psi-java").click());
    assertEquals("MyLoss.java", file.suggestedFilename());
  }

  @Test
  void ofTwoStartsTheLaterCountsWhicheverIsThereFirst() {
    open();
    String before = psi();
    Pattern slow = Pattern.compile("spec=loss%3Darcface(&|$)");
    AtomicReference<Route> held = new AtomicReference<>();
    page.route(slow, held::set);
    page.locator("#psi-start").selectOption("ArcFace");
    page.locator("#psi-start").selectOption("cos θ");
    awaitOther(before);
    String cosine = psi();
    assertTrue(cosine.startsWith("0:1,15:0.966,"), cosine);
    page.waitForResponse(slow, () -> held.get().resume());
    handles().nth(0).press("ArrowDown");
    awaitOther(cosine);
    assertEquals(cosine.replace("0:1,15", "0:0.98,15"), psi());
  }

  @Test
  void whatIsTypedWrongIsSaidAndTheCurveStays() {
    open();
    Locator field = page.locator("#knobs [data-part=psi] input");
    field.fill("0:1,90:0,90:1,180:-1");
    assertThat(page.locator("#spec-error")).containsText("two values at 90°");
    assertThat(page.locator("#train")).isDisabled();
    assertThat(handles()).hasCount(8);
    field.fill("0:1,90:0,180:-1");
    assertThat(handles()).hasCount(3);
    assertThat(page.locator("#spec-error")).isEmpty();
    chromium.complaints.removeIf(text -> text.contains("400"));
  }

  @Test
  void theReferencePageIsDrawnOnToo() {
    page = chromium.open(uri("/losses/own-psi"));
    handles().nth(3).press("ArrowDown");
    assertThat(page.locator("#loss-knobs [data-part=psi] input"))
        .hasValue(Pattern.compile(".*,45:0.4,.*"));
    assertEquals(List.of(), violations());
  }

  @Test
  void aFingerOnAPointMovesItAndNoPage() {
    page = chromium.open(uri("/losses/own-psi"), Finger.phone());
    Locator point = handles().nth(3);
    point.scrollIntoViewIfNeeded();
    double before = Double.parseDouble(point.getAttribute("aria-valuenow"));
    Object scrolled = page.evaluate("scrollY");
    Finger.swipe(point.locator(".psi-point"), 0, 40);
    double after = Double.parseDouble(point.getAttribute("aria-valuenow"));
    assertTrue(after < before - 0.2, before + " → " + after);
    assertEquals(scrolled, page.evaluate("scrollY"));
  }

  private void open() {
    page = chromium.open(uri(SPEC));
    assertThat(handles()).hasCount(8);
  }

  private void train() {
    page.locator("#train").click();
    assertThat(page.locator("#announce")).containsText("Training finished", PATIENTLY);
  }

  private Locator handles() {
    return page.locator(".psi-handle");
  }

  /** A curve from the upper left to the lower right with a hollow in it. */
  private void stroke() {
    BoundingBox box = page.locator(".psi-hand").boundingBox();
    double width = box.width;
    page.mouse().move(box.x + width * 0.1, box.y + 20);
    page.mouse().down();
    for (int i = 1; i <= 30; i++) {
      double x = 0.1 + 0.87 * i / 30;
      double hollow = 30 * Math.exp(-Math.pow((x - 0.4) / 0.08, 2));
      page.mouse().move(box.x + width * x, box.y + 20 + 110 * x + hollow);
    }
    page.mouse().up();
  }

  private void awaitOther(String psi) {
    page.waitForFunction("psi => !decodeURIComponent(location.hash).includes(`psi=${psi}`)", psi);
  }

  private String psi() {
    Matcher found = Pattern.compile("psi=([^&;~]*)").matcher(page.url());
    assertTrue(found.find(), page.url());
    return found.group(1);
  }
}
