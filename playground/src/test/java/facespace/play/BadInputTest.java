package facespace.play;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.play.Playground.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything wrong gets one sentence and a 4xx status. */
class BadInputTest {
  @AutoClose private static final Playground playground = new Playground();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "data=tiny&nonsense                | nonsense",
        "data=tiny&loss=arkface            | arkface",
        "data=tiny&colour=red              | colour",
        "data=tiny&loss=arcface&m=7        | m = 7",
        "data=tiny&loss=arcface&m=NaN      | m = NaN",
        "data=tiny&loss=arcface&m=-0.1     | m = -0.1",
        "data=tiny&loss=arcface&m=wide     | m = wide",
        "data=tiny&batch=1000000000        | batch = 1000000000",
        "data=tiny&dim=1000000             | dim = 1000000",
        "data=tiny&dim=2.5                 | dim = 2.5",
        "data=tiny&epochs=1e400            | epochs = 1e400",
        "data=tiny&seed=99999999999999999999 | seed = 99999999999999999999",
        "data=tiny&net=transformer         | transformer",
        "data=tiny&seed=1&seed=2           | seed",
        "data=nowhere                      | nowhere",
        "data=/etc                         | /etc",
        "data=../tiny                      | ../tiny",
        "data=tiny&test-data=/etc          | /etc",
        "data=tiny;;;;;                    | 5",
        "data=tiny;seed=1;seed=2           | seed",
        "data=%ZZ                          | %ZZ",
        "data=tiny&batch=513               | batch = 513",
        "data=tiny&p=2&k=60                | k = 60",
        "data=pen&p=11&k=4                 | p = 11",
        "data=pen&classes=0,1,7&p=4&k=4    | p = 4",
        "data=paper&net=face&people=9&p=12&k=2 | p = 12",
        "data=paper&net=face&people=9&shots=5&p=2&k=6 | k = 6",
        "data=pen~at=99999&lr=0.1          | at = 99,999",
        "data=pen;loss=softmax;loss=arcface~at=99999&lr=0.1 | at = 99,999"
      })
  void aBadSpecIsRefusedInASentenceNamingIt(String spec, String named) {
    Answer created = playground.post("/api/experiments", spec);
    assertEquals(400, created.status());
    assertTrue(created.error().contains(named), created.error());
    assertTrue(created.error().endsWith("."), created.error());
    assertFalse(created.text().contains("Exception"), created.text());
    Answer described =
        playground.get("/api/describe?spec=" + URLEncoder.encode(spec, StandardCharsets.UTF_8));
    assertEquals(400, described.status());
    assertEquals(created.text(), described.text());
  }

  @Test
  void theSentenceComesInTheReadersLanguage() {
    String spec = "data=tiny&loss=arcface&m=7";
    String english = playground.post("/api/experiments?lang=en", spec).error();
    String chinese = playground.post("/api/experiments?lang=zh", spec).error();
    String accepted =
        playground.post("/api/experiments", spec, "Accept-Language", "zh-CN,zh;q=0.9").error();
    assertFalse(english.equals(chinese));
    assertTrue(chinese.contains("m = 7"), chinese);
    assertEquals(chinese, accepted);
  }

  @Test
  void whatIsTooMuchForTheDataIsSaidAtItsField() {
    Answer classes = playground.get("/api/describe?spec=data%3Dpen%26p%3D11%26k%3D4");
    assertEquals(
        "{\"key\":\"p\",\"value\":\"11\",\"allowed\":\"2 … 10\"}",
        classes.json().get("setting").toString());
  }

  /** Its text belongs into the body, where an empty one says that all is as usual. */
  @Test
  void aParameterThatCreatingDoesNotKnowIsNamed() {
    Answer answer = playground.post("/api/experiments?lang=en&spec=data%3Dtiny", "");
    assertEquals(400, answer.status());
    assertEquals(
        "“spec” is no parameter of this address: allowed is anew, at, resume, lang.",
        answer.error());
    Answer twice = playground.post("/api/experiments?resume=a&resume=b", "");
    assertEquals(400, twice.status());
    assertTrue(twice.error().contains("twice"), twice.error());
  }

  @Test
  void aTextOfMoreThanFourThousandCharactersIsRefused() {
    Answer answer = playground.post("/api/experiments", "data=tiny&" + "x".repeat(5000));
    assertEquals(400, answer.status());
    assertTrue(answer.error().contains("4,096"), answer.error());
  }

  @Test
  void anOversizedBodyIsRefusedWhetherItsLengthIsAnnouncedOrNot() {
    String body = "x".repeat(70_000);
    Answer announced = playground.post("/api/experiments", body);
    Answer chunked =
        playground.send(
            HttpRequest.newBuilder(playground.uri("/api/experiments"))
                .POST(
                    HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofString(body))));
    assertAll(
        () -> assertEquals(413, announced.status()),
        () -> assertTrue(announced.error().contains("64"), announced.error()),
        () -> assertEquals(413, chunked.status()),
        () -> assertTrue(chunked.error().contains("64"), chunked.error()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "DELETE, /api/catalogue, 405",
    "PUT, /api/experiments, 405",
    "GET, /api/nothing, 404",
    "GET, /nothing, 404",
    "GET, /static/js/nothing.js, 404",
    "GET, /static/../facespace/play/App.class, 404",
    "GET, /losses/nothing, 404",
    "GET, /losses/nothing.svg, 404",
    "GET, /api/experiments/nothing, 404",
    "POST, /api/experiments/nothing/play, 404",
    "POST, /api/experiments/nothing/draw, 404",
    "DELETE, /api/experiments/nothing, 404",
    "GET, /api/experiments/nothing/moments/0, 404",
    "GET, /api/probe/tiny/256.png, 404",
    "GET, /api/probe/tiny/-1.png, 404",
    "GET, /api/probe/nothing, 400",
    "GET, /api/probe/mnist, 409",
    "GET, /api/java?spec=loss%3Darkface, 400",
    "GET, /api/notebook?spec=loss%3Darkface, 400"
  })
  void aWrongAddressOrMethodIsRefusedInASentence(String method, String path, int status) {
    Answer answer =
        playground.send(
            HttpRequest.newBuilder(playground.uri(path))
                .method(method, HttpRequest.BodyPublishers.noBody()));
    assertEquals(status, answer.status());
    assertTrue(answer.error().endsWith("."), answer.text());
  }

  @Test
  void aDrawingThatIsNoDrawingIsRefused() {
    String experiment = playground.create(Playground.SHORT);
    playground.await(experiment, "paused");
    for (String body :
        new String[] {
          "",
          "no JSON",
          "{}",
          "{\"strokes\": 3}",
          "{\"strokes\": [], \"strokes\": []}",
          "{\"strokes\": []} x",
          "{\"strokes\": [[[1]]]}",
          "{\"strokes\": [[[1, 1e999]]]}",
          "{\"strokes\": [[[1, \"2\"]]]}"
        }) {
      Answer answer = playground.post(experiment + "/draw", body);
      assertEquals(400, answer.status(), body);
      assertTrue(answer.error().contains("strokes"), answer.error());
    }
    playground.delete(experiment);
  }

  @Test
  void aMomentOrRunThatIsNotThereIsRefused() {
    String experiment = playground.create(Playground.SHORT);
    playground.await(experiment, "paused");
    assertEquals(404, playground.get(experiment + "/moments/1").status());
    assertEquals(404, playground.get(experiment + "/moments/x").status());
    assertEquals(404, playground.get(experiment + "/export/0.csv?run=2").status());
    assertEquals(404, playground.get(experiment + "/export/0.exe").status());
    playground.delete(experiment);
  }

  @Test
  void onlyOwnPagesMayChangeSomething() {
    Answer foreign =
        playground.post("/api/experiments", Playground.SHORT, "Origin", "http://evil.example");
    Answer nameless = playground.post("/api/experiments", Playground.SHORT, "Origin", "null");
    String own = "http://localhost:" + playground.app.port();
    Answer ours = playground.post("/api/experiments", "data=nowhere", "Origin", own);
    assertEquals(403, foreign.status());
    assertTrue(foreign.error().contains("evil.example"), foreign.error());
    assertEquals(403, nameless.status());
    assertEquals(400, ours.status(), "let in, and then refused for its data");
  }

  @Test
  void aForeignHostNameIsRefusedEvenForReading() {
    String foreign = Sockets.raw(playground, "GET /api/catalogue HTTP/1.1", "Host: evil.example");
    assertTrue(foreign.startsWith("HTTP/1.1 403"), foreign);
    assertTrue(foreign.contains("evil.example"), foreign);
    String own = Sockets.raw(playground, "GET /api/health HTTP/1.1", "Host: 127.0.0.1:1");
    assertTrue(own.startsWith("HTTP/1.1 200"), own);
  }

  @Test
  void aWebSocketFromAForeignPageOrForAnUnknownExperimentIsNotOpened() {
    String experiment = playground.create(Playground.SHORT);
    assertEquals(403, Sockets.refusal(playground, experiment + "/live", "http://evil.example"));
    assertEquals(
        404,
        Sockets.refusal(
            playground,
            "/api/experiments/nothing/live",
            "http://localhost:" + playground.app.port()));
    playground.delete(experiment);
  }
}
