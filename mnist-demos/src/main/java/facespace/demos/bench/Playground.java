package facespace.demos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;

/** What the bench says to a running playground. */
final class Playground {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;

  Playground(URI base) {
    this.base = base;
  }

  URI base() {
    return base;
  }

  /** A resource as it travels: compressed if the server does so. */
  HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(base.resolve(path)).header("Accept-Encoding", "gzip").build());
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(send(HttpRequest.newBuilder(base.resolve(path)).build()).body());
  }

  /** Makes an experiment, lets it train and returns its id: what pressing play does. */
  String train(String comparison) throws IOException, InterruptedException {
    String id = JSON.readTree(post("/api/experiments", comparison)).path("id").asText();
    post("/api/experiments/" + id + "/play", "");
    return id;
  }

  private byte[] post(String path, String body) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString(body))
            .build())
        .body();
  }

  void delete(String id) throws IOException, InterruptedException {
    send(HttpRequest.newBuilder(base.resolve("/api/experiments/" + id)).DELETE().build());
  }

  /** Watches an experiment. */
  WebSocket watch(String id, WebSocket.Listener listener) {
    return open(id, "/live", listener);
  }

  /** Watches the map of an experiment's first run. */
  WebSocket watchMap(String id, WebSocket.Listener listener) {
    return open(id, "/map", listener);
  }

  private WebSocket open(String id, String what, WebSocket.Listener listener) {
    URI address = URI.create("ws://" + base.getAuthority() + "/api/experiments/" + id + what);
    return client.newWebSocketBuilder().buildAsync(address, listener).join();
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() >= 400) {
      throw new IOException(
          request.method() + " " + request.uri() + " answered " + response.statusCode());
    }
    return response;
  }
}
