package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import facespace.match.Embeddings;
import facespace.match.Identification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is it? In a real browser, with one small model. */
class IdentifyIT extends BrowserTest {
  private static String model;

  @BeforeAll
  static void train() {
    model = Models.give(playground);
  }

  @BeforeEach
  void emptyGallery() {
    playground.forgetEverybody();
  }

  private void enrol(String name, String face) {
    playground.post("/api/gallery", "{\"name\": \"" + name + "\", \"face\": " + face + "}");
  }

  private void enrolPhotograph(String name) {
    byte[] png = playground.get("/api/paper/face.png?size=64&person=5").response().body();
    String image = "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    enrol(name, "{\"image\": \"" + image + "\"}");
  }

  @ParameterizedTest
  @CsvSource({"en, Nobody is enrolled, Only photographs", "zh, 还没有人登记, 只登记了照片"})
  void whyNoColleagueComesInTheMorningIsSaid(String lang, String nobody, String photographs) {
    page = chromium.open(uri("/identify?lang=" + lang));
    assertThat(page.locator("#office-verdict")).containsText(nobody);
    page.locator("#morning").click();
    assertThat(page.locator("#toast")).containsText(nobody);
    enrolPhotograph("Ann");
    page.reload();
    assertThat(page.locator(".enrolled")).hasCount(1);
    assertThat(page.locator("#office-verdict")).containsText(photographs);
    page.locator("#morning").click();
    assertThat(page.locator("#toast")).containsText(photographs);
    enrol("Ben", "{\"paper\": \"person=4500001\"}");
    page.reload();
    assertThat(page.locator(".visitor")).hasCount(2);
    assertThat(page.locator("#office-verdict")).not().containsText(photographs);
  }

  @Test
  void whatIsDamagedIsShownAndForgottenWithEverybodyOnceTheirNumberIsConfirmed()
      throws IOException {
    enrol("Ann", "{\"paper\": \"person=4500001\"}");
    Path gallery = playground.models().resolveSibling("gallery");
    Path damaged = Files.createDirectory(gallery.resolve("0123456789ab"));
    Files.write(damaged.resolve("0.png"), new byte[] {1});
    Path other = Files.createDirectory(gallery.resolve("0123456789ac"));
    page = chromium.open(uri("/identify"));
    assertThat(page.locator(".enrolled")).hasCount(3);
    assertThat(page.locator(".enrolled.damaged").first()).containsText("damaged, name unknown");
    List<String> asked = new ArrayList<>();
    page.onDialog(
        dialog -> {
          asked.add(dialog.message());
          dialog.accept();
        });
    page.locator(".enrolled.damaged .enrolled-remove").first().click();
    assertThat(page.locator(".enrolled.damaged")).hasCount(1);
    assertFalse(Files.exists(damaged));
    Files.createDirectory(damaged); // of which the page knows nothing yet
    page.locator("#forget").click();
    assertThat(page.locator("#alert")).containsText("the gallery has 3 entries now");
    assertThat(page.locator(".enrolled")).hasCount(3);
    page.locator("#forget").click();
    assertThat(page.locator("#gallery-empty")).isVisible();
    assertEquals("Remove all 3 entries? All pictures are deleted.", asked.get(2));
    assertFalse(Files.exists(other));
    assertEquals(0, gallery.toFile().list().length);
    chromium.complaints.removeIf(complaint -> complaint.contains("409")); // that refusal
  }

  /** The next one's cross, the last one's where there is none, and where to begin at the end. */
  @Test
  void theFocusStaysNearWhoWasRemoved() {
    enrol("Ann", "{\"paper\": \"person=4500001\"}");
    enrol("Ben", "{\"paper\": \"person=4500002\"}");
    enrol("Cid", "{\"paper\": \"person=4500003\"}");
    page = chromium.open(uri("/identify"));
    page.onDialog(Dialog::accept);
    removeByKey("Ann");
    assertThat(removal("Ben")).isFocused();
    removeByKey("Cid");
    assertThat(removal("Ben")).isFocused();
    removeByKey("Ben");
    assertThat(page.locator("#enrol")).isFocused();
    enrol("Ann", "{\"paper\": \"person=4500001\"}");
    page.reload();
    page.locator("#forget").press("Enter");
    assertThat(page.locator("#gallery-empty")).isVisible();
    assertThat(page.locator("#enrol")).isFocused();
  }

