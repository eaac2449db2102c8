package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import facespace.play.web.Access;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A run as a part of another page. */
class EmbedIT extends BrowserTest {
  private static final Pattern LINE = Pattern.compile("<iframe src=\"([^\"]*)\" [^>]*></iframe>");

  @Test
  void whatTheLineOfTheDialogShowsFitsAndTrains() {
    page = chromium.open(uri("/play#" + Playground.SHORT));
    openTheLine();
    assertThat(page.locator(".pane")).hasCount(2);
    trainsInTheRoomThereIs(page.locator(".pane canvas").first(), "10.0 of 10");
    assertThat(page.locator("#whole-page"))
        .hasAttribute("href", Pattern.compile(".*/play(\\?(?!.*embed).*)?#.*loss=arcface.*"));
  }

  @Test
  void facesAreShownLikewise() {
    page = chromium.open(uri("/faces" + FacesBrowserTest.MAP));
    openTheLine();
    for (String other : List.of(".map-bar", ".charts", ".under", "#figures", ".cloud-tools")) {
      assertThat(page.locator(other)).isHidden();
    }
    trainsInTheRoomThereIs(page.locator("#cloud"), "epoch 1.0 of 1");
    assertThat(page.locator("#whole-page"))
        .hasAttribute("href", Pattern.compile(".*/faces(\\?(?!.*embed).*)?#.*people=12.*"));
  }

  /** Goes where the line of HTML leads that the page offers, in a frame as large as it says. */
  private void openTheLine() {
    assertThat(page.locator("#train")).isEnabled();
    page.locator("#export > summary").click();
    page.locator("#embed").click();
    Matcher line = LINE.matcher(page.locator("#embed-field").inputValue());
    assertTrue(line.matches(), line.toString());
    assertEquals(List.of(), violationsIn("dialog[open]"));
    page.setViewportSize(600, 400);
    page.navigate(line.group(1).replace("&amp;", "&"));
  }

  private void trainsInTheRoomThereIs(Locator picture, String end) {
    assertThat(page.locator("header.top")).isHidden();
    assertThat(page.locator("#controls form")).isHidden();
    String before = (String) picture.evaluate("canvas => canvas.toDataURL()");
    page.locator("#play").click();
    assertThat(page.locator("#clock")).containsText(end);
    awaitChange(picture, before); // it was trained; a map's layout comes after the clock
    String room = "() => document.documentElement.scrollHeight <= innerHeight";
    assertEquals(true, page.evaluate(room), "600 × 400 hold it");
    assertThat(page.locator("#story")).isHidden();
    page.setViewportSize(600, 600);
    assertThat(page.locator("#story")).isVisible();
    assertEquals(true, page.evaluate(room), "and 600 × 600 what is said of it");
    assertEquals(List.of(), violations());
  }

  @Test
  void anotherPageShowsItIfThatIsWantedAndNotOtherwise() throws IOException {
    HttpServer wanted = pageOfAnother();
    HttpServer unwanted = pageOfAnother();
    Access access =
        new Access(
            "localhost", Set.of(), Optional.empty(), Optional.empty(), List.of(origin(wanted)));
    try (Playground open = new Playground(access)) {
      String run = "?" + open.uri("/play?embed=1#" + Playground.SHORT);
      page = chromium.open(origin(wanted) + "/" + run);
      FrameLocator frame = page.frameLocator("iframe");
      assertThat(frame.locator(".pane")).hasCount(2);
      frame.locator("#play").click();
      assertThat(frame.locator("#clock")).containsText("10.0 of 10");
      page.waitForConsoleMessage(
          new Page.WaitForConsoleMessageOptions()
              .setPredicate(message -> message.text().contains("frame-ancestors")),
          () -> page.navigate(origin(unwanted) + "/" + run));
      assertThat(frame.locator(".pane")).hasCount(0);
      page.navigate("about:blank"); // a frame that was refused shows an error
      chromium.complaints.removeIf(complaint -> complaint.contains("frame-ancestors"));
    } finally {
      wanted.stop(0);
      unwanted.stop(0);
    }
  }

  /** The menu it was opened from is closed by then. */
  @Test
  void theFocusGoesBackToTheMenuWhenTheLineIsClosed() {
    page = chromium.open(uri("/play"));
    assertThat(page.locator("#train")).isEnabled();
    page.locator("#export summary").focus();
    page.keyboard().press("Enter");
    page.locator("#embed").press("Enter");
    assertThat(page.locator("#embed-dialog")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator("#embed-dialog")).isHidden();
    assertThat(page.locator("#export summary")).isFocused();
  }

  /**
   * A server of somebody else's, whose page shows in a frame what comes after its question mark.
   */
  private static HttpServer pageOfAnother() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    byte[] html =
        """
        <!doctype html><link rel="icon" href="data:,"><body><script>
        const frame = Object.assign(document.createElement('iframe'), { width: 600, height: 400 });
        frame.src = location.search.slice(1) + location.hash;
        document.body.append(frame);
        </script>
        """
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String origin(HttpServer server) {
    return "http://localhost:" + server.getAddress().getPort();
  }
}
