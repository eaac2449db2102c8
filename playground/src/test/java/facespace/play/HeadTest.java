package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.play.Playground.Answer;
import facespace.play.web.Access;
import facespace.play.web.Keys;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks for the head of an answer learns what the whole one would say of itself. */
class HeadTest {
  @AutoClose private static Playground playground;

  @BeforeAll
  static void start() {
    playground = new Playground();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/losses/arcface",
        "/losses/foo",
        "/favicon.ico",
        "/nothing",
        "/api/catalogue",
        "/api/runs.csv",
        "/api/probe/tiny/3.png",
        "/api/probe/tiny/300.png",
        "/api/models/nope",
        "/api/nothing",
        "/api/photos",
        "/api/experiments",
        "/api/describe?spec=%ff",
        "/static/icon.svg",
        "/static/js/lib/format.js",
        "/static/none.js",
        "/api/experiments/nope/live"
      })
  void aHeadIsThatOfTheWholeAnswer(String path) {
    Answer whole = playground.get(path);
    Answer head = head(playground, path);
    assertEquals(whole.status(), head.status());
    assertEquals(headers(whole), headers(head));
    assertEquals(0, head.response().body().length);
  }

  @Test
  void nobodyWatchesByAHead() {
    String experiment = playground.create(Playground.SHORT);
    String answer =
        Sockets.raw(
            playground,
            "HEAD " + experiment + "/live HTTP/1.1",
            "Host: localhost",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
  }

  @Test
  void whatIsNotPossibleSaysWhatIs() {
    assertEquals("POST", playground.get("/api/photos").header("Allow"));
    assertEquals("GET, HEAD", playground.post("/play", "").header("Allow"));
    assertEquals("GET, HEAD, DELETE", playground.post("/api/models/0", "").header("Allow"));
  }

  @Test
  void atTheDoorAsWell() {
    Keys keys = Keys.ofOwner("the-owners-own");
    Access access =
        new Access("localhost", Set.of(), Optional.of(keys), Optional.empty(), List.of());
    try (Playground closed = new Playground(access)) {
      for (String path : List.of("/play", "/api/catalogue", "/static/icon.svg", "/play?key=no")) {
        Answer whole = closed.get(path);
        Answer head = head(closed, path);
        assertEquals(401, head.status(), path);
        assertEquals(headers(whole), headers(head), path);
      }
    }
  }

  private static Answer head(Playground playground, String path) {
    return playground.send(
        HttpRequest.newBuilder(playground.uri(path))
            .method("HEAD", HttpRequest.BodyPublishers.noBody()));
  }

  /** All but what is another one with each answer. */
  private static Map<String, List<String>> headers(Answer answer) {
    Map<String, List<String>> all = new TreeMap<>(answer.response().headers().map());
    all.remove("date");
    all.computeIfPresent("set-cookie", (name, cookies) -> List.of("one"));
    return all;
  }
}
