package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A run forked from a scrubbed moment, a knob changed in mid-run, and starting again, by hand. */
class BranchIT extends BrowserTest {
  private static final ContainsTextOptions PATIENTLY =
      new ContainsTextOptions().setTimeout(120_000);

  private static final Pattern OF_COSFACE = Pattern.compile(".*CosFace.*");

  private void train(String address) {
    page = chromium.open(uri(address));
    assertThat(page.locator("#train")).isEnabled();
    assertThat(page.locator("#branch")).isHidden();
    page.locator("#train").click();
    assertThat(page.locator("#announce")).containsText("Training finished", PATIENTLY);
  }

  private void awaitTheEnd() {
    assertThat(page.locator("#branch")).isHidden();
    assertThat(page.locator("#announce")).containsText("Training finished", PATIENTLY);
  }

  @Test
  void aRunIsForkedFromAScrubbedMomentWithAnotherLoss() {
    train("/play#data=tiny&net=mlp&batch=16&epochs=6;loss=normface&s=16");
    page.locator("#scrubber").fill("1");
    page.locator("#losses input[value=cosface]").check();
    Locator branch = page.locator("#branch");
    assertThat(branch).isVisible();
    assertThat(page.locator("#branch-from")).containsText(Pattern.compile("From batch \\d+ on"));
    assertThat(page.locator("#train-label")).hasText("Start again with new settings");
    page.locator("#fork").click();
    assertThat(page.locator(".pane:not([hidden])")).hasCount(2);
    awaitTheEnd();
    assertThat(page.locator("#panes")).containsText("NormFace s=16 → CosFace");
    assertThat(branch).isHidden();
    assertTrue(page.url().contains("~at="), page.url());

    Locator planes = page.locator(".pane canvas");
    for (String shared : List.of("0", "1")) {
      page.locator("#scrubber").fill(shared);
      assertThat(planes.nth(0)).isVisible();
      assertThat(planes.nth(1)).isHidden();
      assertThat(page.locator("#angles .direct")).hasCount(1);
      assertThat(page.locator("#curve svg")).not().hasAttribute("aria-label", OF_COSFACE);
      assertThat(page.locator("#story")).not().containsText("CosFace");
    }
    assertThat(page.locator(".pane").nth(1))
        .containsText(Pattern.compile("One run with NormFace s=16 up to batch \\d+:"));
    String left = atRest(planes.nth(0));
    assertEquals(left, atRest(planes.nth(1)), "it is the same picture");
    page.locator("#scrubber").fill("2");
    assertThat(planes.nth(1)).isVisible();
    assertThat(page.locator(".plane-empty").nth(1)).isHidden();
    assertThat(page.locator("#angles .direct")).hasCount(2);
    assertThat(page.locator("#curve svg")).hasAttribute("aria-label", OF_COSFACE);
    page.reload(); // the address says all of it
    assertThat(page.locator(".pane:not([hidden])")).hasCount(2);
    assertThat(page.locator("#spec-error")).isEmpty();
  }

  /** Its frames lack what is said of class directions: pictures go from one sort to the other. */
  @Test
  void aForkMayLeadToALossWithoutClassWeightsAndBackInTime() {
    train("/play#data=tiny&net=mlp&batch=16&epochs=6;loss=normface&s=16");
    page.locator("#scrubber").fill("1");
    page.locator("#losses input[value=contrastive]").check();
    assertThat(page.locator("#curve-title")).hasText("Loss");
    page.locator("#fork").click();
    awaitTheEnd();
    assertThat(page.locator("#curve-title")).hasText("Loss and target logit ψ(θ)");
    assertThat(page.locator("#plot svg")).isVisible();
    for (String moment : List.of("1", "3", "0")) {
      page.locator("#scrubber").fill(moment);
      atRest(page.locator(".pane canvas").nth(1));
    }
  }

  @Test
  void aKnobChangedInMidRunGoesOnFromThere() {
    train("/play#data=tiny&net=mlp&batch=16&epochs=6;loss=arcface&s=16&m=0.1");
    page.locator("#scrubber").fill("1");
    page.locator("#knobs input[type=range]").nth(1).press("ArrowRight");
    page.locator("#change").click();
    awaitTheEnd();
    assertThat(page.locator(".pane:not([hidden])")).hasCount(1);
    assertTrue(page.url().contains("m=0.11"), page.url());
    assertTrue(page.url().contains("~at="), page.url());
    page.locator("#knobs input[type=range]").nth(1).press("ArrowRight");
    assertThat(page.locator("#train-label")).hasText("Start again with new settings");
    page.locator("#train").click();
    page.waitForFunction("() => !location.hash.includes('~')");
  }

