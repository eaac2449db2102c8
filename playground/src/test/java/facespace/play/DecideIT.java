package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import facespace.match.Verification;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One threshold, linked everywhere, dragged in a real browser over a real model's pairs. */
class DecideIT extends BrowserTest {
  private static final Browser.NewContextOptions PHONE =
      new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true);

  private static String model;
  private static Verification verification;

  @BeforeAll
  static void train() {
    model = "/api/models/" + Models.give(playground);
    SentPairs sent = SentPairs.of(playground.get(model + "/pairs").response().body());
    verification = sent.verification();
    for (String measured : List.of("/quality", "/causes", "/curve?by=pixels&lang=en")) {
      assertEquals(200, playground.get(model + measured).status(), measured);
    }
  }

  @BeforeEach
  void open() {
    page = chromium.open(uri("/verify"));
    assertThat(page.locator("#causes tbody tr")).hasCount(8);
  }

  @Test
  void draggingTheLineChangesEveryNumberToWhatTheLibraryCounts() {
    String before = page.locator("#figure-far").textContent();
    BoundingBox box = page.locator("#pair-histogram svg").boundingBox();
    page.mouse().move(box.x + box.width * 0.3, box.y + 60);
    page.mouse().down();
    page.mouse().move(box.x + box.width * 0.45, box.y + 60);
    page.mouse().move(box.x + box.width * 0.62, box.y + 60);
    page.mouse().up();
    assertThat(page.locator("#figure-far")).not().hasText(before);
    everythingSaysTheSame();
  }

  @Test
  void arrowKeysMoveTheThresholdByHalvesAndFifths() {
    Locator slider = page.locator("#threshold");
    slider.focus();
    double start = threshold();
    page.keyboard().press("ArrowRight");
    assertThat(slider).hasAttribute("aria-valuenow", String.format("%.1f", start + 0.5));
    page.keyboard().press("Shift+ArrowLeft");
    assertThat(slider).hasAttribute("aria-valuenow", String.format("%.1f", start + 0.4));
    page.keyboard().press("PageDown");
    assertThat(slider).hasAttribute("aria-valuenow", String.format("%.1f", start - 4.6));
    everythingSaysTheSame();
    page.keyboard().press("Home");
    assertThat(page.locator("#count-trueAccepts")).hasText("0");
  }

  @Test
  void everyPurposeHasItsOwnThresholdAndIsCheapestThere() {
    Locator purposes = page.locator(".purpose");
    assertThat(purposes).hasCount(3);
    Set<String> angles = new java.util.TreeSet<>();
    for (int i = 0; i < 3; i++) {
      purposes.nth(i).click();
      assertThat(purposes.nth(i)).hasAttribute("aria-pressed", "true");
      assertThat(purposes.nth(i)).containsText("cheapest here");
      angles.add(page.locator("#threshold").getAttribute("aria-valuenow"));
    }
    assertEquals(3, angles.size(), angles.toString());
    assertEquals(3, page.locator("#trade-off .preferred").count());
  }

  @Test
  void wronglyDecidedFacesComeWorstFirstAndAsManyAsThereAre() {
    set(threshold() - 6);
    Locator angles = page.locator("#error-strip li:not([hidden]) .pair-angle");
    List<Double> accepted = angles.allTextContents().stream().map(DecideIT::degrees).toList();
    assertEquals(accepted.stream().sorted().toList(), accepted, "smallest angle first");
    assertTrue(accepted.stream().allMatch(deg -> deg <= threshold() + 0.05));
    page.locator("#error-tabs button[data-kind=reject]").click();
    List<Double> refused = angles.allTextContents().stream().map(DecideIT::degrees).toList();
    assertFalse(refused.isEmpty());
    assertEquals(refused.stream().sorted(Collections.reverseOrder()).toList(), refused);
    assertTrue(refused.stream().allMatch(deg -> deg >= threshold() - 0.05));
    page.locator("#threshold").focus();
    page.keyboard().press("End");
    assertThat(page.locator("#error-strip")).hasClass(Pattern.compile(".*none.*"));
  }

  @Test
  void theQualityGateTellsItsCostAndItsGain() {
    Locator slider = page.locator("#gate-share");
    slider.fill("0");
    Locator frr = page.locator("#gate-table tr[data-rate=frr] td");
    assertThat(page.locator("#gate-words")).containsText("0 of 120");
    assertEquals(frr.nth(0).textContent(), frr.nth(1).textContent(), "no gate, no gain");
    slider.fill("20");
    assertThat(page.locator("#gate-words")).containsText("24 of 120");
    assertNotEquals(frr.nth(0).textContent(), frr.nth(1).textContent());
    assertThat(page.locator("#gate-refused .thumb")).hasCount(6);
    String before = frr.nth(1).textContent();
    set(threshold() - 8);
    assertThat(frr.nth(1)).not().hasText(before);
    assertEquals(page.locator("#figure-frr").textContent(), frr.nth(0).textContent());
  }

  @Test
  void rulesForTheShotRefuseThoseWhoBreakThem() {
    for (Locator box : page.locator("#rules input").all()) {
      box.setChecked(false);
    }
    assertThat(page.locator("#rules-words")).containsText("0 of 120");
    page.locator("#rules input[value=facing]").check();
    assertThat(page.locator("#rules-words")).not().containsText(Pattern.compile("\\b0 of 120"));
  }

  @Test
  void causesFollowTheThreshold() {
    Locator dark = page.locator("#causes tr[data-cause=dark] .cause-rate");
    String before = dark.textContent();
    set(threshold() - 12);
    assertThat(dark).not().hasText(before);
    page.locator("#threshold").focus();
    page.keyboard().press("Home");
    assertThat(dark).containsText("100 %");
    assertThat(page.locator("#causes tr[data-cause=none] .cause-rate")).containsText("100 %");
  }

  @Test
  void detAndRocMarkTheSameDecision() {
    Locator picture = page.locator("#trade-off svg");
    assertThat(picture).hasAttribute("aria-label", Pattern.compile("DET plot.*"));
    page.locator("#curve-kinds button[data-kind=roc]").click();
    assertThat(picture).hasAttribute("aria-label", Pattern.compile("ROC curve.*"));
    String far = page.locator("#figure-far").textContent();
    assertTrue(picture.getAttribute("aria-label").contains(far), far);
  }

  @Test
  void rawPixelsLieBesideTheModelUntilSomebodyTakesThemAway() {
    Locator grey = page.locator("#trade-off path.beside");
    assertThat(grey).hasAttribute("d", Pattern.compile("M.*L.*L.*"));
    page.locator("#beside").selectOption("nothing");
    assertThat(grey).hasCount(0);
    assertThat(page).hasURL(Pattern.compile(".*beside=nothing.*"));
    Playground.Answer refused = playground.get(model + "/curve?by=dreams");
    assertEquals(400, refused.status());
    assertTrue(refused.error().contains("dreams") && refused.error().contains("pixels"));
  }

  @Test
  void panelsAreUsableByEverybody() {
    assertEquals(List.of(), violationsIn("#threshold-panels", "#errors-panels"));
  }

  @Test
  void onAPhoneNothingIsCutOffAndTheThresholdComesBeforeTheErrors() {
    page = chromium.open(uri("/verify?lang=zh"), PHONE);
    assertThat(page.locator("#causes tbody tr")).hasCount(8);
    assertEquals(390, page.evaluate("document.documentElement.scrollWidth"));
    assertTrue(
        page.locator("#histogram-panel").boundingBox().y
            < page.locator("#errors-panel").boundingBox().y);
  }

  @Test
  void answersAreKnownByTheirTag() {
    for (String what : List.of("/pairs", "/quality", "/causes", "/faces.png", "/causes.png")) {
      String tag = playground.get(model + what).header("ETag");
      assertFalse(tag.isEmpty());
      assertEquals(304, playground.get(model + what, "If-None-Match", tag).status(), what);
    }
    assertEquals(404, playground.get("/api/models/nobody/pairs").status());
  }

  private void everythingSaysTheSame() {
    double deg = threshold();
    Verification.Confusion counted = verification.at(-deg);
    assertThat(page.locator("#count-falseAccepts")).hasText(group(counted.falseAccepts()));
    assertThat(page.locator("#count-falseRejects")).hasText(group(counted.falseRejects()));
    assertThat(page.locator("#count-trueAccepts")).hasText(group(counted.trueAccepts()));
    assertThat(page.locator("#count-trueRejects")).hasText(group(counted.trueRejects()));
    assertEquals(counted.far(), share("#figure-far"), 0.06 * counted.far());
    assertEquals(counted.frr(), share("#figure-frr"), 0.06 * counted.frr());
    assertEquals(verification.eer(), share("#figure-eer"), 0.06 * verification.eer());
    assertEquals(verification.smallestFar(), share("#figure-least"), 0.06);
    assertThat(page.locator("#error-tabs"))
        .containsText("(" + group(counted.falseAccepts()) + " of ");
    assertThat(page.locator("#gate-table tr[data-rate=far] td").first())
        .hasText(page.locator("#figure-far").textContent());
    assertThat(page.locator("#threshold-words")).containsText(String.format("%.1f°", deg));
  }

  private double threshold() {
    return Double.parseDouble(page.locator("#threshold").getAttribute("aria-valuenow"));
  }

  private void set(double deg) {
    page.locator("#threshold").focus();
    while (threshold() > deg) {
      String now = page.locator("#threshold").getAttribute("aria-valuenow");
      page.keyboard().press("ArrowLeft");
      assertThat(page.locator("#threshold")).not().hasAttribute("aria-valuenow", now);
    }
  }

  private double share(String figure) {
    return degrees(page.locator(figure).textContent()) / 100;
  }

  private static double degrees(String text) {
    return Double.parseDouble(text.replaceAll("[^0-9.]", ""));
  }

  private static String group(int count) {
    return String.format(java.util.Locale.ENGLISH, "%,d", count);
  }
}
