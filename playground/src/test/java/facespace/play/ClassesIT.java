package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Some of the ten digits on the page, and what digits are read as. */
class ClassesIT extends BrowserTest {
  private static final ContainsTextOptions PATIENTLY =
      new ContainsTextOptions().setTimeout(120_000);

  @Test
  void digitsAreChosenTrainedToldApartAndLookedAt() {
    page =
        chromium.open(
            uri("/play#data=tiny&net=mlp&batch=32&epochs=4;loss=softmax;loss=arcface&s=16"));
    assertThat(page.locator("#train")).isEnabled();
    choose();
    page.locator("#train").click();
    assertThat(page.locator("#announce")).containsText("Training finished", PATIENTLY);
    assertTrue(page.url().contains("classes=0,1,7"), page.url());
    theUnseenAreShownAndMeasured();
    cellsAreCountsAndOpenTheirPictures();
  }

  private void choose() {
    Locator field = page.locator("[data-part=classes]");
    for (String digit : List.of("2", "3", "4", "5", "6", "8", "9", "1")) {
      field.locator("input[value='" + digit + "']").uncheck();
    }
    assertThat(field).containsText("2 of 10");
    field.locator("input[value='0']").uncheck();
    assertThat(page.locator("#spec-error")).containsText("classes = 7 is too few");
    assertThat(field.locator(".field-error")).isVisible();
    field.locator("input[value='7']").click(); // none would mean all of them
    assertThat(field.locator("input:checked")).hasCount(1);
    assertThat(field.locator(".field-error")).isVisible();
    assertThat(page.locator("#train")).isDisabled();
    chromium.complaints.removeIf(complaint -> complaint.contains("400")); // that sentence's
    field.locator("input[value='0']").check();
    field.locator("input[value='1']").check();
    assertThat(page.locator("#train")).isEnabled();
    assertThat(page.locator("#notes")).containsText("with 3 classes");
  }

  private void theUnseenAreShownAndMeasured() {
    assertThat(page.locator("#legend"))
        .hasText(Pattern.compile("trained on\\s*017\\s*never seen\\s*2345689"));
    assertThat(page.locator("#numbers"))
        .containsText(Pattern.compile("pairs of unseen digits[\\d.]+\\s%[\\d.]+\\s%"));
    Locator canvas = page.locator(".pane canvas").first();
    String with = atRest(canvas);
    page.locator("#unseen").uncheck();
    assertNotEquals(with, atRest(canvas));
    assertThat(page.locator("#legend")).isHidden();
    page.locator("#unseen").check();
    assertEquals(with, atRest(canvas));
    canvas.press("ArrowLeft"); // the last of all: unseen
    assertThat(page.locator("#card")).containsText("never trained on");
    assertThat(page.locator("#card")).containsText("taken for");
  }

  private void cellsAreCountsAndOpenTheirPictures() {
    page.locator("#confusion summary").click();
    Locator table = page.locator("fs-confusion").nth(1);
    assertThat(page.locator("fs-confusion")).hasCount(2);
    assertThat(table.locator("tbody tr")).hasCount(3 + 1 + 7);
    int right = number(table.locator("button[aria-label^='is 0, read as 0:']"));
    assertTrue(right > 5, "most are read right: " + right);
    table.locator("button[tabindex='0']").focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowUp");
    page.keyboard().press("Enter");
    Locator pictures = page.locator("#confusion-cell section").nth(1).locator("img");
    assertThat(pictures).hasCount(Math.min(40, right));
    assertEquals(true, pictures.first().evaluate("img => img.decode().then(() => true)"));
    Locator angles = page.locator("#confusion-cell section").nth(1).locator("li span");
    List<Double> degrees =
        angles.allTextContents().stream()
            .map(text -> Double.valueOf(text.replace("°", "")))
            .toList();
    assertEquals(degrees.stream().sorted((a, b) -> Double.compare(b, a)).toList(), degrees);
    String before = table.innerText();
    page.locator("#scrubber").fill("0");
    assertThat(page.locator("#confusion-cell h3").first()).not().hasText(before);
    assertNotEquals(before, table.innerText(), "the first weights read otherwise");
  }

  private static int number(Locator cell) {
    return Integer.parseInt(cell.innerText().replace("·", "0"));
  }

  /** Six digits in the plane: two classes on the axes, the last two digits of neither. */
  @Test
  void countsAndTheirDigitsAreThoseCountedByHand() {
    page = scripts();
    String run =
        """
        { dim: 2, directions: [1, 0, 0, 1], features: [2, 0.1, 1, 1.5, 3, 2, 0, 1], predicted: [0, 1, 0, 1],
          unseen: [5, 1, 5, 3], unseenPredicted: [0, 0] }""";
    String truth = "[0, 0, 0, 1, 2, 2]";
    assertEquals(
        "[[2,1],[0,1],[2,0]]",
        Modules.ask(page, "confusion", "confusionOf(" + truth + ", [0, 1, 0, 1, 0, 0], 3, 2)")
            .toString());
    String digits = "digitsOf(%s, %s, %d, %d).map(({ index, deg }) => [index, Math.round(deg)])";
    assertEquals("[[2,34],[0,3]]", ask(digits.formatted(run, truth, 0, 0)), "the farthest first");
    assertEquals("[[1,56]]", ask(digits.formatted(run, truth, 0, 1)));
    assertEquals("[[4,11],[5,31]]", ask(digits.formatted(run, truth, 2, 0)), "the nearest first");
    assertEquals("[]", ask(digits.formatted(run, truth, 1, 0)));
  }

  private String ask(String expression) {
    return Modules.ask(page, "confusion", expression).toString();
  }
}
