package facespace.play;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The system's own browser, which notes what its console says and whom its pages ask. */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /** A busy machine is no mistake of the page. */
  private static final double PATIENCE_MS = 120_000;

  /** A camera that may be used; no graphics card imitated, no calls home. */
  private static final List<String> FLAGS =
      List.of(
          "--use-fake-device-for-media-stream",
          "--use-fake-ui-for-media-stream",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  final List<String> complaints = new CopyOnWriteArrayList<>();
  final List<String> hostsAsked = new CopyOnWriteArrayList<>();
  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(FLAGS));
  }

  /** The browser of this machine, if there is one on the path. */
  static Optional<Path> find() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Chromium start() {
    return new Chromium(find().orElseThrow());
  }

  /** A page of its own, as somebody else's browser would open it. */
  Page open(String address, Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options.setLocale("en-GB"));
    context.setDefaultTimeout(PATIENCE_MS);
    Page page = context.newPage();
    page.onConsoleMessage(message -> note(message.type(), message.text()));
    page.onPageError(error -> complaints.add(error));
    page.onRequest(request -> hostsAsked.add(URI.create(request.url()).getHost()));
    page.navigate(address);
    return page;
  }

  Page open(String address) {
    return open(address, new Browser.NewContextOptions().setViewportSize(1440, 900));
  }

  void closePages() {
    browser.contexts().forEach(BrowserContext::close);
  }

  private void note(String type, String text) {
    if (Arrays.asList("error", "warning").contains(type)) {
      complaints.add(text);
    }
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
