package facespace.play;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;

/** The system's own browser, which notes what its console says and whose its pages are. */
final class Chromium {
  /** Where both are there, the shell without windows: a third of the work for the same page. */
  private static final List<String> NAMES =
      List.of(
          "chromium-headless-shell",
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable");

  /** A busy machine is no mistake of the page. */
  private static final double PATIENCE_MS = 120_000;

  /** The usual size of a page. */
  private static final int WIDE = 1440;

  private static final int HIGH = 900;

  /**
   * A camera that may be used; no graphics card imitated, one process for pages, no calls home, and
   * nobody else's either: what a page asks of another host is an error in its console. Windows of
   * the usual size: a page whose size is imitated keeps no file of the page before.
   */
  private static final List<String> FLAGS =
      List.of(
          "--use-fake-device-for-media-stream",
          "--use-fake-ui-for-media-stream",
          "--disable-gpu",
          "--renderer-process-limit=1",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
          "--window-size=" + WIDE + "," + HIGH);

  /**
   * Pages of the usual size are drawn on half as many pixels a side, which is a tenth of the work:
   * what is asked of them is measured in pixels of CSS.
   */
  private static final String COARSE = "--force-device-scale-factor=0.5";

  /** Before its first picture a page hears no keys: nobody presses any before they see it. */
  private static final String TWO_FRAMES =
      "() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))";

  private static Chromium shared;

  final List<String> complaints = new CopyOnWriteArrayList<>();

  /** Where each of these was said, and maybe of what: to find out why. */
  final List<String> complainedOf = new CopyOnWriteArrayList<>();

  /** Where what was on the pages came from, frames included. */
  final List<String> hostsShown = new CopyOnWriteArrayList<>();

  /** Experiments that pages have watched, by id. */
  final Set<String> watched = new CopyOnWriteArraySet<>();

  private final BrowserType type;
  private final Path executable;
  private final Browser browser;

  /** Draws pages of other sizes in full, on all their pixels; started for the first of them. */
  private Browser another;

  /**
   * Where pages of the usual size open: what one test's page has loaded the next one's need not.
   */
  private BrowserContext usual;

  /** Stays open there, so that the process that draws pages lasts from one to the next. */
  private Page stays;

  private Chromium(Path executable) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.type = playwright.chromium();
    this.executable = executable;
    this.browser = launch(Stream.concat(FLAGS.stream(), Stream.of(COARSE)).toList());
  }

  private Browser launch(List<String> flags) {
    return type.launch(
        new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(flags));
  }

  /** The browser of this machine, if there is one on the path. */
  static Optional<Path> find() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * The one of this JVM, started for whoever asks first. It ends with the JVM: the driver that
   * started it hears that nobody is there any more.
   */
  static Chromium shared() {
    if (shared == null) {
      shared = new Chromium(find().orElseThrow());
    }
    return shared;
  }

  /** A page of its own, as somebody else's browser would open it. */
  Page open(String address, Browser.NewContextOptions options) {
    Page page = navigate(newContext(options).newPage(), address);
    return Boolean.FALSE.equals(options.javaScriptEnabled) ? page : seen(page);
  }

  /** A page of the usual size; a second one at the same time is somebody else's. */
  Page open(String address) {
    if (usual == null) {
      usual = newContext(ofUsualSize());
    }
    if (!opened().isEmpty()) {
      return open(address, ofUsualSize());
    }
    if (stays == null && address.startsWith("http")) {
      staying(URI.create(address).resolve("/api/health").toString());
    }
    return seen(navigate(usual.newPage(), address));
  }

  /** A page of a size: the usual page, if that is its size. */
  Page open(String address, int width, int height) {
    return width == WIDE && height == HIGH
        ? open(address)
        : open(address, new Browser.NewContextOptions().setViewportSize(width, height));
  }

  /** The page that stays, at an address: for whoever leaves nothing behind on it. */
  Page staying(String address) {
    if (usual == null) {
      usual = newContext(ofUsualSize());
    }
    if (stays == null) {
      stays = listenTo(usual.newPage());
    }
    if (!stays.url().equals(address)) {
      stays.navigate(address);
    }
    return stays;
  }

  private static Browser.NewContextOptions ofUsualSize() {
    return new Browser.NewContextOptions().setViewportSize(null);
  }

  private BrowserContext newContext(Browser.NewContextOptions options) {
    boolean isUsual = options.viewportSize != null && options.viewportSize.isEmpty();
    if (!isUsual && another == null) {
      another = launch(FLAGS);
    }
    Browser chosen = isUsual ? browser : another;
    BrowserContext context = chosen.newContext(options.setLocale("en-GB"));
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  }

  private Page navigate(Page page, String address) {
    listenTo(page).navigate(address);
    return page;
  }

  private Page listenTo(Page page) {
    page.onConsoleMessage(this::note);
    page.onPageError(error -> complaints.add(error));
    page.onWebSocket(
        socket -> watched.add(socket.url().replaceFirst(".*/experiments/([^/]*)/.*", "$1")));
    return page;
  }

  private static Page seen(Page page) {
    page.evaluate(TWO_FRAMES);
    return page;
  }

  private List<Page> opened() {
    return usual.pages().stream().filter(page -> page != stays).toList();
  }

  /** Closes all pages; whoever opens the next one has never been there. */
  void closePages() {
    List<BrowserContext> contexts = new ArrayList<>(browser.contexts());
    if (another != null) {
      contexts.addAll(another.contexts());
    }
    for (BrowserContext context : contexts) {
      context.pages().forEach(this::noteHosts);
      if (context == usual) {
        opened().forEach(this::forget);
        context.clearCookies();
      } else {
        context.close();
      }
    }
  }

  /** A frame whose host was not found says so in its address only. */
  private void noteHosts(Page page) {
    page.frames().stream()
        .map(Frame::url)
        .filter(url -> url.startsWith("http") || url.startsWith("chrome-error"))
        .forEach(url -> hostsShown.add(URI.create(url).getHost()));
  }

  /** Closes a page, and nothing of what it kept is left but files. */
  private void forget(Page page) {
    String address = page.url();
    if (address.startsWith("http")) {
      JsonObject kept = new JsonObject();
      kept.addProperty("origin", address.replaceFirst("(//[^/]*).*", "$1"));
      kept.addProperty("storageTypes", "local_storage,indexeddb,cache_storage");
      usual.newCDPSession(page).send("Storage.clearDataForOrigin", kept);
    }
    page.close();
  }

  private void note(ConsoleMessage message) {
    if (Arrays.asList("error", "warning").contains(message.type())) {
      complaints.add(message.text());
      complainedOf.add(message.location());
    }
  }
}
