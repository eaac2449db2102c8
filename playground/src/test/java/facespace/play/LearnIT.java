package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Media;
import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.play.learn.Lesson;
import facespace.play.learn.Lessons;
import facespace.play.learn.Question;
import facespace.play.learn.Widget;
import facespace.text.Lang;
import facespace.train.spec.Comparison;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lessons in a real browser: live figures, guesses, presentation, what was read. */
class LearnIT extends BrowserTest {
  private static final String RUN =
      Comparison.parse("data=tiny&epochs=2&batch=64;loss=normface;loss=arcface").text();

  /** Puts the figure of a run on the page, which a question holds back. */
  private static final String FIGURE =
      """
      async (run) => {
        const page = document.querySelector('script[type=module]').src;
        const { RunFigure } = await import(new URL('../../app/runfigure.js', page));
        const styles = document.createElement('link');
        const dressed = new Promise((loaded) => (styles.onload = loaded));
        Object.assign(styles, { rel: 'stylesheet', href: new URL('../../../css/widgets.css', page) });
        document.head.append(styles);
        await dressed;
        const host = document.createElement('div');
        host.className = 'live';
        document.getElementById('main').prepend(host);
        const figure = { views: ['planes', 'curve', 'angles', 'training'], run, data: 'tiny', who: {}, look: 'raw' };
        window.figure = new RunFigure(host, figure, (runs) => (window.ended = runs.map(({ testAccuracy }) => testAccuracy)));
        window.figure.hold();
        await window.figure.load();
      }\
      """;

  /** All that a lesson shows is there: each run is known or not, each model has answered. */
  private static final String THERE =
      """
      () => {
        const { figures } = JSON.parse(document.getElementById('boot').textContent);
        const isThere = (live, i) =>
          live.querySelector(':is(.hand-figure, .model-figure) > *')
          || (figures[i].run || figures[i].views[0] === 'photographs') && /[^…]$/.test(live.querySelector('.live-state').textContent);
        return [...document.querySelectorAll('.live')].every(isThere);
      }\
      """;

  private static final Pattern DRAWN = Pattern.compile("(\\S+)° to each side, (\\S+) long");
  private static final Pattern TOLD =
      Pattern.compile(
          "you drew petals of (\\S+)° to each side and (\\S+) long, they are (\\S+)° and (\\S+)"
              + " – \\D*(\\d+) of 100");

  private static final int PHOTOGRAPHED = 6;

  @TempDir static Path folder;
  private static String model;
  private static JsonNode trained;

  @BeforeAll
  static void trainOne() {
    playground.close();
    playground = Playground.lasting(folder);
    model = Models.give(playground);
    trained = playground.trainAndStore(RUN);
  }

