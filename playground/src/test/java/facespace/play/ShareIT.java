package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links to what is on screen, for one's class as well. */
class ShareIT extends BrowserTest {
  /** As over plain http from another computer. */
  private static final String NO_CLIPBOARD =
      "Object.defineProperty(navigator, 'clipboard', { value: undefined })";

  @ParameterizedTest
  @ValueSource(strings = {"/play#" + Playground.SHORT, "/faces", "/verify", "/identify"})
  void aLinkIsSelectedAndFitsAPhoneWhereThereIsNoClipboard(String path) {
    page =
        chromium.open(
            "about:blank",
            new Browser.NewContextOptions().setViewportSize(390, 844).setIsMobile(true));
    page.addInitScript(NO_CLIPBOARD);
    page.navigate(uri(path));
    Locator dialog = page.locator("#share-dialog");
    page.waitForFunction("() => document.querySelector('#share').onclick !== null");
    if (path.matches("/(play|faces).*")) {
      assertThat(page.locator("#train")).isEnabled(); // before that there is nothing to be shared
    }
    page.locator("#share").click();
    Locator field = dialog.locator("input");
    assertThat(field).isFocused();
    String link = field.inputValue();
    assertTrue(link.startsWith(uri(path.replaceFirst("#.*", ""))), link);
    assertTrue(link.length() < 200, link);
    assertEquals(
        link,
        field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)"));
    assertInWindow(dialog.locator("button").first(), 390, 844);
    assertEquals(List.of(), violations());
    dialog.locator("button").first().click();
    assertThat(dialog.getByRole(AriaRole.STATUS)).containsText("Copied");
    page.navigate("about:blank");
    page.navigate(link);
    if (path.startsWith("/play")) {
      assertThat(page.locator("#train")).isEnabled();
      assertThat(page.locator(".pane")).hasCount(2);
      assertTrue(page.url().contains("data=tiny") && page.url().contains("epochs=10"), page.url());
    }
  }

  @Test
  void aTeacherChoosesAmongWhatThereIsWithTheLinkBesideIt() {
    page = chromium.open(uri("/play?hide=momentum#" + Playground.SHORT));
    page.addInitScript(NO_CLIPBOARD);
    page.reload();
    assertThat(page.locator("#train")).isEnabled();
    page.locator("#class-link").click();
    Locator dialog = page.locator("#class-dialog");
    assertInWindow(dialog.locator(".go"), 1440, 900);
    Locator boxes = dialog.locator("input[type=checkbox]");
    for (Locator box : boxes.all()) {
      String part = box.inputValue();
      assertTrue(
          part.equals("story") || page.locator("[data-part='" + part + "']").count() > 0, part);
    }
    assertTrue(boxes.count() <= 24, boxes.count() + " boxes");
    for (String label : dialog.locator("label.check").allInnerTexts()) {
      String first = label.strip().substring(0, 1);
      assertEquals(first.toUpperCase(Locale.ROOT), first, label);
    }
    Locator link = dialog.locator("input[readonly]");
    assertTrue(link.inputValue().contains("hide=momentum"), "hidden before: " + link.inputValue());
    dialog.getByText("Hide everything").click();
    assertTrue(
        link.inputValue().matches(".*hide=ready,.*,more,.*seed,.*momentum.*"), link.inputValue());
    dialog.getByText("Show everything").click();
    assertFalse(link.inputValue().contains("ready"), link.inputValue());
    boxes.first().uncheck();
    assertTrue(link.inputValue().contains("hide=ready,momentum"), link.inputValue());
    assertEquals(List.of(), violations());
  }

  private static void assertInWindow(Locator element, double width, double height) {
    BoundingBox box = element.boundingBox();
    assertTrue(box.x >= 0 && box.x + box.width <= width, box.x + " + " + box.width);
    assertTrue(box.y >= 0 && box.y + box.height <= height, box.y + " + " + box.height);
  }
}
