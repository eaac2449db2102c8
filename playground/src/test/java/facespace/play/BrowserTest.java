package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * A playground and a real browser for each class of tests. After every test the console must be
 * clean, and nobody but the playground asked for anything.
 */
abstract class BrowserTest {
  static Playground playground;
  static Chromium chromium;

  Page page;

  @BeforeAll
  static void start() {
    Assumptions.assumeTrue(Chromium.find().isPresent(), "no browser on the path");
    playground = new Playground();
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
      playground.close();
      chromium = null;
    }
  }

  @BeforeEach
  void forget() {
    chromium.complaints.clear();
    chromium.hostsAsked.clear();
  }

  @AfterEach
  void theConsoleIsCleanAndNobodyElseWasAsked() {
    chromium.closePages();
    assertEquals(List.of(), chromium.complaints);
    chromium.hostsAsked.removeIf("localhost"::equals);
    assertEquals(List.of(), chromium.hostsAsked);
  }

  static String uri(String path) {
    return playground.uri(path).toString();
  }

  /** What axe finds to complain about on the page. */
  List<String> violations() {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .map(rule -> rule.getId() + " " + rule.getNodes())
            .toList();
  }
}