  @Test
  void theChangesOfARunAreListedMovedAndTakenAway() {
    train("/play#data=tiny&net=mlp&batch=16&epochs=6;loss=arcface&s=16&m=0.1~at=64&m=0.2");
    Locator changes = page.locator("#course li");
    assertThat(changes).hasText(Pattern.compile("from batch\\s*on:\\s*m = 0.2"));
    changes.locator("input").fill("80");
    changes.locator("input").press("Enter");
    page.waitForFunction("() => location.hash.includes('~at=80&m=0.2')");
    changes.locator("input").fill("9999");
    changes.locator("input").press("Enter");
    assertThat(page.locator("#spec-error")).containsText("at = 9,999");
    page.locator("#scrubber").fill("1");
    chromium.complaints.removeIf(text -> text.contains("400")); // that refusal
    assertThat(page.locator("#announce")).containsText("Training finished");
    assertThat(page.locator("#train-label")).hasText("Start again with new settings");
    changes.locator("button").click();
    page.waitForFunction("() => !location.hash.includes('~')");
    assertThat(page.locator("#course-box")).isHidden();
    page.locator("#change").click();
    awaitTheEnd();
    page.waitForFunction("() => !location.hash.includes('~')");
    assertThat(page.locator("#panes")).not().containsText("→");
  }

  @Test
  void aRunOfFacesIsForkedChangedAndTrainedFurtherToo() {
    page = FacesBrowserTest.open("/faces" + FacesBrowserTest.PLANE);
    page.locator("#step").click(); // a moment between the first and the last
    assertThat(page.locator("#scrubber")).hasAttribute("max", "1");
    page.locator("#play").click();
    FacesBrowserTest.awaitTheEnd(page);
    page.locator("#scrubber").fill("1");
    page.locator("#losses input[value=cosface]").check();
    page.locator("#fork").click();
    assertThat(page.locator("#compare-table tbody tr")).hasCount(2);
    awaitTheEnd();
    assertTrue(page.url().contains("loss=cosface"), page.url());
    page.locator("#scrubber").fill("1");
    String left = atRest(page.locator("#cloud"));
    assertEquals(left, atRest(page.locator("#cloud-2")), "the shared past is the same picture");
    assertThat(page.locator("#cloud-2")).isHidden();
    assertThat(page.locator(".cloud-empty").nth(1)).containsText("One run with ");
    page.locator("#live").click();
    assertThat(page.locator("#cloud-2")).isVisible();
    awaitChange(page.locator("#cloud"), left);

    page.locator("#scrubber").fill("1");
    page.locator("#knobs input[type=range]").nth(1).press("ArrowRight");
    page.locator("#change").click();
    awaitTheEnd();
    assertThat(page.locator("#compare-table tbody tr")).hasCount(2);
    page.locator("#further").click();
    page.waitForFunction("() => location.hash.includes('~epochs=1')");
    assertThat(page.locator("#clock"))
        .hasText("epoch 2.0 of 2", new HasTextOptions().setTimeout(120_000));
  }

  @Test
  void aKeptModelIsOpenedTrainedFurtherAndDeleted() {
    train("/play#data=tiny&net=mlp&batch=64&epochs=2&loss=normface&s=17");
    page.locator("#kept-title").click();
    Locator row = page.locator("#kept-models tbody tr[aria-current]");
    assertThat(row).containsText("NormFace s=17");
    Locator rows = page.locator("#kept-models tbody tr");
    int before = rows.count();
    String end = atRest(page.locator(".pane canvas"));

    page.navigate("about:blank");
    page.navigate(uri("/play"));
    page.locator("#kept-title").click();
    Locator kept = rows.first();
    assertThat(kept).containsText("NormFace s=17");
    kept.getByText("Open").click();
    assertThat(page.locator(".pane canvas")).hasCount(1);
    assertThat(page.locator("#announce")).containsText("Training finished", PATIENTLY);
    // It is shown as it was, once it is known which digits these are.
    page.waitForCondition(() -> end.equals(atRest(page.locator(".pane canvas"))));
    assertTrue(page.url().contains("s=17"), page.url());
    assertThat(page.locator("#over-at"))
        .hasText("It is over, at batch 16. A stage more (epochs: 2):");

    page.locator("#further").click();
    page.waitForFunction("() => location.hash.includes('~epochs=2')");
    assertThat(page.locator("#clock"))
        .hasText("epoch 4.0 of 4", new HasTextOptions().setTimeout(120_000));
    assertThat(rows).hasCount(before + 1);
    page.onDialog(Dialog::accept);
    rows.first().getByText("Delete").click();
    assertThat(rows).hasCount(before);
  }
}
