package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A loss's own page: two classes on an arc, a sample in the hand, and the curve that follows. */
class LossPageIT extends BrowserTest {
  /** Between the two directions when the page opens. */
  private static final double BETWEEN_DEG = 60;

  @Test
  void aDraggedSampleIsJudgedInASentence() {
    open("/losses/arcface");
    double marginDeg = 20;
    setKnob("m", Math.toRadians(marginDeg));
    assertThat(number("gap in degrees")).hasText("20.0°");
    double edgeDeg = (BETWEEN_DEG - marginDeg) / 2;
    assertThat(number("gap in cosine"))
        .hasText(decimals(cos(edgeDeg) - cos(BETWEEN_DEG - edgeDeg)));

    drag("other");
    assertThat(number("θ₂")).hasText("0.0°");
    assertThat(page.locator("#wedge-verdict"))
        .hasText(
            "x is decided as class 2, which is wrong. The loss is not satisfied: it lacks 40.0°,"
                + " or %s of cosine.".formatted(decimals(1 - cos(BETWEEN_DEG + marginDeg))));
    drag("own");
    assertThat(number("θ₁")).hasText("0.0°");
    assertThat(page.locator("#wedge-verdict"))
        .hasText(
            "x is decided as class 1, which is right. The loss is satisfied, with 20.0° and %s of"
                    .formatted(decimals(cos(marginDeg) - cos(BETWEEN_DEG)))
                + " cosine to spare.");
  }

  @Test
  void theArrowKeysMoveTheSampleOverTheBoundary() {
    open("/losses/arcface");
    setKnob("m", Math.toRadians(20));
    assertThat(number("gap in degrees")).hasText("20.0°");
    Locator sample = page.locator(".sample");
    sample.press("Home");
    assertThat(sample).hasAttribute("aria-valuenow", "-60");
    for (int i = 0; i < 8; i++) {
      sample.press("PageUp");
    }
    assertThat(sample).hasAttribute("aria-valuenow", "20");
    assertThat(page.locator("#wedge-verdict")).containsText("is satisfied, with 0.0°");
    sample.press("ArrowRight");
    assertThat(sample).hasAttribute("aria-valuenow", "21");
    assertThat(sample)
        .hasAttribute("aria-valuetext", Pattern.compile(".*class 1, .*it lacks 1\\.0°.*"));
    sample.press("End");
    assertThat(sample).hasAttribute("aria-valuenow", "120");
  }

  @Test
  void whatStaysWhenTheDirectionsTurnIsSaid() {
    open("/losses/arcface");
    assertThat(page.locator("#wedge-gap")).containsText("stays the same in degrees");
    open("/losses/cosface");
    setKnob("m", 0.1);
    assertThat(number("gap in cosine")).hasText("0.100");
    assertThat(page.locator("#wedge-gap")).containsText("stays the same in cosine");
    page.locator("#between").fill("90");
    assertThat(number("gap in cosine")).hasText("0.100");
    open("/losses/sphereface");
    assertThat(page.locator("#wedge-gap")).containsText("both in degrees and in cosine");
    open("/losses/normface");
    assertThat(page.locator("#wedge-gap")).containsText("No margin");
    assertThat(page.locator(".wedge .edge")).hasCount(1);
  }

  @Test
  void aMarginThatNotEvenTheCentreMeetsIsCalledSo() {
    open("/losses/arcface");
    setKnob("m", 1.2);
    assertThat(page.locator("#wedge-gap"))
        .hasText(
            "Not even the centre satisfies the loss at this angle: on W₁ itself ψ(0°) = 0.362, less"
                + " than cos 60° = 0.500.");
    assertThat(page.locator(".wedge .region")).hasCount(0);
    assertThat(page.locator("#wedge-verdict")).containsText("nowhere on this arc");
    page.locator("#between").fill("100");
    assertThat(number("gap in degrees")).hasText("68.8°");
  }

