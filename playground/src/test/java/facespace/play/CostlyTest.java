package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Many costly requests at once, of the real server. */
class CostlyTest {
  private static final String FACE = "/api/paper/face.png?size=512&person=";

  @Test
  void manyAreAnsweredOrRefusedAndAllElseGoesOn() {
    ExecutorService clients = Executors.newCachedThreadPool();
    try (Playground playground = new Playground()) {
      List<CompletableFuture<Integer>> faces =
          IntStream.range(0, 150)
              .mapToObj(
                  i -> CompletableFuture.supplyAsync(() -> status(playground, FACE + i), clients))
              .toList();
      assertEquals(200, status(playground, "/api/health"));
      for (CompletableFuture<Integer> face : faces) {
        int status = face.join();
        assertTrue(status == 200 || status == 503, "status " + status);
      }
    } finally {
      clients.shutdownNow();
    }
  }

  /**
   * All at once they would not fit: {@code -Dfacespace.uploads=200}. Who finds no room may be cut
   * off before having sent all; who does is read and found to be no photograph.
   */
  @Test
  @EnabledIfSystemProperty(named = "facespace.uploads", matches = "\\d+")
  void photographsThatComeAtOnceTakeBoundedMemory(TestReporter reporter) {
    byte[] photograph = new byte[20 << 20];
    ExecutorService clients = Executors.newCachedThreadPool();
    Map<String, Integer> answers = new ConcurrentSkipListMap<>();
    try (Playground playground = new Playground()) {
      List<CompletableFuture<Void>> sent =
          IntStream.range(0, Integer.getInteger("facespace.uploads"))
              .mapToObj(
                  i -> CompletableFuture.supplyAsync(() -> upload(playground, photograph), clients))
              .map(one -> one.thenAccept(answer -> answers.merge(answer, 1, Integer::sum)))
              .toList();
      assertEquals(200, status(playground, "/api/health"));
      sent.forEach(CompletableFuture::join);
      assertEquals(200, status(playground, "/api/health"));
    } finally {
      clients.shutdownNow();
    }
    assertTrue(Set.of("400", "503", "cut off").containsAll(answers.keySet()), "" + answers);
    assertTrue(answers.keySet().containsAll(Set.of("400", "503")), "some read why: " + answers);
    reporter.publishEntry("answers", answers.toString());
  }

  private static String upload(Playground playground, byte[] photograph) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(playground.uri("/api/photos?name=a.jpg"))
            .POST(
                BodyPublishers.fromPublisher( // an array would be copied whole for every sender
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(photograph)),
                    photograph.length));
    try {
      return String.valueOf(playground.send(request).status());
    } catch (IllegalStateException closed) {
      return "cut off";
    }
  }

  /** What reads folders, draws people, embeds or compares is not among them. */
  private static final Set<String> CHEAP =
      Set.of(
          "GET /api/health",
          "GET /api/catalogue",
          "GET /api/data/mnist/download",
          "POST /api/data/mnist/download",
          "GET /api/paper/knobs",
          "GET /api/paper/person/{index}",
          "GET /api/paper/textbook/{row}",
          "GET /api/models",
          "GET /api/models/starter",
          "GET /api/models/damaged",
          "GET /api/models/{id}",
          "GET /api/models/{id}/file",
          "DELETE /api/models/{id}",
          "POST /api/models/{id}/pin",
          "DELETE /api/models/{id}/pin",
          "GET /api/models/{id}/growth",
          "POST /api/experiments/{id}/keep",
          "GET /api/java",
          "GET /api/java/loss",
          "GET /api/notebook",
          "DELETE /api/experiments/{id}",
          "GET /api/experiments/{id}/spec",
          "POST /api/experiments/{id}/play",
          "POST /api/experiments/{id}/pause",
          "POST /api/experiments/{id}/step",
          "POST /api/experiments/{id}/reset",
          "POST /api/experiments/{id}/draw",
          "GET /api/experiments/{id}/moments/{n}",
          "GET /api/runs",
          "GET /api/runs.csv",
          "POST /api/runs/{id}/star",
          "DELETE /api/runs/{id}",
          "GET /api/sweeps",
          "DELETE /api/sweeps/{id}",
          "POST /api/sweeps/{id}/go",
          "POST /api/sweeps/{id}/stop",
          "GET /api/sweeps/{id}/table.csv",
          "GET /api/gallery",
          "DELETE /api/gallery",
          "DELETE /api/gallery/{id}",
          "GET /api/gallery/{id}/{n}.png");

  private static final Pattern ROUTE =
      Pattern.compile("on\\.(get|post|delete)\\(\\s*\"(/api/[^\"]+)\", ([^;]*);");

  /** Photographs have a gate of their own. */
  @Test
  void allButWhatIsKnownAsCheapPassesTheGate() throws IOException {
    String routes = Files.readString(Path.of("src/main/java/facespace/play/Routes.java"));
    Set<String> open = new TreeSet<>();
    ROUTE
        .matcher(routes)
        .results()
        .filter(route -> !route.group(3).contains("Cost."))
        .forEach(route -> open.add(route.group(1).toUpperCase(Locale.ROOT) + " " + route.group(2)));
    assertEquals(new TreeSet<>(CHEAP), open);
  }

  /** More mistakes than there are places: each has given its place back. */
  @Test
  void aRequestThatIsRefusedLeavesItsPlace() {
    try (Playground playground = new Playground()) {
      for (int i = 0; i < 20; i++) {
        assertEquals(400, status(playground, FACE + "nobody"));
        assertEquals(404, playground.post("/api/models/none/embed", "{}").status());
      }
      assertEquals(200, status(playground, FACE + "1"));
    }
  }

  private static int status(Playground playground, String path) {
    return playground.get(path).status();
  }
}
