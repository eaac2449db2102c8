package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import facespace.data.Idx;
import facespace.data.PenDigits;
import facespace.play.gallery.Gallery;
import facespace.play.hub.archive.RunArchive;
import facespace.play.hub.model.ModelStore;
import facespace.play.store.Doctor;
import facespace.play.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed at any moment: what it has acknowledged is there afterwards, and nothing
 * is damaged. {@code -Dfacespace.deaths=100} kills it more often.
 */
class SuddenDeathTest {
  private static final int DEATHS = Integer.getInteger("facespace.deaths", 4);
  private static final int MOST_DEEDS = 16;
  private static final int LONGEST_LAST_BREATH_NANOS = 20_000_000;

  /** Fewer than the store lets go by itself. */
  private static final int MOST_MODELS = 8;

  private static final int MOST_PEOPLE = 12;

  /** What is played; another each time, or the one there is would be shown. */
  private static final String PLAYED = "data=mnist&net=mlp&batch=512&epochs=200&loss=softmax&seed=";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path temp;
  private final Random random = new Random(7);
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * What must be there: people with how many pictures they have, models with whether pinned, runs
   * with whether starred.
   */
  private Map<String, String> expected = new TreeMap<>();

  private Process server;
  private String address;
  private String experiment;
  private int names;
  private int seeds;
  private int acknowledged;

  /**
   * Something asked of the server.
   *
   * @param of what it changes; empty if that is new
   * @param done told the answer once it is acknowledged
   */
  private record Deed(HttpRequest request, String of, Consumer<JsonNode> done) {}

  @Test
  void whatIsAcknowledgedOutlivesTheServerAndNothingIsDamaged(TestReporter reporter)
      throws Exception {
    Idx.write(PenDigits.generate(512, 1), temp.resolve("data/mnist"), "train");
    Idx.write(PenDigits.generate(64, 2), temp.resolve("data/mnist"), "t10k");
    for (int death = 0; death < DEATHS; death++) {
      start();
      String pending;
      try {
        for (int deeds = random.nextInt(MOST_DEEDS); deeds > 0; deeds--) {
          Deed deed = deed();
          acknowledge(deed, send(deed.request()));
        }
        pending = dieWhile(deed());
      } finally {
        server.destroyForcibly().waitFor();
      }
      checkAfter(pending);
    }
    assertTrue(acknowledged >= 2 * DEATHS, "acknowledged: " + acknowledged);
    reporter.publishEntry(DEATHS + " deaths", acknowledged + " deeds acknowledged, none lost");
  }

  private Path store() {
    return temp.resolve("store");
  }

