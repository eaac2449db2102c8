package facespace.demos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import facespace.demos.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium with one page, steered through its debugging port. */
final class Chromium implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long POLL_MILLIS = 50;
  private static final int PATIENCE_SECONDS = 60;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path profile;
  private final Process process;
  private final URI debugger;

  Chromium(Path program) throws IOException, InterruptedException {
    profile = Files.createTempDirectory("chromium");
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--window-size=1440,900",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    debugger = URI.create("http://127.0.0.1:" + awaitPort());
  }

  /**
   * Opens an address and evaluates an expression until it gives a number.
   *
   * @param expression JavaScript; null and undefined mean not yet
   */
  double number(URI address, String expression) throws IOException, InterruptedException {
    return numbers(address, "[" + expression + "]")[0];
  }

  /**
   * Opens an address once and evaluates an expression until it gives an array of numbers only.
   *
   * @param expression JavaScript; null and undefined in the array mean not yet
   */
  double[] numbers(URI address, String expression) throws IOException, InterruptedException {
    HttpRequest open =
        HttpRequest.newBuilder(debugger.resolve("/json/new?" + address))
            .PUT(BodyPublishers.noBody())
            .build();
    JsonNode page = JSON.readTree(client.send(open, BodyHandlers.ofString()).body());
    Answers answers = new Answers();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(page.path("webSocketDebuggerUrl").asText()), answers)
            .join();
    try {
      return poll(socket, answers, expression, address);
    } finally {
      socket.abort();
    }
  }

  private static double[] poll(WebSocket socket, Answers answers, String expression, URI address)
      throws InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS * 1000 / POLL_MILLIS; i++) {
      String message =
          Json.object()
              .put("id", i)
              .put("method", "Runtime.evaluate")
              .set("params", Json.object().put("expression", expression).put("returnByValue", true))
              .toString();
      socket.sendText(message, true).join();
      JsonNode value = answers.next(PATIENCE_SECONDS).path("result").path("result").path("value");
      double[] numbers = numbers(value);
      if (numbers.length > 0) {
        return numbers;
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw new NotMeasured(address + " gave no figure within " + PATIENCE_SECONDS + " s");
  }

  /** The array's numbers; none if anything else is in it. */
  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!array.get(i).isNumber()) {
        return new double[0];
      }
      numbers[i] = array.get(i).asDouble();
    }
    return numbers;
  }

  private int awaitPort() throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    for (int i = 0; i < PATIENCE_SECONDS * 1000 / POLL_MILLIS && process.isAlive(); i++) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() >= 2) {
        return Integer.parseInt(lines.get(0));
      }
      Thread.sleep(POLL_MILLIS);
    }
    close();
    throw new NotMeasured("Chromium did not start");
  }

  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    }
  }
}