  @Test
  void aStoredRunIsHeldBackUntilTheGuessThenShownThenTrainedAnew() {
    page = chromium.open(uri("/learn?lang=en"));
    page.evaluate(FIGURE, RUN);
    Locator state = page.locator(".live-state");
    assertThat(state).containsText("Trained here");
    assertThat(page.locator(".live-title"))
        .hasText(new String[] {"NormFace s=64", "ArcFace s=64 m=0.5"});
    assertEquals(true, page.evaluate("window.ended === undefined"), "the result is not shown yet");
    String beginning = page.locator(".live-numbers").first().textContent();
    listenToPaper();
    page.pdf();
    assertEquals(beginning, page.evaluate("printed.numbers"), "nor on paper");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".live-planes")).isHidden();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    page.evaluate("figure.release()");
    paperShowsTheEnd();
    page.waitForFunction("() => window.ended");
    assertEquals(
        List.of(trained.at("/0/accuracy").asDouble(), trained.at("/1/accuracy").asDouble()),
        page.evaluate("window.ended"));
    page.evaluate("window.ended = undefined");
    page.locator(".live .train").click();
    assertThat(state).hasText("Trained just now");
    page.waitForFunction("() => window.ended");
    assertEquals(List.of(), violations());
  }

  /** What a question holds back is not heard either. */
  @Test
  void aLessonsRunIsHeardAsFarAsItIsShown() {
    playground.trainAndStore(Playground.SHORT);
    page = chromium.open(uri("/learn?lang=en"));
    page.evaluate(SensesIT.RECORDER);
    page.evaluate(FIGURE, Playground.SHORT);
    Locator listen = page.locator(".live .listen");
    Locator words = page.locator(".heard-words");
    assertThat(page.locator(".live-state")).containsText("Trained here");
    listen.click();
    assertThat(words).not().isEmpty();
    assertThat(words).not().containsText("at first");
    page.evaluate("() => { window.heard.length = 0; window.last?.onended(); figure.release(); }");
    page.waitForFunction("() => window.ended");
    listen.click();
    assertThat(listen).hasAttribute("aria-pressed", "true");
    assertThat(words)
        .containsText(Pattern.compile("^Softmax: .* at first, .*ArcFace \\S+ \\S+: .* at first"));
    List<Double> told =
        SensesIT.WITHIN
            .matcher(words.textContent())
            .results()
            .map(it -> Double.valueOf(it.group(1)))
            .toList();
    List<?> heard = (List<?>) page.evaluate("window.heard.map(([hz]) => 30 * Math.log2(hz / 110))");
    assertEquals(4, told.size());
    assertEquals(told.get(0), ((Number) heard.get(0)).doubleValue(), 0.051);
    assertEquals(told.get(3), ((Number) heard.get(heard.size() - 1)).doubleValue(), 0.051);
    page.locator(".live .train").click(); // others take their place
    assertThat(words).isEmpty();
    assertThat(listen).hasAttribute("aria-pressed", "false");
    assertEquals(List.of(), violations());
  }

  /** What is on paper is read at the last moment before the browser takes its picture. */
  private void listenToPaper() {
    page.evaluate(
        """
        async () => {
          const page = document.querySelector('script[type=module]').src;
          const { onPaper } = await import(new URL('../../app/printing.js', page));
          onPaper(() => figure.print(), () => figure.printed());
          document.documentElement.dataset.theme = 'dark';
          addEventListener('beforeprint', () => {
            const numbers = document.querySelector('.live-numbers').textContent;
            window.printed = { numbers, theme: document.documentElement.dataset.theme };
            if (figure.isHeld) return;
            const { data } = document.querySelector('.live canvas').getContext('2d').getImageData(0, 0, 400, 400);
            window.printed.ink = data.filter((value) => value).length;
          });
        }\
        """);
  }

  private void paperShowsTheEnd() {
    page.pdf();
    assertEquals("light", page.evaluate("printed.theme"));
    String accuracy = percent(trained.at("/0/accuracy").asDouble());
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    assertTrue(page.evaluate("printed.numbers").toString().startsWith(accuracy), accuracy);
    assertTrue((int) page.evaluate("printed.ink") > 1000, "nothing is drawn");
  }

  /** One page goes through all of them, in Chinese on a phone. */
  @ParameterizedTest
  @CsvSource({"en, 1440, 900", "zh, 390, 844"})
  void everyLessonHasItsFiguresTakesAGuessAndIsForEverybody(String lang, int width, int height) {
    page = chromium.open(uri("/learn?lang=" + lang), width, height);
    for (Lesson.Place place : Lessons.contents()) {
      page.navigate(uri(place.path()));
      page.waitForFunction(THERE);
      for (Widget widget : Lessons.of(place, Lang.EN).widgets()) {
        widget.question().ifPresent(question -> answer(question, widget.run().isEmpty()));
      }
      assertEquals(List.of(), violations(), place.path());
    }
  }

  /**
   * Of a figure that is not there yet paper says so; what is there breaks between rows, in colour.
   */
  @Test
  void aHandoutWastesNoPageAndShowsWhatIsThere() {
    page = chromium.open(uri("/learn/tour/five-minutes?lang=en"));
    page.waitForFunction(THERE);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    Locator untrained = page.locator(".live").first();
    assertThat(untrained.locator(".live-state")).isVisible();
    assertThat(untrained.locator(".live-planes")).isHidden();
    Locator causes = page.locator(".live:has(.causes)");
    assertThat(causes).hasCSS("break-inside", "auto");
    assertThat(causes.locator(".scroll")).hasCSS("overflow", "visible");
    assertThat(causes.locator("tbody tr").first()).hasCSS("break-inside", "avoid");
    assertThat(causes.locator(".bar-fill").first()).hasCSS("print-color-adjust", "exact");
    assertThat(causes.locator(".thumb").first()).hasCSS("print-color-adjust", "exact");
  }

  /** Says the guess where that trains nothing. */
  private void answer(Question question, boolean isAtOnce) {
    if (question.score().kind().equals("petals")) {
      assertThat(page.locator(".question .go")).isDisabled();
      page.locator(".question .petal-grip").press("ArrowUp");
    } else if (question.slider().isEmpty()) {
      page.locator(".guess-choices input").first().check();
    }
    assertThat(page.locator(".question .go")).isEnabled();
    if (isAtOnce) {
      page.locator(".question .go").click();
      assertThat(page.locator(".guess-result")).not().isEmpty();
    }
  }

  @Test
  void aGuessIsScoredThePageIsPresentedAndRemembered() {
    page = chromium.open(uri("/learn/faces/features?lang=en"));
    assertThat(page.locator(".hand-figure")).isHidden();
    page.waitForFunction( // for paper, without having been there
        "() => [...document.querySelectorAll('.trait-all img')].every(({ complete, naturalWidth }) => complete && naturalWidth)");
    page.getByLabel("25", new Page.GetByLabelOptions().setExact(true)).check();
    page.locator(".question .go").click();
    assertThat(page.locator(".guess-result"))
        .hasText(Pattern.compile("You said 25. Measured: 32. .*"));
    page.locator(".trait-all button").nth(31).click();
    assertThat(page.locator(".trait-code")).containsText("1 1 1 1 1");
    assertThat(page.locator(".trait-one input:checked")).hasCount(5);
    assertEquals(List.of(), violations());
    present();
    page.locator("#next").scrollIntoViewIfNeeded();
    page.waitForFunction("() => localStorage.getItem('facespace.read')");
    page.navigate(uri("/learn?lang=zh&theme=dark"));
    assertThat(page.locator(".was-read:visible")).hasCount(1);
    assertThat(page.locator(".lesson-card:has(.was-read:visible)"))
        .hasAttribute("href", "/learn/faces/features");
    assertEquals(List.of(), violations());
  }

  /** Opens a lesson that finds a smaller run, stored here, in the place of its own. */
  private void openWith(String path, String run) {
    page = chromium.open("about:blank");
    answer("**/api/runs/find*", playground.post("/api/runs/find", run));
    String spec = URLEncoder.encode(run, StandardCharsets.UTF_8);
    answer("**/api/describe?*", playground.get("/api/describe?lang=en&spec=" + spec));
    page.navigate(uri(path));
    assertThat(page.locator(".live-state").first()).containsText("Trained here");
  }

  private void answer(String asked, Playground.Answer with) {
    Route.FulfillOptions told =
        new Route.FulfillOptions().setContentType("application/json").setBody(with.text());
    page.route(asked, route -> route.fulfill(told));
  }

  @Test
  void drawnPetalsAreScoredByTheRunAndLieOverIt() {
    openWith("/learn/losses/softmax?lang=en", RUN);
    Locator go = page.locator(".question .go");
    Locator grip = page.locator(".question .petal-grip");
    assertThat(page.locator(".question .petal")).hasCount(10);
    assertThat(go).isDisabled();
    grip.press("ArrowRight");
    assertThat(grip).hasAttribute("aria-valuetext", "13° to each side, 16 long");
    BoundingBox dot = grip.locator(".petal-dot").boundingBox();
    page.mouse().move(dot.x + dot.width / 2, dot.y + dot.height / 2);
    page.mouse().down();
    page.mouse().move(dot.x + 30, dot.y - 20);
    page.mouse().up();
    Matcher drawn = DRAWN.matcher(grip.getAttribute("aria-valuetext"));
    assertTrue(drawn.matches() && !drawn.group().startsWith("13°"), drawn::toString);
    assertReadFromTheBackRow();
    assertEquals(List.of(), violations());
    go.click();
    Locator result = page.locator(".guess-result");
    assertThat(result).containsText("of 100");
    Matcher told = TOLD.matcher(result.textContent());
    assertTrue(told.find(), result.textContent());
    double truthDeg = trained.at("/0/p95OwnAngleDeg").asDouble();
    assertEquals(drawn.group(1), told.group(1));
    assertEquals(drawn.group(2), told.group(2));
    assertEquals(truthDeg, number(told, 3), 0.051);
    double width = score(number(told, 1), truthDeg);
    double length = score(number(told, 2), number(told, 4));
    assertEquals((width + length) / 2, number(told, 5), 1);
    assertThat(page.locator(".petal-hand")).hasCount(0);
    Locator plane = page.locator(".live canvas").first();
    String before = atRest(plane);
    plane.evaluate("canvas => canvas.closest('fs-plane').setPetals(undefined)");
    awaitChange(plane, before);
    assertEquals(List.of(), violations());
  }

  private void assertReadFromTheBackRow() {
    page.setViewportSize(1366, 768);
    page.locator("#present").click();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator(".petal-hand")).isVisible();
    assertEquals(List.of(), page.evaluate(PlayTrustIT.SMALL_TEXTS));
    page.keyboard().press("Escape");
  }

  private static double number(Matcher told, int group) {
    return Double.parseDouble(told.group(group));
  }

  /** Half of what there is to win is lost with every doubling. */
  private static double score(double guess, double truth) {
    return Math.max(0, 100 - 50 * Math.abs(Math.log(guess / truth)) / Math.log(2));
  }

  private void present() {
    assertThat(page.locator(".teacher")).isHidden();
    page.locator("#notes").click();
    assertThat(page.locator(".teacher")).isVisible();
    page.locator("#present").click();
    assertThat(page.locator("#slide")).hasText(Pattern.compile("1 / \\d"));
    assertThat(page.locator(".live")).isHidden();
    page.keyboard().press("Space");
    assertThat(page.locator(".live")).isVisible();
    assertThat(page.locator(".goal")).isHidden();
    page.keyboard().press("Shift+Space");
    assertThat(page.locator(".goal")).isVisible();
    page.keyboard().press("ArrowRight");
    page.setViewportSize(1366, 768);
    assertEquals(List.of(), page.evaluate(PlayTrustIT.SMALL_TEXTS));
    assertThat(page).hasURL(Pattern.compile(".*present=1.*"));
    assertEquals(List.of(), violations());
    page.keyboard().press("Escape");
    assertThat(page.locator(".goal")).isVisible();
  }

  /** Drawn people stand for photographed ones; the model's own angles say who is turned away. */
  @Test
  void photographsAreShownByWhatIsDifferentOnceTheyAreThere() throws IOException {
    page = chromium.open(uri("/learn/faces/failures?lang=en"));
    Locator figure = page.locator(".live").nth(1);
    assertThat(figure).containsText("There are no such photographs here: put the Yale faces");
    for (int person = 0; person < PHOTOGRAPHED; person++) {
      photograph(person, "happy", Map.of("smile", "1"));
      photograph(person, "leftlight", Map.of("light-side", "-1", "darkness", "0.9", "mask", "1"));
      photograph(person, "normal", Map.of());
      photograph(person, "sad", Map.of()); // the normal one again
    }
    page.reload();
    Locator rows = figure.locator("tbody tr");
    assertThat(rows).hasCount(2);
    assertThat(figure).containsText("Real photographs of " + PHOTOGRAPHED + " people");
    assertThat(figure).containsText("(here 0 of 15)");
    assertThat(figure).containsText("are not counted: " + PHOTOGRAPHED);
    assertThat(figure).containsText("It has learnt from drawn people only");
    double limitDeg = 180;
    for (int a = 0; a < PHOTOGRAPHED; a++) {
      for (int b = 0; b < a; b++) {
        limitDeg = Math.min(limitDeg, angleDeg(file(a, "normal"), file(b, "normal")));
      }
    }
    Set<Integer> counts = new HashSet<>();
    for (String different : List.of("happy", "leftlight")) {
      int turnedAway = 0;
      for (int person = 0; person < PHOTOGRAPHED; person++) {
        double angleDeg = angleDeg(file(person, different), file(person, "normal"));
        turnedAway += angleDeg >= limitDeg ? 1 : 0;
      }
      counts.add(turnedAway);
      Locator row = figure.locator("tr[data-cause=" + different + "]");
      String share = Modules.ask(page, "rates", "rate(%d / 6)".formatted(turnedAway)).asText();
      assertThat(row.locator(".cause-rate > span")).hasText(share);
      assertThat(row.locator(".thumb")).hasCount(2);
    }
    assertEquals(2, counts.size(), "else nothing is told apart here");
    assertEquals(List.of(), violations());
  }

  private static void photograph(int person, String different, Map<String, String> how)
      throws IOException {
    Shot shot = Shot.random(1, person, 1, Conditions.STUDIO).with(how);
    BufferedImage picture = PaperFaces.draw(PaperPerson.random(1, person), shot, 64);
    Path file = file(person, different);
    Files.createDirectories(file.getParent());
    ImageIO.write(picture, "png", file.toFile());
  }

  private static Path file(int person, String different) {
    return folder.resolve("data/yale/subject0" + person).resolve(different + ".png");
  }

  private static double angleDeg(Path a, Path b) throws IOException {
    String body = "{\"a\":%s,\"b\":%s}".formatted(face(a), face(b));
    String address = "/api/models/" + model + "/compare";
    return playground.post(address, body).json().get("angleDeg").asDouble();
  }

  private static String face(Path file) throws IOException {
    String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    return "{\"image\":\"data:image/png;base64," + bytes + "\"}";
  }

  /** By hand: 0.001 of 4 strangers lets none in, so the threshold is below the nearest, at 20°. */
  @Test
  void whatIsRightFollowsFromWhatWasMeasured() {
    page = scripts();
    String runs =
        "{ runs: [{ testAccuracy: 0.25, measures: { fisher: 3 } }, { testAccuracy: 0.75, measures: { fisher: 2 } }] }";
    assertEquals(75, answer("{ kind: 'run', number: 2, measure: 'testAccuracy' }", runs), 1e-9);
    assertEquals(1, answer("{ kind: 'least', measure: 'fisher' }", runs), 1e-9);
    assertEquals(0, answer("{ kind: 'most', measure: 'fisher' }", runs), 1e-9);
    assertEquals(2, answer("{ kind: 'choice', number: 3 }", "{}"), 1e-9);
    assertEquals(63.2, answer("{ kind: 'number', number: 63.2 }", "{}"), 1e-9);
    assertEquals(1, answer("{ kind: 'cause' }", "{ rates: [0.1, 0.4, 0.2] }"), 1e-9);
    String pairs =
        """
        { pairs: new (await import('/static/js/lib/pairset.js')).PairSet({
          angle: Float32Array.of(5, 10, 20, 30, 40, 50, 60, 70), first: new Uint16Array(8), second: new Uint16Array(8),
          same: Uint8Array.of(1, 1, 0, 1, 1, 0, 0, 0) }) }\
        """;
    assertEquals(50, answer("{ kind: 'turned-away', number: 0.001 }", pairs), 1e-9);
    String grades = "[3, 3.7, 4.1, 9].map((guess) => gradeOf({ from: 0, to: 10 }, guess, 3.5))";
    assertEquals(
        "[\"near\",\"right\",\"near\",\"far\"]", Modules.ask(page, "question", grades).toString());
    assertEquals("\"far\"", Modules.ask(page, "question", "gradeOf(undefined, 1, 2)").toString());
    assertEquals("right", Modules.ask(page, "question", "gradeOf(undefined, 2, 2)").asText());
  }

  /**
   * Four pictures of two classes: six pairs; each of 4 anchors has 1 other of its own, 2 others.
   */
  @Test
  void comparisonsAreCountedAsByHand() {
    page = scripts();
    assertEquals(
        "{\"pairs\":6,\"triplets\":8}",
        Modules.ask(page, "question", "comparisons(4, 2)").toString());
  }

  /** A button and a summary are pressed by the space bar, but know no arrow keys. */
  @Test
  void aKeyGoesToTheNextSlideUnlessItBelongsToWhatHasTheFocus() {
    page = scripts();
    String ways =
        """
        args[1].map(([key, shiftKey]) => {
          const target = document.createElement(args[0]);
          return wayOf({ key, shiftKey, target });
        })""";
    List<List<Object>> keys =
        List.of(
            List.of(" ", false),
            List.of(" ", true),
            List.of("ArrowRight", false),
            List.of("PageUp", false),
            List.of("ArrowLeft", true),
            List.of("Enter", false));
    assertEquals("[1,-1,1,-1,0,0]", Modules.ask(page, "slidekeys", ways, "p", keys).toString());
    for (String pressed : List.of("button", "summary")) {
      assertEquals(
          "[0,0,1,-1,0,0]", Modules.ask(page, "slidekeys", ways, pressed, keys).toString());
    }
    for (String written : List.of("input", "select", "canvas")) {
      assertEquals("[0,0,0,0,0,0]", Modules.ask(page, "slidekeys", ways, written, keys).toString());
    }
  }

  private double answer(String score, String facts) {
    return Modules.ask(page, "question", "answerOf(" + score + ", " + facts + ")").asDouble();
  }
}