  private void start() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "facespace.play.Main",
            "--port=0",
            "--idle",
            "--store=" + store(),
            "--data-root=" + temp.resolve("data"));
    server = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader said = server.inputReader();
    String line = said.readLine();
    assertTrue(line != null && line.contains("http://"), line);
    address = line.substring(line.indexOf("http://"), line.lastIndexOf('/'));
    experiment = null;
  }

  /** Something at random of what is possible now. */
  private Deed deed() {
    String person = one("person/");
    String model = one("model/");
    return switch (random.nextInt(9)) {
      case 0, 1 -> keys("person/").size() < MOST_PEOPLE ? enrol() : remove(person);
      case 2 -> person.isEmpty() ? enrol() : addPicture(person);
      case 3 -> person.isEmpty() ? enrol() : remove(person);
      case 4 -> model.isEmpty() ? keep() : pin(model);
      case 5 -> model.isEmpty() ? keep() : drop(model);
      case 6 -> star(keys("run/").isEmpty() ? play() : one("run/"));
      case 7 -> deleteRun(keys("run/").isEmpty() ? play() : one("run/"));
      default -> keys("model/").size() < MOST_MODELS ? keep() : drop(model);
    };
  }

  private List<String> keys(String kind) {
    return expected.keySet().stream().filter(key -> key.startsWith(kind)).toList();
  }

  private String one(String kind) {
    List<String> keys = keys(kind);
    return keys.isEmpty() ? "" : keys.get(random.nextInt(keys.size()));
  }

  private static String id(String key) {
    return key.substring(key.indexOf('/') + 1);
  }

  private Deed enrol() {
    String body = "{\"name\": \"No %d\", \"face\": %s}".formatted(++names, face());
    return new Deed(
        post("/api/gallery", body),
        "",
        answer -> expected.put("person/" + answer.get("id").asText(), "1"));
  }

  private String face() {
    return "{\"paper\": \"person=%d\"}".formatted(random.nextInt(1000));
  }

  private Deed addPicture(String person) {
    int pictures = Integer.parseInt(expected.get(person));
    if (pictures == Gallery.MOST_PICTURES) {
      return remove(person);
    }
    return new Deed(
        post("/api/gallery/" + id(person) + "/pictures", "{\"face\": %s}".formatted(face())),
        person,
        answer -> expected.put(person, String.valueOf(pictures + 1)));
  }

  private Deed remove(String person) {
    return new Deed(
        delete("/api/gallery/" + id(person)), person, answer -> expected.remove(person));
  }

  private Deed pin(String model) {
    boolean pinned = Boolean.parseBoolean(expected.get(model));
    String path = "/api/models/" + id(model) + "/pin";
    return new Deed(
        pinned ? delete(path) : post(path, ""),
        model,
        answer -> expected.put(model, String.valueOf(!pinned)));
  }

  private Deed drop(String model) {
    return new Deed(delete("/api/models/" + id(model)), model, answer -> expected.remove(model));
  }

  /** What has not moved is not kept twice: one batch more, then it is asked to be kept. */
  private Deed keep() {
    if (experiment == null) {
      String text = "data=mnist&net=mlp&batch=16&epochs=200&loss=softmax";
      experiment = "/api/experiments/" + send(post("/api/experiments", text)).get("id").asText();
      awaitStep(0);
    }
    int step = send(get(experiment)).get("step").asInt();
    send(post(experiment + "/step", ""));
    awaitStep(step + 1);
    return new Deed(
        post(experiment + "/keep", ""),
        "",
        answer -> expected.put("model/" + answer.at("/models/0").asText(), "false"));
  }

  /**
   * Plays a run; once something of it is listed, it is stored. One that ends would be kept, too.
   */
  private String play() {
    String id = send(post("/api/experiments", PLAYED + ++seeds)).get("id").asText();
    send(post("/api/experiments/" + id + "/play", ""));
    while (stepListed(id) == 0) {
      Playground.pause(5);
    }
    send(delete("/api/experiments/" + id));
    expected.put("run/" + id, "false");
    return "run/" + id;
  }

  private int stepListed(String run) {
    for (JsonNode one : send(get("/api/runs")).get("runs")) {
      if (one.get("id").asText().equals(run)) {
        return one.get("step").asInt();
      }
    }
    return 0;
  }

  private Deed star(String run) {
    boolean on = !Boolean.parseBoolean(expected.get(run));
    return new Deed(
        post("/api/runs/" + id(run) + "/star?on=" + on, ""),
        run,
        answer -> expected.put(run, String.valueOf(on)));
  }

  private Deed deleteRun(String run) {
    return new Deed(delete("/api/runs/" + id(run)), run, answer -> expected.remove(run));
  }

  private void awaitStep(int step) {
    JsonNode now = send(get(experiment));
    while (now.get("step").asInt() < step || !now.get("state").asText().equals("paused")) {
      Playground.pause(5);
      now = send(get(experiment));
    }
  }

  /** Kills the server while it is asked for something; what that may have changed, or null. */
  private String dieWhile(Deed deed) throws InterruptedException {
    CompletableFuture<HttpResponse<String>> asked =
        client.sendAsync(deed.request(), HttpResponse.BodyHandlers.ofString());
    LockSupport.parkNanos(random.nextInt(LONGEST_LAST_BREATH_NANOS));
    server.destroyForcibly().waitFor();
    try {
      acknowledge(deed, read(asked.join()));
      return null;
    } catch (CompletionException neverAnswered) {
      return deed.of();
    }
  }

  private void acknowledge(Deed deed, JsonNode answer) {
    acknowledged++;
    deed.done().accept(answer);
  }

  /**
   * @param pending what may have changed or not; empty for one that is new; null for nothing
   */
  private void checkAfter(String pending) {
    try (Store taken = Store.take(store())) {
      List<Doctor.Finding> damaged =
          Doctor.examine(taken).stream().filter(found -> !isLeftover(found)).toList();
      assertEquals(List.of(), damaged);
    }
    Map<String, String> found = found();
    Set<String> other = new HashSet<>(expected.keySet());
    other.addAll(found.keySet());
    other.removeIf(key -> expected.containsKey(key) && expected.get(key).equals(found.get(key)));
    boolean isOneNew = "".equals(pending) && other.size() == 1 && !expected.containsKey(any(other));
    if (!isOneNew) {
      other.remove(pending);
      assertEquals(Set.of(), other, () -> "expected " + expected + " found " + found);
    }
    expected = found;
  }

  private static String any(Set<String> keys) {
    return keys.iterator().next();
  }

  private static boolean isLeftover(Doctor.Finding finding) {
    return Stream.of("is a leftover", "pins a model that is gone")
        .anyMatch(finding.what()::startsWith);
  }

  private Map<String, String> found() {
    Map<String, String> found = new TreeMap<>();
    Gallery gallery = new Gallery(store().resolve("gallery"));
    gallery
        .people()
        .forEach(one -> found.put("person/" + one.id(), String.valueOf(one.pictures().size())));
    assertEquals(List.of(), gallery.damaged());
    try (ModelStore models = new ModelStore(store().resolve("models"))) {
      models.list().forEach(one -> found.put("model/" + one.id(), String.valueOf(one.pinned())));
    }
    try (RunArchive archive = new RunArchive(store().resolve("runs"), 1 << 30, 1 << 30)) {
      archive.list().stream()
          .filter(run -> run.text().contains("batch=512")) // others begin and never end
          .peek(run -> assertFalse(archive.read(run.id()).moments().isEmpty(), run.text()))
          .forEach(run -> found.put("run/" + run.id(), String.valueOf(run.star())));
    }
    return found;
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(address + path));
  }

  private HttpRequest get(String path) {
    return to(path).GET().build();
  }

  private HttpRequest post(String path, String body) {
    return to(path).POST(HttpRequest.BodyPublishers.ofString(body)).build();
  }

  private HttpRequest delete(String path) {
    return to(path).DELETE().build();
  }

  private JsonNode send(HttpRequest request) {
    return read(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join());
  }

  private static JsonNode read(HttpResponse<String> answer) {
    assertTrue(answer.statusCode() < 300, answer.body());
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
