package facespace.play;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import facespace.play.hub.run.Limits;
import facespace.play.web.Access;
import facespace.play.web.Keys;
import facespace.play.web.Role;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A large class comes in with the visitors' key, some of it in real browsers; everybody trains and
 * watches to the end.
 */
class FortyVisitorsIT extends BrowserTest {
  private static final int VISITORS = 40;
  private static final int PAGES = 3;

  /** Forty runs take a busy machine a while. */
  private static final ContainsTextOptions PATIENTLY =
      new ContainsTextOptions().setTimeout(900_000);

  private static final Keys KEYS = Keys.ofOwner("the-owners-own");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void allGetTheirTraining() throws Exception {
    Access access =
        new Access("localhost", Set.of(), Optional.of(KEYS), Optional.empty(), List.of());
    ExecutorService visitors = Executors.newFixedThreadPool(VISITORS - PAGES);
    try (Playground locked = new Playground(access, Limits.ofLaptop(1, VISITORS))) {
      List<Page> pages =
          IntStream.range(0, PAGES).mapToObj(seed -> comeIn(locked, textOf(seed))).toList();
      pages.forEach(page -> page.locator("#train").click());
      List<Future<Integer>> others =
          IntStream.range(PAGES, VISITORS)
              .mapToObj(seed -> visitors.submit(() -> new Visit(locked).train(textOf(seed))))
              .toList();
      for (Page page : pages) {
        assertThat(page.locator("#announce")).containsText("Training finished", PATIENTLY);
        assertThat(page.locator("#clock")).containsText("epoch 4.0 of 4");
      }
      for (Future<Integer> trained : others) {
        assertEquals(8, trained.get(), "batches of the last moment that was watched");
      }
      chromium.closePages(); // before the server goes
    } finally {
      visitors.shutdownNow();
    }
  }

  /** A run of everybody's own: equal ones would be trained once. */
  private static String textOf(int seed) {
    return "data=tiny&batch=256&epochs=4&seed=" + seed + "&loss=arcface";
  }

  /** Each page is a browser of its own, with its own cookies. */
  private static Page comeIn(Playground locked, String text) {
    String address = locked.uri("/play?key=" + KEYS.of(Role.VISITOR)) + "#" + text;
    Page page = chromium.open(address);
    assertThat(page.locator("#train")).isEnabled();
    return page;
  }

  /** What one visitor's browser asks. */
  private record Visit(Playground playground, HttpClient client) {
    Visit(Playground playground) {
      this(playground, HttpClient.newBuilder().cookieHandler(new CookieManager()).build());
    }

    /** Comes in, trains, watches until it is over: the batches of the last moment. */
    int train(String text) throws Exception {
      get("/?key=" + KEYS.of(Role.VISITOR));
      JsonNode made = JSON.readTree(post("/api/experiments", text));
      String path = "/api/experiments/" + made.path("id").asText();
      Watcher watcher = new Watcher();
      URI live = URI.create(playground.uri(path + "/live").toString().replace("http", "ws"));
      client.newWebSocketBuilder().buildAsync(live, watcher).join();
      post(path + "/play", "");
      watcher.over.join();
      return watcher.step;
    }

    private void get(String path) throws IOException, InterruptedException {
      client.send(HttpRequest.newBuilder(playground.uri(path)).build(), BodyHandlers.discarding());
    }

    private String post(String path, String body) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(playground.uri(path)).POST(BodyPublishers.ofString(body)).build();
      var answer = client.send(request, BodyHandlers.ofString());
      assertEquals(2, answer.statusCode() / 100, answer.body());
      return answer.body();
    }
  }

  private static final class Watcher implements WebSocket.Listener {
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private volatile int step;

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        hear(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    private void hear(String message) {
      try {
        JsonNode state = JSON.readTree(message);
        step = state.path("step").asInt();
        if (state.path("state").asText().equals("done")) {
          over.complete(null);
        }
      } catch (IOException e) {
        over.completeExceptionally(e);
      }
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      over.completeExceptionally(new IOException("closed: " + code + " " + reason));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      over.completeExceptionally(error);
    }
  }
}
