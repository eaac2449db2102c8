package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.play.Playground.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever sends nonsense is told so, and never that something is wrong with the server. {@code
 * -Dfacespace.mutations=10000} sends more of it.
 */
class MistakesTest {
  private static final int MUTATIONS = Integer.getInteger("facespace.mutations", 2_500);

  private static final int[] TURNING =
      IntStream.concat(IntStream.rangeClosed(0x202A, 0x202E), IntStream.rangeClosed(0x2066, 0x2069))
          .toArray();

  @AutoClose private static final Playground playground = new Playground();

  /** What is sent well-formed, and then with something changed. */
  private static final List<String> REQUESTS =
      List.of(
          head("GET /losses/arcface?lang=en"),
          head("GET /api/describe?spec=data%3Dtiny%26loss%3Dcosface%26m%3D0.3"),
          head("GET /static/js/lib/format.js", "If-None-Match: \"a\"", "Accept-Encoding: gzip"),
          head("GET /api/paper/person/7?lang=zh", "Cookie: lang=en", "Accept-Language: zh,en"),
          head("GET /api/people/paper/picture.png?person=1&picture=2", "Range: bytes=0-9"),
          head("DELETE /api/gallery/abc"),
          body("POST /api/experiments", "Content-Type: text/plain; charset=utf-8", "loss=none"),
          body(
              "POST /api/gallery",
              "Content-Type: application/json",
              "{\"name\":\"A\",\"face\":{}}"),
          body("POST /api/photos?name=a.png", "Content-Type: image/png", "\u0089PNG"),
          head("POST /api/experiments/abc/draw", "Transfer-Encoding: chunked")
              + "2\r\n{}\r\n0\r\n\r\n",
          head(
              "GET /api/experiments/abc/live",
              "Upgrade: websocket",
              "Connection: Upgrade",
              "Sec-WebSocket-Version: 13",
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "GET /losses/%,                                                    '', 400",
    "GET /losses/%zz,                                                  '', 400",
    "GET /losses/%ff,                                                  '', 400",
    "GET /losses/%00,                                                  '', 400",
    "GET /static/js/%ff,                                               '', 400",
    "GET /api/describe?spec=%,                                         '', 400",
    "GET /api/describe?spec=%ff,                                       '', 400",
    "GET /play HTTP/9.9,                                               '', 400",
    "POST /api/experiments, Content-Type: text/plain; charset=nonsense,    415",
    "POST /api/experiments, Content-Type: text/plain; charset=%%,          415",
    "POST /api/experiments, Content-Type: text/plain; charset=,            415",
    "POST /api/experiments, Content-Length: nonsense,                      400",
    "POST /api/experiments, Transfer-Encoding: nonsense,                   400",
    "BREW /play,                                                       '', 405",
  })
  void aMalformedRequestIsRefusedInASentence(String line, String header, int status) {
    String request =
        header.startsWith("Content-Type") ? body(line, header, "abc") : head(line, header);
    String answer = Sockets.raw(playground, request.split("\r\n"));
    assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
    assertTrue(answer.contains("{\"error\":\"") && answer.contains(".\"}"), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/experiments", "/api/photos?name=a", "/api/gallery"})
  void aBodyThatEndsTooSoonOrIsCutWronglyIsTheSendersMistake(String path) throws IOException {
    for (String sent :
        List.of(
            head("POST " + path, "Content-Length: 50") + "abc",
            head("POST " + path, "Transfer-Encoding: chunked") + "5\r\nab",
            head("POST " + path, "Transfer-Encoding: chunked") + "zz\r\nab\r\n",
            head("POST " + path, "Transfer-Encoding: chunked") + "-1\r\nab\r\n",
            head("POST " + path, "Transfer-Encoding: chunked") + "2\r\nabXX")) {
      assertEquals(400, Sockets.status(playground, bytes(sent)), sent);
    }
  }

  /** Bytes changed, left out, put in, said twice, cut off; the same ones at every run. */
  @Test
  void ofThousandsOfMutatedRequestsNoneIsTheServersFault() throws IOException {
    Random random = new Random(7);
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] request = bytes(REQUESTS.get(random.nextInt(REQUESTS.size())));
      for (int changes = 1 + random.nextInt(3); changes > 0 && request.length > 0; changes--) {
        request = mutated(request, random);
      }
      int status = Sockets.status(playground, request);
      assertFalse(
          status >= 500, status + " for " + new String(request, StandardCharsets.ISO_8859_1));
      statuses.merge(status / 100, 1, Integer::sum);
    }
    assertTrue(statuses.getOrDefault(4, 0) > MUTATIONS / 2, "malformed: " + statuses);
    assertTrue(statuses.getOrDefault(2, 0) > MUTATIONS / 100, "and some harmless: " + statuses);
    assertEquals(200, playground.get("/api/health").status());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/catalogue, cross-site,  403",
    "/api/gallery,   cross-site,  403",
    "/api/catalogue, same-site,   403",
    "/api/catalogue, same-origin, 200",
    "/api/catalogue, none,        200",
    "/play,          cross-site,  200",
  })
  void aPageOfAnotherSiteReadsNothingAndMayLinkToPages(String path, String site, int status) {
    Answer answer = playground.get(path, "Sec-Fetch-Site", site);
    assertEquals(status, answer.status());
    assertEquals(status == 403, answer.json() != null && answer.error().endsWith("."));
  }

  /** They would turn the rest of the sentence around, in a page as in a terminal. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/losses/%s",
        "/front/%s.png",
        "/learn/%s/one",
        "/api/models/%s",
        "/api/experiments/%s",
        "/api/people/%s",
        "/api/probe/%s",
        "/api/probe/tiny/%s.png",
        "/api/probe/paper?people=%s",
        "/api/describe?spec=%s",
        "/api/describe?spec=%s%%3D1",
        "/api/describe?spec=loss%%3D%s",
        "/api/describe?spec=data%%3D%s%%26loss%%3Darcface",
        "/api/paper/face.png?person=%s",
        "/api/paper/face.png?size=%s",
        "/api/paper/face.png?p.%s=1",
        "/api/java?spec=loss%%3Darcface%%26m%%3D%s",
        "/api/tsne/demo/%s",
        "/api/sweeps/%s",
      })
  void nothingThatTurnsTextAroundIsRepeated(String path) {
    for (int character : TURNING) {
      String sent = "a" + URLEncoder.encode(Character.toString(character), StandardCharsets.UTF_8);
      Answer answer = playground.get(path.formatted(sent), "Accept-Language", "en");
      assertTrue(answer.status() >= 400 && answer.status() < 500, answer.text());
      assertEquals(-1, answer.error().indexOf(character), answer.text());
      assertTrue(answer.error().contains("a\uFFFD"), answer.text());
    }
  }

  private static byte[] mutated(byte[] request, Random random) {
    int at = random.nextInt(request.length);
    int end = Math.min(request.length, at + 1 + random.nextInt(8));
    byte[] before = Arrays.copyOf(request, at);
    byte[] piece = Arrays.copyOfRange(request, at, end);
    byte[] after = Arrays.copyOfRange(request, end, request.length);
    byte[] noise = new byte[piece.length];
    random.nextBytes(noise);
    byte[] special =
        bytes(
            List.of("%", "%zz", "%ff", "\0", "\r\n", ";", "/../", "=", "\"", ":")
                .get(random.nextInt(10)));
    return switch (random.nextInt(6)) {
      case 0 -> joined(before, noise, after);
      case 1 -> joined(before, after);
      case 2 -> joined(before, special, piece, after);
      case 3 -> joined(before, piece, piece, after);
      case 4 -> joined(before, special, after);
      default -> joined(before, piece);
    };
  }

  private static byte[] joined(byte[]... parts) {
    return Arrays.stream(parts)
        .reduce(
            new byte[0],
            (a, b) -> {
              byte[] both = Arrays.copyOf(a, a.length + b.length);
              System.arraycopy(b, 0, both, a.length, b.length);
              return both;
            });
  }

  private static String head(String line, String... headers) {
    String version = line.contains(" HTTP/") ? "" : " HTTP/1.1";
    StringBuilder head = new StringBuilder(line + version + "\r\nHost: localhost\r\n");
    for (String header : headers) {
      head.append(header.isEmpty() ? "" : header + "\r\n");
    }
    return head + "\r\n";
  }

  private static String body(String line, String header, String body) {
    return head(line, header, "Content-Length: " + body.length()) + body;
  }

  private static byte[] bytes(String request) {
    return request.getBytes(StandardCharsets.ISO_8859_1);
  }
}