  private Locator removal(String name) {
    return page.locator(".enrolled:has-text('" + name + "') .enrolled-remove");
  }

  private void removeByKey(String name) {
    removal(name).press("Enter");
    assertThat(removal(name)).hasCount(0);
  }

  @Test
  void theOfficeIsJudgedByTheThresholdBesideIt() {
    enrol("Ann", "{\"paper\": \"person=4500001\"}");
    enrol("Ben", "{\"paper\": \"person=4500002\"}");
    enrol("Cid", "{\"paper\": \"person=4500003\"}");
    page = chromium.open(uri("/identify"));
    assertThat(page.locator(".visitor")).hasCount(6);
    page.locator("#office-threshold").fill("60");
    assertThat(page.locator("#threshold")).hasValue("60");
    assertEveryVisitorIsNamedWithin(60);
    page.locator("#threshold").fill("20");
    assertThat(page.locator("#office-threshold")).hasValue("20");
    assertEveryVisitorIsNamedWithin(20);
  }

  /** Written where other pages have theirs: read all the same, and put where it belongs. */
  @Test
  void whatTheFragmentSaysIsTakenIntoTheQueryUnlessItIsSaidThere() {
    page = chromium.open(uri("/identify?lang=en#t=40&x=y"));
    assertThat(page.locator("#threshold")).hasValue("40");
    assertThat(page).hasURL(uri("/identify?lang=en&t=40#x=y"));
    assertThat(page.locator(".unread"))
        .hasText("The address says x = y, which cannot be; the usual value is used.");
    page = chromium.open(uri("/identify?t=30#t=40"));
    assertThat(page.locator("#threshold")).hasValue("30");
    assertThat(page.locator(".unread")).containsText("t = 40");
    page.locator("#present").click();
    assertThat(page).hasURL(uri("/identify?t=30&present=1#t=40"));
    page = chromium.open(uri("/identify?t=30#t=abc"));
    assertThat(page.locator(".unread")).containsText("t = abc");
    page = chromium.open(uri("/identify#lang=zh"));
    assertThat(page.locator("html")).hasAttribute("lang", "zh-Hans");
    page = chromium.open(uri("/identify#main"));
    assertThat(page.locator("#threshold")).isVisible();
    assertThat(page.locator(".unread")).hasCount(0);
  }

