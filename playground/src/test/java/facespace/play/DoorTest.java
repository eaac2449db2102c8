package facespace.play;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.play.Playground.Answer;
import facespace.play.web.Access;
import facespace.play.web.Keys;
import facespace.play.web.Role;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in where a key is asked for. */
class DoorTest {
  private static final String OWNER = "the-owners-own";
  private static final Keys KEYS = Keys.ofOwner(OWNER);

  @AutoClose
  private static final Playground playground =
      new Playground(
          new Access(
              "localhost",
              Set.of("Class.Example"),
              Optional.of(KEYS),
              Optional.empty(),
              List.of()));

  /** A route as {@code Routes} writes it. */
  private static final Pattern ROUTE =
      Pattern.compile("on\\.(get|post|delete)\\(\"?([^\",]+)\"?, ");

  static Stream<String> routes() throws IOException {
    String source = Files.readString(Path.of("src/main/java/facespace/play/Routes.java"));
    return ROUTE
        .matcher(source)
        .results()
        .map(
            it ->
                it.group(1).toUpperCase()
                    + " "
                    + it.group(2).replace("Guards.PHOTOS", "/api/photos"))
        .map(route -> route.replaceAll("\\{\\w+}", "0"))
        .filter(route -> !route.equals("GET /api/health"));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void nothingIsAnsweredWithoutAKey(String route) {
    Answer answer = send(route, "Cookie", "facespace-" + playground.app.port() + "=guessed");
    assertEquals(401, answer.status());
    if (route.contains("/api/")) {
      assertTrue(answer.error().endsWith("."), answer.text());
    } else {
      assertTrue(answer.text().contains("name=\"key\""), answer.text());
      assertFalse(answer.text().contains("<script"), "it needs none");
    }
  }

  @Test
  void thereAreAsManyRoutesAsOneExpects() throws IOException {
    assertTrue(routes().count() > 55, "the pattern finds them");
  }

  @ParameterizedTest
  @CsvSource({
    "/static/js/lib/format.js, 401",
    "/static/css/play.css, 401",
    "/static/css/../js/lib/format.js, 401",
    "/api/health, 200",
    "/nothing, 401",
  })
  void whatIsBehindTheDoorIsNotOpen(String path, int status) {
    assertEquals(status, playground.get(path).status());
  }

  @Test
  void thePageOfTheKeyIsMadeOfOpenFiles() {
    Answer page = playground.get("/play");
    assertEquals(401, page.status());
    List<String> files =
        Pattern.compile("/static/[^\"\\s>]+")
            .matcher(page.text())
            .results()
            .map(MatchResult::group)
            .toList();
    assertTrue(files.size() >= 3, "two style sheets and the icon");
    for (String file : files) {
      assertEquals(200, playground.get(file).status(), file);
      String script = file.replaceFirst("(css/.*|icon.svg)$", "js/lib/format.js");
      assertEquals(401, playground.get(script).status(), script);
    }
  }

  @Test
  void aWebSocketNeedsTheKeyAsWell() {
    String experiment =
        playground
            .post("/api/experiments", Playground.SHORT, as(Role.VISITOR))
            .json()
            .get("id")
            .asText();
    String path = "/api/experiments/" + experiment + "/live";
    String own = "http://localhost:" + playground.app.port();
    assertEquals(401, Sockets.refusal(playground, path, own));
    assertEquals(101, Sockets.refusal(playground, path, own, as(Role.VISITOR)));
    playground.delete("/api/experiments/" + experiment, as(Role.VISITOR));
  }

  @Test
  void aKeyInTheAddressBecomesACookieAndLeavesTheAddress() {
    Answer answer = playground.get("/faces?lang=zh&key=" + OWNER + "&theme=dark");
    assertEquals(303, answer.status());
    assertEquals("/faces?lang=zh&theme=dark", answer.header("Location"));
    String cookie = answer.header("Set-Cookie");
    assertTrue(cookie.contains("; HttpOnly"), cookie);
    assertTrue(cookie.contains("; SameSite=Strict"), cookie);
    assertFalse(cookie.contains(OWNER), "the key itself is not what a browser keeps");
    assertEquals("no-store", answer.header("Cache-Control"));
    assertEquals("/", playground.get("/?key=" + KEYS.of(Role.VISITOR)).header("Location"));
  }

  @Test
  void aKeyWrittenIntoThePageDoesTheSame() {
    Answer answer = enter(" " + KEYS.of(Role.VISITOR) + " ");
    assertEquals(303, answer.status());
    assertEquals("/play", answer.header("Location"));
    assertEquals(as(Role.VISITOR)[1], answer.header("Set-Cookie").split(";")[0]);
  }

  @Test
  void anAddressThatWouldLeadElsewhereDoesNot() {
    String answer =
        Sockets.raw(
            playground,
            "GET //evil.example/?key=" + OWNER + " HTTP/1.1",
            "Host: localhost:" + playground.app.port());
    assertTrue(
        answer.startsWith("HTTP/1.1 4") || answer.contains("Location: /evil.example/\r\n"), answer);
  }

  @Test
  void thePageOfTheKeySpeaksBothLanguagesAndSaysWhatIsWrong() {
    try (Playground other =
        new Playground(
            new Access("localhost", Set.of(), Optional.of(KEYS), Optional.empty(), List.of()))) {
      String en = other.get("/play?lang=en").text();
      String zh = other.get("/play?lang=zh").text();
      assertTrue(en.contains("lang=\"en\"") && zh.contains("lang=\"zh-Hans\""));
      assertNotEquals(en, zh);
      Answer wrong = other.get("/play?key=wrong&lang=en");
      assertEquals(401, wrong.status());
      assertTrue(wrong.text().contains("This is not the key"), wrong.text());
      assertTrue(wrong.text().contains("aria-invalid=\"true\""), wrong.text());
    }
  }

  @Test
  void guessesAreSlowedDownAndNotEvenTheRightKeyHelpsThen() {
    try (Playground other =
        new Playground(
            new Access("localhost", Set.of(), Optional.of(KEYS), Optional.empty(), List.of()))) {
      String cookie = other.get("/?key=" + OWNER).header("Set-Cookie").split(";")[0];
      for (int i = 0; i < 12; i++) {
        other.get("/?key=wrong" + i);
      }
      Answer right = other.get("/?key=" + OWNER);
      assertAll(
          () -> assertEquals(429, right.status()),
          () -> assertTrue(right.text().contains(right.header("Retry-After")), right.text()),
          () -> assertEquals("", right.header("Set-Cookie")),
          () -> assertEquals(200, other.get("/", "Cookie", cookie).status(), "who is in stays in"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/gallery",
        "POST /api/gallery",
        "DELETE /api/gallery",
        "DELETE /api/gallery/0",
        "POST /api/gallery/0/pictures",
        "GET /api/gallery/0/0.png",
        "POST /api/models/0/identify",
        "POST /api/sweeps",
        "POST /api/sweeps/0/go",
        "POST /api/sweeps/0/stop",
        "DELETE /api/sweeps/0",
        "DELETE /api/models/0",
        "GET /api/data/mnist/download",
        "POST /api/data/mnist/download",
      })
  void whatBelongsToTheOwnerIsNotForVisitors(String route) {
    Answer refused = send(route, as(Role.VISITOR));
    assertEquals(403, refused.status());
    assertTrue(refused.error().contains("owner"), refused.text());
    int owners = send(route, as(Role.OWNER)).status();
    assertTrue(owners != 401 && owners != 403, "the owner: " + owners);
  }

  @Test
  void visitorsLookTrainAndDraw() {
    String[] visitor = as(Role.VISITOR);
    Answer created = playground.post("/api/experiments", Playground.SHORT, visitor);
    String path = "/api/experiments/" + created.json().get("id").asText();
    assertAll(
        () -> assertEquals(200, playground.get("/api/catalogue", visitor).status()),
        () -> assertEquals(200, playground.get("/api/models", visitor).status()),
        () -> assertEquals(200, playground.get("/static/js/lib/format.js", visitor).status()),
        () -> assertEquals(200, playground.post(path + "/play", "", visitor).status()),
        () -> assertEquals(400, playground.post(path + "/draw", "{}", visitor).status()),
        () -> assertEquals(204, playground.delete(path, visitor).status()));
  }

  @Test
  void whereTheOwnersFilesLieIsNotToldToVisitors() {
    String owners = playground.get("/api/probe/mnist", as(Role.OWNER)).error();
    Answer visitors = playground.get("/api/probe/mnist", as(Role.VISITOR));
    String folder = playground.data().getParent().toString();
    assertEquals(409, visitors.status());
    assertTrue(owners.contains(folder), owners);
    assertFalse(visitors.error().contains("/"), visitors.error());
    assertTrue(visitors.error().contains("MNIST"), visitors.error());
  }

  @Test
  void pagesKnowWhoLooks() {
    String visitors = playground.get("/identify", as(Role.VISITOR)).text();
    assertTrue(visitors.contains("data-role=\"visitor\""));
    assertTrue(playground.get("/identify", as(Role.OWNER)).text().contains("data-role=\"owner\""));
  }

  @Test
  void oneMoreNameMayBeAllowed() {
    for (String[] name : new String[][] {{"class.example", "401"}, {"evil.example", "403"}}) {
      String answer = Sockets.raw(playground, "GET /api/catalogue HTTP/1.1", "Host: " + name[0]);
      assertTrue(answer.startsWith("HTTP/1.1 " + name[1]), answer);
    }
  }

  @Test
  void whoFollowsALinkFromElsewhereIsAskedOnceMoreByTheirOwnBrowser() {
    assertEquals("0", playground.get("/play", "Sec-Fetch-Site", "cross-site").header("Refresh"));
    assertEquals("", playground.get("/play", "Sec-Fetch-Site", "same-origin").header("Refresh"));
  }

  @Test
  void keysAreNewAtEveryStart() {
    assertNotEquals(Keys.random().of(Role.OWNER), Keys.random().of(Role.OWNER));
    assertNotEquals(KEYS.of(Role.VISITOR), Keys.ofOwner(OWNER).of(Role.VISITOR));
    assertTrue(KEYS.of(Role.VISITOR).matches("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}"));
  }

  @Test
  void onThisComputerAloneNobodyNeedsAKey() {
    try (Playground local = new Playground()) {
      Answer page = local.get("/?key=whatever");
      assertEquals(200, page.status());
      assertTrue(page.text().contains("data-role=\"owner\""));
      assertNull(local.get("/api/gallery").json().get("error"));
    }
  }

  private static Answer enter(String key) {
    return playground.post(
        "/play",
        "key=" + key.replace(" ", "+"),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  /** The header of somebody who came in with a key. */
  private static String[] as(Role role) {
    String cookie = playground.get("/?key=" + KEYS.of(role)).header("Set-Cookie");
    return new String[] {"Cookie", cookie.split(";")[0]};
  }

  private static Answer send(String route, String... headers) {
    String[] parts = route.split(" ");
    return playground.send(
        HttpRequest.newBuilder(playground.uri(parts[1]))
            .headers(headers)
            .method(parts[0], HttpRequest.BodyPublishers.noBody()));
  }
}
