package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.play.web.Access;
import facespace.play.web.Keys;
import facespace.play.web.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that asks for the key, and what a visitor is not offered. */
class DoorIT extends BrowserTest {
  private static final Keys KEYS = Keys.ofOwner("the-owners-own");

  @AutoClose
  private static final Playground locked =
      new Playground(
          new Access("localhost", Set.of(), Optional.of(KEYS), Optional.empty(), List.of()));

  private static String model;

  @BeforeAll
  static void keepAModel() {
    model = Models.give(locked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void whoHasNoKeyIsAskedForItOnAPageThatEverybodyCanUse(String lang) {
    page = chromium.open(locked.uri("/faces?lang=" + lang).toString());
    assertEquals(List.of(), violations());
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    assertThat(page.locator("#key")).isFocused();
    page.keyboard().type("wrong");
    page.keyboard().press("Enter");
    assertThat(page.locator("#key-error")).not().isEmpty();
    assertEquals(List.of(), violations());
    page.locator("#key").fill(KEYS.of(Role.VISITOR));
    page.keyboard().press("Enter");
    assertThat(page.locator("#train")).isEnabled();
    assertTrue(page.url().contains("/faces?lang=" + lang + "#"), page.url());
    chromium.complaints.removeIf(complaint -> complaint.contains("401"));
  }

  @Test
  void whatAnAddressSaysAfterItsHashIsStillThereBehindTheDoor() {
    page = chromium.open(locked.uri("/play#data=tiny&loss=cosface").toString());
    page.locator("#key").fill(KEYS.of(Role.VISITOR));
    page.keyboard().press("Enter");
    assertThat(page.locator("#train")).isEnabled();
    assertTrue(page.url().contains("#data=tiny"), page.url());
    chromium.complaints.removeIf(complaint -> complaint.contains("401"));
  }

  @Test
  void aVisitorIsNotOfferedWhatBelongsToTheOwner() {
    page = chromium.open(locked.uri("/identify?key=" + KEYS.of(Role.VISITOR)).toString());
    assertThat(page.locator("#model-choice")).hasValue(model);
    assertThat(page.locator(".card-gallery .visitors"))
        .containsText("Only the owner of this server");
    for (String hidden : List.of("#enrol", "#forget", ".card-door", ".card-office")) {
      assertThat(page.locator(hidden)).isHidden();
    }
    assertThat(page.locator(".model-kept button.owners")).isHidden();
    assertThat(page.locator("#cmc svg")).isVisible();
    assertThat(page.locator("#alert")).isHidden();
    assertEquals(List.of(), violations());
    page = chromium.open(locked.uri("/identify?key=the-owners-own").toString());
    assertThat(page.locator("#model-choice")).hasValue(model);
    assertThat(page.locator(".card-gallery .visitors")).isHidden();
    assertThat(page.locator("#enrol")).isVisible();
    assertThat(page.locator(".model-kept button.owners")).isVisible();
  }
}