  /** What would come of it later is a picture of nobody. */
  @Test
  void picturesOnTheirWayAreAskedForNoMoreOnceSomebodyIsRemoved() {
    enrol("Ann", "{\"paper\": \"person=4500001\"}");
    List<Route> onTheirWay = new ArrayList<>();
    List<String> givenUp = new ArrayList<>();
    page = chromium.open("about:blank");
    page.route("**/api/gallery/*/0.png", onTheirWay::add);
    page.onRequestFailed(request -> givenUp.add(request.url()));
    page.onDialog(Dialog::accept);
    page.navigate(uri("/identify"), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    page.waitForCondition(() -> !onTheirWay.isEmpty());
    page.locator(".enrolled-remove").click();
    assertThat(page.locator("#gallery-empty")).isVisible();
    page.waitForCondition(() -> givenUp.contains(onTheirWay.get(0).request().url()));
    onTheirWay.forEach(Route::resume);
  }

  @Test
  void aPictureThatDidNotComeIsAskedForAgainWhenTheListIsShownAnew() {
    enrol("Ann", "{\"paper\": \"person=4500001\"}");
    enrol("Ben", "{\"paper\": \"person=4500002\"}");
    page = chromium.open("about:blank");
    page.route("**/api/gallery/*/0.png", Route::abort);
    page.onDialog(Dialog::accept);
    page.navigate(uri("/identify"));
    assertThat(page.locator(".visitor")).hasCount(4); // the list is shown for the last time
    page.waitForFunction(
        "() => [...document.querySelectorAll('.enrolled img')].every((it) => it.complete)");
    page.unroute("**/api/gallery/*/0.png");
    removal("Ben").click();
    assertThat(page.locator(".enrolled")).hasCount(1);
    page.waitForFunction("() => document.querySelector('.enrolled img').naturalWidth > 0");
    chromium.complaints.removeIf(complaint -> complaint.contains("ERR_FAILED"));
  }

  /** It was written while she was there, and comes while she goes. */
  @Test
  void aListOnItsWayIsNotShownOnceSomebodyIsRemoved() {
    enrol("Ann", "{\"paper\": \"person=4500001\"}");
    List<Route> lists = new ArrayList<>();
    List<Route> removals = new ArrayList<>();
    page = chromium.open("about:blank");
    page.route("**/api/gallery?model=*", lists::add);
    page.onDialog(Dialog::accept);
    page.navigate(uri("/identify"));
    page.waitForCondition(() -> !lists.isEmpty());
    Locator shown = page.locator(".enrolled");
    shown.evaluate("tile => tile.setAttribute('data-shown', 'once')");
    page.route("**/api/gallery/*", removals::add);
    page.locator(".enrolled-remove").click();
    page.waitForCondition(() -> !removals.isEmpty());
    page.waitForRequest("**/identification*", lists.get(0)::resume); // follows once it was read
    assertThat(shown).hasAttribute("data-shown", "once");
    page.unroute("**/api/gallery?model=*");
    removals.get(0).resume();
    assertThat(page.locator("#gallery-empty")).isVisible();
  }

  /** She is at the door as she is removed: what is answered of her then is nobody's trouble. */
  @Test
  void whoIsRemovedInHerMorningIsMissedByNobody() {
    enrol("Ann", "{\"paper\": \"person=4500001\"}");
    List<Route> atTheDoor = new ArrayList<>();
    page = chromium.open("about:blank");
    page.route("**/api/models/*/identify*", atTheDoor::add);
    page.route("**/api/gallery/**", route -> letHerGoFirst(atTheDoor, route));
    page.onDialog(Dialog::accept);
    page.waitForRequest("**/api/models/*/identify*", () -> page.navigate(uri("/identify")));
    page.locator(".enrolled-remove").click();
    assertThat(page.locator("#gallery-empty")).isVisible();
    assertThat(page.locator("#alert")).isHidden();
    chromium.complaints.removeIf(complaint -> complaint.contains("404"));
  }

  private static void letHerGoFirst(List<Route> atTheDoor, Route asked) {
    Route.FulfillOptions gone =
        new Route.FulfillOptions()
            .setStatus(404)
            .setContentType("application/json")
            .setBody("{\"error\": \"Nobody of this name is enrolled.\"}");
    if (asked.request().method().equals("DELETE")) {
      atTheDoor.forEach(one -> one.fulfill(gone));
    }
    asked.resume();
  }

  /** Of somebody at the threshold itself the decimal that is shown does not say on which side. */
  private void assertEveryVisitorIsNamedWithin(double thresholdDeg) {
    page.waitForFunction(
        """
        (threshold) => [...document.querySelectorAll('.visitor')].every((visitor) => {
          const beyond = parseFloat(visitor.querySelector('.hint').textContent) - threshold;
          const isUnknown = visitor.querySelector('b').textContent === 'Unknown';
          return Math.abs(beyond) < 0.051 || isUnknown === beyond > 0;
        })\
        """,
        thresholdDeg);
  }

  @Test
  void aMeasurementWhoseModelIsDeletedSaysSo() {
    String other = Models.train(playground, Models.ONE_BATCH);
    page = chromium.open(uri("/identify#model=" + other));
    page.locator("#growth-start").click();
    assertThat(page.locator("#growth-progress")).containsText("enrolled");
    playground.delete("/api/models/" + other);
    assertThat(page.locator("#growth-progress")).containsText("The measurement has ended.");
    page.locator("#threshold").press("ArrowRight"); // all is said anew
    assertThat(page.locator("#growth-progress")).containsText(other);
    chromium.complaints.removeIf(complaint -> complaint.contains("404"));
  }

  @Test
  void anotherPictureOfSomebodyIsShownAndSpeaksForThem() {
    enrol("Ann", "{\"paper\": \"person=4500001\"}");
    enrol("Ben", "{\"paper\": \"person=4500002\"}");
    page = chromium.open(uri("/identify"));
    page.locator(".enrolled-add").first().click();
    assertThat(page.locator("#enrol-title")).hasText("Another picture of Ann");
    assertThat(page.locator("#enrol-name")).isHidden();
    assertThat(page.locator("#enrol-choices button")).hasCount(12);
    page.locator("#enrol-choices button").nth(2).click();
    page.locator("#enrol-save").click();
    assertThat(page.locator("#enrol-dialog")).isHidden();
    assertThat(page.locator(".enrolled").first().locator(".enrolled-pictures img")).hasCount(2);
    JsonNode ann = playground.get("/api/gallery").json().get("people").get(0);
    assertEquals(2, ann.get("pictures").size());
    JsonNode nearest =
        playground
            .post(
                "/api/models/" + model + "/identify", "{\"paper\": \"person=4500001&shot=100002\"}")
            .json()
            .get("candidates")
            .get(0);
    assertEquals("Ann", nearest.get("name").asText());
    assertEquals(1, nearest.get("picture").asInt(), "the one just added");
    page.locator("#enrol").click();
    assertThat(page.locator("#enrol-name")).isVisible();
    assertThat(page.locator("#enrol-title")).hasText("Enrol somebody");
  }

  @Test
  void aPhotographedPersonGetsAnotherPhotograph() {
    enrolPhotograph("Ann");
    page = chromium.open(uri("/identify"));
    page.locator(".enrolled-add").click();
    assertThat(page.locator("#enrol-sources button")).hasCount(1);
    byte[] png = playground.get("/api/paper/face.png?size=128&person=6").response().body();
    page.locator("#photo-file")
        .setInputFiles(
            new com.microsoft.playwright.options.FilePayload("six.png", "image/png", png));
    page.locator("dialog.photo .go").click();
    page.locator("#enrol-save").click();
    assertThat(page.locator(".enrolled-pictures img")).hasCount(2);
  }

  /**
   * Six of twelve people are enrolled and their neighbours are strangers, with nine probes each.
   */
  @Test
  void whatIsFoundAtAFalseAlarmRateIsSaidAsFarAsItIsMeasurable() {
    JsonNode open = playground.get("/api/models/" + model + "/identification").json().get("open");
    List<Double> strangers = new ArrayList<>();
    open.get("strangers").forEach(deg -> strangers.add(deg.asDouble()));
    strangers.sort(null);
    assertEquals(54, strangers.size());
    double sixth = strangers.get(5); // of 54 strangers five are at most 10 %
    int found = 0;
    for (JsonNode mated : open.get("mated")) {
      found += mated.get("rank").asInt() == 1 && mated.get("mateDeg").asDouble() < sixth ? 1 : 0;
    }
    page = chromium.open(uri("/identify"));
    assertThat(page.locator("#open-table tbody tr")).hasCount(3);
    String cells = page.locator("#open-table tbody tr").first().innerText().replace('\u00a0', ' ');
    double shown = Double.parseDouble(cells.split("\\s+")[2]);
    assertEquals(100.0 * found / open.get("mated").size(), shown, 0.51);
    for (int row = 1; row < 3; row++) {
      assertThat(page.locator("#open-table tbody tr").nth(row))
          .containsText("not measurable with 54 pictures of strangers");
    }
    assertThat(page.locator("#open-set .axis").getByText("5.6 %")).isVisible();
  }

  /** Six are enrolled; how many strangers pass is counted here. */
  @Test
  void aThresholdIsPraisedForNoLargerGalleryThanItIsFor() {
    String address = "/api/models/" + model + "/identification";
    ObjectNode trial = (ObjectNode) playground.get(address).json();
    trial.put("usual", "far").put("thresholdDeg", 40);
    int passed = 0;
    for (JsonNode deg : trial.at("/open/strangers")) {
      passed += deg.asDouble() <= 40 ? 1 : 0;
    }
    page = chromium.open("about:blank");
    List<Route> held = new CopyOnWriteArrayList<>();
    page.route("**" + address + "*", held::add);
    page.waitForRequest("**" + address + "*", () -> page.navigate(uri("/identify?lang=en")));
    assertThat(page.locator("#cmc-caption"))
        .hasText("Being measured with the model that decides …");
    assertThat(page.locator("#open-caption")).containsText("Being measured");
    held.get(0).fulfill(new Route.FulfillOptions().setBody(trial.toString()));
    assertThat(page.locator("#open-caption")).containsText("with 6 people enrolled");
    String hint = page.locator("#threshold-hint").textContent();
    Matcher share =
        Pattern.compile("With three .* in a hundred .* with 6, as measured below, ([\\d.]+)\u00a0%")
            .matcher(hint);
    assertTrue(share.find(), hint);
    assertEquals(100.0 * passed / 54, Double.parseDouble(share.group(1)), 0.51);
  }

  @Test
  void thePageCountsAsIdentificationDoes() throws Exception {
    Random random = new Random(3);
    int people = 20;
    int probes = 300;
    Embeddings gallery = new Embeddings(random.doubles(people * 4, -1, 1).toArray(), 4);
    double[] asked = random.doubles(probes * 4, -1, 1).toArray();
    int[] labels = random.ints(probes, 0, 2 * people).toArray();
    int[] owners = java.util.stream.IntStream.range(0, people).toArray();
    for (int i = 0; i < probes * 4; i++) {
      asked[i] += labels[i / 4] < people ? gallery.values()[labels[i / 4] * 4 + i % 4] : 0;
    }
    Identification known = Identification.of(gallery, owners, new Embeddings(asked, 4), labels);
    List<Map<String, Double>> mated = new ArrayList<>();
    List<Double> strangers = new ArrayList<>();
    for (int p = 0; p < probes; p++) {
      if (known.rank(p).isPresent()) {
        mated.add(
            Map.of(
                "mateDeg",
                Math.toDegrees(Math.acos(known.scores(p)[labels[p]])),
                "rank",
                (double) known.rank(p).getAsInt()));
      } else {
        strangers.add(Math.toDegrees(Math.acos(known.topScore(p))));
      }
    }
    page = chromium.open(uri("/identify"));
    for (double far : new double[] {0, 0.001, 0.01, 0.1, 0.5, 1}) {
      Object answer =
          page.evaluate(
              "async ({ far, probes }) => {"
                  + " const m = await import('/static/js/lib/openset.js');"
                  + " const { dir } = m.dirAtFar(far, probes);"
                  + " const at = m.openSetCurve(probes).findLast((one) => one.far <= far);"
                  + " return JSON.stringify([dir, at.dir]); }",
              Map.of("far", far, "probes", Map.of("mated", mated, "strangers", strangers)));
      JsonNode found = new ObjectMapper().readTree((String) answer);
      assertEquals(known.dirAtFar(far).rank1(), found.get(0).asDouble(), 1e-12, "far " + far);
      assertEquals(known.dirAtFar(far).rank1(), found.get(1).asDouble(), 1e-12, "far " + far);
    }
  }
}
