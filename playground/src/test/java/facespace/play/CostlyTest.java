package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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
