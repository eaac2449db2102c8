package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Losses that compare samples with each other, as the page shows them. */
class ComparedIT extends BrowserTest {
  private static final ContainsTextOptions PATIENTLY =
      new ContainsTextOptions().setTimeout(120_000);

  private void train(String address) {
    page = chromium.open(uri(address));
    assertThat(page.locator("#train")).isEnabled();
    page.locator("#train").click();
    assertThat(page.locator("#announce")).containsText("Training finished", PATIENTLY);
  }

  @Test
  void whatIsComparedIsDrawnCountedAndCanBeLeftOut() {
    train("/play#data=tiny&net=mlp&batch=32&epochs=4&loss=triplet&mining=semi-hard");
    assertThat(page.locator("#story")).containsText(Pattern.compile("class means"));
    assertThat(page.locator("#story"))
        .containsText(
            Pattern.compile("training images make [\\d,]+ pairs and [\\d.,× ⁰-⁹¹²³]+ triplets"));
    assertThat(page.locator(".pane-remark").first())
        .containsText(
            Pattern.compile(
                "[\\d,]+ triplets taken among 32 test images; of those trained on [\\d.]+\\s% still pull"));
    assertThat(page.locator("#numbers")).containsText("pairs or triplets still pulling");
    assertThat(page.locator("#training")).containsText("still pulling");
    Locator canvas = page.locator(".pane canvas").first();
    String with = atRest(canvas);
    page.locator("#links").uncheck();
    assertNotEquals(with, atRest(canvas));
    page.locator("#links").check();
    assertEquals(with, atRest(canvas));
    assertThat(page.locator("#slope")).isHidden();
    assertThat(page.locator("#curve-caption")).isEmpty();
    page.locator("#force").check();
    assertThat(page.locator("#curve-caption"))
        .containsText(Pattern.compile("^Arrows on the planes"));
  }

  @Test
  void whereNothingIsComparedThereIsNothingToLeaveOut() {
    train("/play#data=tiny&net=mlp&batch=32&epochs=1&loss=softmax");
    assertThat(page.locator("#links")).isHidden();
    assertThat(page.locator("#story")).not().containsText("pairs");
  }

  @Test
  void aPointIsCalledACollapseAndAWayOutIsTold() {
    train("/play#data=tiny&net=mlp&batch=32&epochs=12&lr=0.5&loss=triplet");
    assertThat(page.locator("#story")).containsText("all features lie in one point");
    assertThat(page.locator("#story")).containsText("softmax first");
    assertThat(page.locator("#announce")).containsText("collapsed");
    assertThat(page.locator("#cures button"))
        .hasText(
            new String[] {
              "An epoch of softmax first, learning rate = 0.005",
              "Take what suits it: triplets = semi-hard, learning rate = 0.04",
              "Smaller steps: learning rate = 0.005"
            });
    page.locator("#cures button").first().click();
    assertThat(page.locator("#course li")).containsText("Triplet (In Defense)");
    assertThat(page.locator("#cures button")).hasCount(0);
    assertThat(page.locator(".pane-next")).hasText("next: Softmax → Triplet (In Defense)");
    page = chromium.open(uri("/play#data=tiny&net=mlp&loss=softmax"));
    page.locator("input[name=loss][value=sphereface2]").check();
    page.locator("#notes .mend").click();
    assertThat(page.locator("#notes")).not().containsText("Warning");
    assertThat(page).hasURL(Pattern.compile(".*dim=16.*"));
  }

  @Test
  void aSoftmaxHandsOverToTriplets() {
    train("/play#data=tiny&net=mlp&batch=32&epochs=2&loss=softmax~loss=facenet&epochs=2");
    assertThat(page.locator("#panes")).containsText("Softmax → Triplet (FaceNet)");
    assertThat(page.locator("#course li")).containsText("Triplet (FaceNet)");
    assertThat(page.locator(".pane-remark").first()).containsText("still pull");
    double at = changeMark();
    assertTrue(at > 0.2 && at < 0.8, "about the middle: " + at);
    page.reload();
    assertEquals(at, changeMark(), 1e-9, "where it was, once the moments are here");
    page.locator("#scrubber").fill("1");
    assertThat(page.locator(".pane-remark").first()).not().containsText("still pull");
  }

  /** Where the settings change, as a share of what is trained. */
  private double changeMark() {
    Locator mark = page.locator(".timeline .change-mark");
    assertThat(mark).hasAttribute("title", Pattern.compile("Triplet \\(FaceNet\\)"));
    String at = (String) mark.evaluate("mark => mark.style.getPropertyValue('--at')");
    return Double.parseDouble(at);
  }
}
