package facespace.play;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;

/** A finger on a phone's screen. */
final class Finger {
  private static final int STEPS = 6;

  private Finger() {}

  /** A phone, on which a finger scrolls what it does not move. */
  static Browser.NewContextOptions phone() {
    return new Browser.NewContextOptions()
        .setViewportSize(390, 844)
        .setHasTouch(true)
        .setIsMobile(true);
  }

  /** A finger on the middle of an element goes as far as that, in pixels. */
  static void swipe(Locator element, int dx, int dy) {
    element.scrollIntoViewIfNeeded();
    BoundingBox box = element.boundingBox();
    CDPSession session = element.page().context().newCDPSession(element.page());
    for (int step = 0; step <= STEPS; step++) {
      double x = box.x + box.width / 2 + (double) dx * step / STEPS;
      double y = box.y + box.height / 2 + (double) dy * step / STEPS;
      send(session, step == 0 ? "touchStart" : "touchMove", "{\"x\":" + x + ",\"y\":" + y + "}");
    }
    send(session, "touchEnd", "");
  }

  private static void send(CDPSession session, String type, String points) {
    String event = "{\"type\":\"%s\",\"touchPoints\":[%s]}".formatted(type, points);
    session.send("Input.dispatchTouchEvent", JsonParser.parseString(event).getAsJsonObject());
  }
}
