package facespace.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed in the midst of training loses at most what came in its last second. */
class KilledServerTest {
  private static final String TEXT =
      "data=tiny&net=mlp&epochs=200&batch=16;loss=arcface;loss=softmax";
  private static final long SECOND = 1_000_000_000;
  private static final long PATIENCE_SECONDS = 120;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();

  /** A moment a viewer got, and when. */
  private record Seen(byte[] bytes, long nanos) {}

  @Test
  void whatWasSeenASecondBeforeIsThereForTheNextServerAndGoesOn() throws Exception {
    Playground.writeData(folder.resolve("data"));
    Process server = server();
    List<Seen> before = new ArrayList<>();
    String experiment;
    try {
      URI address = addressOf(server);
      JsonNode starter = send(HttpRequest.newBuilder(address.resolve("/api/models/starter")));
      assertTrue(starter.get("share").isNull(), "one that is idle trains nothing unasked");
      String id = post(address.resolve("/api/experiments"), TEXT).get("id").asText();
      experiment = "/api/experiments/" + id;
      URI live = URI.create("ws://localhost:" + address.getPort() + experiment + "/live");
      client.newWebSocketBuilder().buildAsync(live, new Listener()).join();
      post(address.resolve(experiment + "/play"), "");
      do {
        Seen next = seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertTrue(next != null, "no moment came");
        before.add(next);
      } while (before.size() < 10
          || before.get(before.size() - 1).nanos() - before.get(0).nanos() < 2 * SECOND);
    } finally {
      server.destroyForcibly().waitFor();
    }
    long safe = before.get(before.size() - 1).nanos() - SECOND;
    List<Seen> mustBeThere = before.stream().filter(one -> one.nanos() <= safe).toList();
    assertTrue(mustBeThere.size() > 5, before.size() + " moments came");
    try (Playground next = Playground.lasting(folder)) {
      JsonNode run = next.get("/api/runs").json().get("runs").get(0);
      assertEquals("stopped", run.get("state").asText());
      JsonNode opened = next.get(experiment).json();
      assertEquals("paused", opened.get("state").asText());
      for (Seen one : mustBeThere) {
        int index = Decoded.of(one.bytes()).index();
        byte[] stored = next.get(experiment + "/moments/" + index).response().body();
        assertArrayEquals(one.bytes(), stored, "moment " + index);
      }
      int step = opened.get("step").asInt();
      next.post(experiment + "/play", "");
      next.await(experiment, "further", json -> json.get("step").asInt() > step);
    }
  }

  private Process server() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "facespace.play.Main",
            "--port=0",
            "--idle",
            "--data-root=" + folder.resolve("data"),
            "--store=" + folder.resolve("store"))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static URI addressOf(Process server) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    Pattern ready = Pattern.compile("http://localhost:\\d+/");
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      var found = ready.matcher(line);
      if (found.find()) {
        return URI.create(found.group());
      }
    }
    throw new IllegalStateException("the server did not start");
  }

  private JsonNode post(URI uri, String body) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private JsonNode send(HttpRequest.Builder asked) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        client.send(asked.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new ObjectMapper().readTree(answer.body());
  }

  private final class Listener implements WebSocket.Listener {
    private final List<ByteBuffer> parts = new ArrayList<>();

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      parts.add(ByteBuffer.allocate(data.remaining()).put(data).flip());
      if (last) {
        ByteBuffer all = ByteBuffer.allocate(parts.stream().mapToInt(ByteBuffer::remaining).sum());
        parts.forEach(all::put);
        parts.clear();
        seen.add(new Seen(all.array(), System.nanoTime()));
      }
      socket.request(1);
      return null;
    }
  }
}