  @Test
  void theSampleIsMarkedOnTheCurveAndOnCosine() {
    open("/losses/cosface");
    setKnob("m", 0.5);
    assertThat(page.locator("#loss-curve .curve-line")).hasCount(2);
    assertThat(number("gap in cosine")).hasText("0.500"); // drawn anew
    drag("own");
    assertThat(number("ψ(θ₁)")).hasText("0.500");
    // At θ = 0°: the loss's dot lies half a unit below that of cos θ, on the same vertical.
    double[] own = dot(2);
    double[] cosine = dot(1);
    double unit = line("0") - line("1");
    assertEquals(cosine[0], own[0], 0.01);
    assertEquals(unit / 2, own[1] - cosine[1], 0.5);
    setKnob("m", 0);
    assertThat(page.locator("#loss-curve .curve-line")).hasCount(1);
    assertThat(page.locator("#loss-dots")).containsText("There is no margin");
  }

  @Test
  void aFingerMovesTheSampleOnAPhone() {
    page = chromium.open(uri("/losses/arcface?lang=zh"), Finger.phone());
    assertThat(page.locator("#wedge-verdict")).containsText("判为第 1 类");
    double[] tip = tip("other");
    page.touchscreen().tap(tip[0], tip[1]);
    assertThat(page.locator("#wedge-verdict")).containsText("判为第 2 类，错误");
    int width = (int) page.evaluate("document.documentElement.scrollWidth");
    assertTrue(width <= 390, "page is " + width + " wide");
    Locator sample = page.locator(".wedge .sample");
    sample.scrollIntoViewIfNeeded();
    String before = sample.getAttribute("aria-valuenow");
    Object scrolled = page.evaluate("scrollY");
    Finger.swipe(sample, -30, 40);
    assertThat(sample).not().hasAttribute("aria-valuenow", before);
    assertEquals(scrolled, page.evaluate("scrollY"), "its page stays");
  }

  @Test
  void aRefusedKnobIsSaidAndThePictureStays() {
    open("/losses/arcface");
    String before = page.locator("#wedge-gap").textContent();
    page.locator("#loss-knobs [data-part=m] input[inputmode=decimal]").fill("99");
    assertThat(page.locator("#notes")).containsText("99");
    assertThat(page.locator("#wedge-gap")).hasText(before);
    chromium.complaints.removeIf(complaint -> complaint.contains("status of 400"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/losses?lang=zh&theme=dark",
        "/losses/softmax?theme=light",
        "/losses/arcface?theme=dark",
        "/losses/sphereface?lang=zh&theme=light"
      })
  void axeFindsNothingToComplainAbout(String path) {
    page = chromium.open(uri(path));
    if (path.startsWith("/losses/")) {
      assertThat(page.locator("#wedge-verdict")).not().isEmpty();
    }
    assertEquals(List.of(), violations());
  }

  private void open(String path) {
    page = chromium.open(uri(path + "?lang=en"));
    assertThat(page.locator("#wedge-verdict")).not().isEmpty();
  }

  private void setKnob(String key, double value) {
    page.locator("#loss-knobs [data-part=" + key + "] input[inputmode=decimal]")
        .fill(String.valueOf(value));
  }

  private Locator number(String name) {
    return page.locator("#wedge-numbers dt:text-is('" + name + "') + dd");
  }

  /** Drags the sample to where a class direction meets the arc. */
  private void drag(String whose) {
    double[] tip = tip(whose);
    BoundingBox box = page.locator(".sample .body").boundingBox();
    page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
    page.mouse().down();
    page.mouse().move((box.x + tip[0]) / 2, tip[1] - 5);
    page.mouse().move(tip[0], tip[1]);
    page.mouse().up();
  }

  /** Where a class direction meets the arc, in the window; in one go, as knobs draw it anew. */
  private double[] tip(String whose) {
    Locator direction = page.locator(".wedge .direction." + whose);
    String place =
        (String)
            direction.evaluate(
                "path => { path.scrollIntoView({ block: 'center', behavior: 'instant' });"
                    + " const end = path.getPointAtLength(path.getTotalLength())"
                    + ".matrixTransform(path.getScreenCTM()); return `${end.x} ${end.y}`; }");
    return Stream.of(place.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private double[] dot(int index) {
    Locator dot = page.locator("#loss-curve .dot").nth(index);
    return new double[] {
      Double.parseDouble(dot.getAttribute("cx")), Double.parseDouble(dot.getAttribute("cy"))
    };
  }

  /** Where the axis number stands. */
  private double line(String value) {
    return Double.parseDouble(
        page.locator("#loss-curve .axis:text-is('" + value + "')").getAttribute("y"));
  }

  private static double cos(double deg) {
    return Math.cos(Math.toRadians(deg));
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
