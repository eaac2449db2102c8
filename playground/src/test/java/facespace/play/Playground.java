package facespace.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import facespace.data.DataSets;
import facespace.data.Idx;
import facespace.data.Images;
import facespace.data.MnistDownload;
import facespace.data.PenDigits;
import facespace.play.hub.run.Limits;
import facespace.play.web.Access;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A real server on a free port, with a tiny data set named {@code tiny}, and a client. */
final class Playground implements AutoCloseable {
  /** Twenty batches of 256 on 512 digits. */
  static final String SHORT = "data=tiny&epochs=10&batch=256;loss=softmax;loss=arcface";

  /** Long enough to be looked at while it trains. */
  static final String LONG = "data=tiny&epochs=200&batch=16&loss=arcface";

  private static final Images TRAIN = PenDigits.generate(512, 1);
  private static final Images TEST = PenDigits.generate(256, 2);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  final HttpClient client = HttpClient.newHttpClient();
  final App app;

  /** A laptop's, but that no experiment is stored: what one test trained is nothing to the next. */
  private static final Limits FORGETFUL = new Limits(1, 8, 12, 48 << 20, Duration.ofSeconds(15));

  private final Path folder;
  private final Path store;
  private final boolean lasts;

  /** What came back: status, JSON (or null), text. */
  record Answer(int status, JsonNode json, HttpResponse<byte[]> response) {
    String error() {
      return json.path("error").asText();
    }

    String text() {
      return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  Playground() {
    this(FORGETFUL, List.of());
  }

  Playground(Limits limits, List<URI> mirrors) {
    this(limits, mirrors, temporary(), null, Access.local());
  }

  /** A server with a store that survives it. */
  Playground(Path store) {
    this(store, FORGETFUL);
  }

  /** The same for as much as it takes. */
  Playground(Path store, Limits limits) {
    this(limits, List.of(), temporary(), store, Access.local());
  }

  /** A server that asks who comes. */
  Playground(Access access) {
    this(access, FORGETFUL);
  }

  /** The same for as many as it takes. */
  Playground(Access access, Limits limits) {
    this(limits, List.of(), temporary(), null, access);
  }

  /** A server that stores experiments, and leaves its folder of data and store to the next. */
  static Playground lasting(Path folder) {
    Limits limits = Limits.ofLaptop(1, Limits.USUAL_VISITORS);
    return new Playground(limits, List.of(), folder, folder.resolve("store"), Access.local());
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("playground");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Playground(
      Limits limits, List<URI> mirrors, Path folder, Path lastingStore, Access access) {
    this.folder = folder;
    writeData(folder.resolve("data"));
    store = lastingStore == null ? folder.resolve("store") : lastingStore;
    lasts = store.startsWith(folder) && lastingStore != null;
    DataSets data =
        new DataSets(
            Map.of(
                "FACESPACE_DATA", folder.resolve("data").toString(),
                "XDG_CACHE_HOME", folder.resolve("cache").toString()),
            folder);
    app =
        new App(
            new Settings(
                access,
                port(),
                limits,
                data,
                store,
                () -> new MnistDownload(mirrors, data.mnistCacheFolder())));
    app.startWithoutWarmUp();
  }

  /**
   * The same for one server of this JVM after the other, for browsers keep what they have fetched
   * by its address; below those that systems give away. Any, while there is one.
   */
  private static int port() {
    int usual = 20_000 + (int) (ProcessHandle.current().pid() % 10_000);
    try (ServerSocket free = new ServerSocket(usual)) {
      return free.getLocalPort();
    } catch (IOException taken) {
      return 0;
    }
  }

  /** Writes the data set {@code tiny}, unless it is there. */
  static void writeData(Path data) {
    if (!Files.exists(data.resolve("tiny"))) {
      Idx.write(TRAIN, data.resolve("tiny"), "train");
      Idx.write(TEST, data.resolve("tiny"), "t10k");
    }
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + app.port() + path);
  }

  Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  Answer post(String path, String body, String... headers) {
    return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer delete(String path, String... headers) {
    return send(request(path, headers).DELETE());
  }

  /** Forgets everybody enrolled, as the page does: with the number of those there are. */
  Answer forgetEverybody() {
    return delete("/api/gallery?count=" + get("/api/gallery").json().get("count").asInt());
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      boolean isJson =
          response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
      return new Answer(
          response.statusCode(), isJson ? JSON.readTree(response.body()) : null, response);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A message as JSON. */
  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException(json, e);
    }
  }

  /** Pauses an experiment, if it is still there: it would train on though nobody watches. */
  void pause(String id) {
    app.experiments().find(id).ifPresent(app.experiments()::pause);
  }

  /** Creates an experiment and returns its address. */
  String create(String comparison) {
    Answer created = post("/api/experiments", comparison);
    if (created.status() != 201) {
      throw new IllegalStateException(created.status() + " " + created.text());
    }
    return "/api/experiments/" + created.json().get("id").asText();
  }

  /** Creates an experiment and lets it train. */
  String play(String comparison) {
    String experiment = create(comparison);
    post(experiment + "/play", "");
    return experiment;
  }

  /** Trains an experiment to its end and returns its runs as they are stored. */
  JsonNode trainAndStore(String comparison) {
    String experiment = play(comparison);
    await(experiment, "done");
    String id = experiment.substring(experiment.lastIndexOf('/') + 1);
    JsonNode runs = await("/api/runs", "stored", all -> isWhole(entry(id, all)));
    return entry(id, runs).get("runs");
  }

  private static JsonNode entry(String id, JsonNode all) {
    return StreamSupport.stream(all.get("runs").spliterator(), false)
        .filter(run -> run.get("id").asText().equals(id))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** Until its last moment is stored, what is listed is that of an earlier one, or of none. */
  private static boolean isWhole(JsonNode stored) {
    int step = stored.path("step").asInt();
    return step > 0 && step == stored.get("totalSteps").asInt();
  }

  /** Waits until an experiment is in a state and returns what it says of itself then. */
  JsonNode await(String experiment, String state) {
    return await(experiment, state, json -> json.path("state").asText().equals(state));
  }

  /**
   * Waits until what an experiment says of itself is so. It is asked again and again, the seldomer
   * the longer it takes: watching it would count as a viewer, for whom it is kept.
   */
  JsonNode await(String experiment, String what, Predicate<JsonNode> so) {
    JsonNode json = get(experiment).json();
    long waitedMs = 0;
    while (!so.test(json)) {
      if (waitedMs > PATIENCE.toMillis()) {
        throw new IllegalStateException(experiment + " never became " + what + ": " + json);
      }
      long pauseMs = Math.min(20 + waitedMs / 8, 250);
      pause(pauseMs);
      waitedMs += pauseMs;
      json = get(experiment).json();
    }
    return json;
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The folder of kept face models. */
  Path models() {
    return store.resolve("models");
  }

  /** The folder of data sets, into which tests may write. */
  Path data() {
    return folder.resolve("data");
  }

  @Override
  public void close() {
    app.close();
    if (lasts) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
    return headers.length == 0 ? request : request.headers(headers);
  }
}
