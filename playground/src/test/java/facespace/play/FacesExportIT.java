package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the export menu of the page of faces gives, in a real browser. */
class FacesExportIT extends FacesBrowserTest {
  @Test
  void coordinatesAreSavedAsTheyLieOnScreenWithWhoIsCircled() throws IOException {
    page = seen("/faces" + MAP);
    assertThat(page.locator("#map-state")).containsText("KL");
    page.locator("#export summary").click();
    Locator link = page.locator("#export-list a[download='map.csv']");
    Download download = page.waitForDownload(link::click);
    List<String> lines = Files.readAllLines(download.path());
    assertEquals("point,person,x,y,selected", lines.get(0));
    assertEquals(1 + 8 * 10, lines.size());
    assertTrue(lines.get(1).matches("0,[^,]+,-?[\\d.e-]+,-?[\\d.e-]+,0"), lines.get(1));
  }

  @Test
  void embeddingsAreSavedOfTheMomentOnScreen() {
    page = seen("/faces" + MAP);
    String last = embeddings();
    goToTheFirstMoment();
    String first = embeddings();
    assertTrue(first.endsWith("moment=0"), first);
    assertNotEquals(playground.get(last).text(), playground.get(first).text());
  }

  /** Where the menu's first link leads. */
  private String embeddings() {
    page.locator("#export summary").click();
    String path = offeredEmbeddings().getAttribute("href");
    page.locator("#export summary").click();
    return path;
  }

  @Test
  void anOpenExportMenuKeepsToTheMomentOnScreenAlsoToOneThatStandsInForAnother() {
    AtomicReference<Route> asked = new AtomicReference<>();
    page = chromium.open("about:blank");
    page.route("**/moments/0", asked::set);
    page.routeWebSocket(Pattern.compile(".*/live\\?.*"), FacesExportIT::withoutTheFirstMoment);
    page.navigate(uri("/faces" + MAP));
    train(page);
    page.locator("#export summary").click();
    assertThat(offeredEmbeddings()).isVisible();
    scrubber().focus();
    page.keyboard().press("Home");
    assertThat(offeredEmbeddings()).hasAttribute("href", Pattern.compile(".*moment=1"));
    assertThat(scrubber()).hasAttribute("aria-valuetext", Pattern.compile("moment 2 of .*"));
    page.waitForCondition(() -> asked.get() != null);
    asked.get().resume();
    assertThat(offeredEmbeddings()).hasAttribute("href", Pattern.compile(".*moment=0"));
    assertThat(scrubber()).hasAttribute("aria-valuetext", Pattern.compile("moment 1 of .*"));
  }

  /** As a page that was too slow to be sent it. */
  private static void withoutTheFirstMoment(WebSocketRoute page) {
    WebSocketRoute server = page.connectToServer();
    server.onMessage(
        frame -> {
          if (frame.binary() == null) {
            page.send(frame.text());
          } else if (Decoded.of(frame.binary()).index() > 0) {
            page.send(frame.binary());
          }
        });
  }

  private Locator offeredEmbeddings() {
    return page.locator("#export-list a[download='embeddings.csv']");
  }

  @Test
  void everyExportOfTheMenuCanBeFetched() {
    page = seen("/faces" + MAP);
    assertThat(page.locator("#map-state")).containsText("KL");
    page.locator("#export summary").click();
    Locator links = page.locator("#export-list a[href^='/api/']");
    assertThat(links.first()).isVisible();
    assertTrue(links.count() >= 5, "embeddings, coordinates, text, code: " + links.count());
    for (Locator link : links.all()) {
      String path = link.getAttribute("href");
      assertEquals(200, playground.get(path).status(), path);
    }
  }
}
