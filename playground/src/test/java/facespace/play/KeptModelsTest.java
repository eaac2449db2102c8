package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.play.hub.model.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept stays: whatever the clock says, if it is pinned, and even if the disk was full. */
class KeptModelsTest {
  private static final String TEXT = "data=tiny&net=mlp&batch=256&epochs=1&loss=softmax";

  private static byte[] model;

  @TempDir Path store;
  private Playground playground;

  @BeforeAll
  static void trainOne() throws IOException {
    try (Playground school = new Playground()) {
      school.await(school.play(TEXT), "done");
      try (Stream<Path> files = Files.list(school.models())) {
        model = Files.readAllBytes(files.findFirst().orElseThrow());
      }
    }
  }

  /** As an earlier version kept them while the clock was far ahead. */
  @BeforeEach
  void fillTheStoreWithModelsOfTheFuture() throws IOException {
    Files.createDirectories(store.resolve("models"));
    for (int i = 1; i <= ModelStore.MOST; i++) {
      String name = "models/20990101-000000-0%02d-%s.model".formatted(i, old(i));
      Files.write(store.resolve(name), model);
    }
    playground = new Playground(store);
  }

  private static String old(int number) {
    return "aaaaaa%02d".formatted(number);
  }

  @AfterEach
  void close() {
    playground.close();
  }

  private void restart() {
    playground.close();
    playground = new Playground(store);
  }

  private String train() {
    JsonNode done = playground.await(playground.play(TEXT), "done");
    return done.get("models").get(0).asText();
  }

  private List<JsonNode> list() {
    JsonNode json = playground.get("/api/models?kind=digits").json();
    return StreamSupport.stream(json.spliterator(), false).toList();
  }

  private List<String> ids(String flag) {
    return list().stream()
        .filter(entry -> entry.path(flag).asBoolean())
        .map(entry -> entry.get("id").asText())
        .toList();
  }

  private boolean isThere(String id) {
    return playground.get("/api/models/" + id).status() == 200;
  }

  @Test
  void theNewestStayWhateverTheClockSays() {
    String first = train();
    restart();
    String second = train();
    restart();
    List<JsonNode> list = list();
    assertEquals(ModelStore.MOST, list.size());
    assertEquals(second, list.get(0).get("id").asText());
    assertEquals(first, list.get(1).get("id").asText());
    assertTrue(list.get(0).get("newest").asBoolean());
    assertTrue(isThere(old(3)) && !isThere(old(2)), "the two oldest went");
  }

  @Test
  void whichGoesNextIsSaidBefore() {
    List<String> said = ids("goesNext");
    assertEquals(List.of(old(1)), said);
    train();
    assertFalse(isThere(said.get(0)));
    assertEquals(List.of(old(2)), ids("goesNext"));
    playground.delete("/api/models/" + old(7));
    assertEquals(List.of(), ids("goesNext"), "there is room for one");
  }

  @Test
  void aPinnedModelStaysUntilItIsPinnedNoLonger() {
    assertEquals(204, playground.post("/api/models/" + old(1) + "/pin", "").status());
    assertEquals(List.of(old(1)), ids("pinned"));
    train();
    train();
    restart();
    assertEquals(List.of(old(1)), ids("pinned"));
    assertFalse(isThere(old(2)));
    assertEquals(204, playground.delete("/api/models/" + old(1) + "/pin").status());
    train();
    assertFalse(isThere(old(1)));
    assertEquals(404, playground.post("/api/models/" + old(1) + "/pin", "").status());
  }

  @Test
  void whatCouldNotBeKeptIsKeptWhenThereIsRoomAgain() throws IOException {
    Path models = store.resolve("models");
    Path aside = Files.move(models, store.resolve("aside"));
    Files.writeString(models, "no folder");
    String experiment = playground.play(TEXT.replace("&loss", ";loss") + ";loss=normface");
    JsonNode done = playground.await(experiment, "done");
    String sentence = done.get("notKept").asText();
    assertTrue(sentence.contains("cannot be written"), sentence);
    assertFalse(sentence.contains(store.toString()), "where it lies is nobody's business");
    assertEquals(409, playground.post(experiment + "/keep", "").status());
    playground.create(TEXT); // which lets others rest
    Files.delete(models);
    Files.move(aside, models);
    JsonNode kept = playground.post(experiment + "/keep", "").json();
    assertEquals(2, kept.get("models").size(), kept.toString());
    JsonNode state = playground.get(experiment).json();
    assertEquals("", state.get("notKept").asText());
    assertEquals("done", state.get("state").asText());
    assertEquals(kept.get("models"), state.get("models"));
    assertTrue(isThere(kept.get("models").get(1).asText()));
  }

  @Test
  void aSentenceAboutADamagedModelNamesItsFileAlone() throws IOException {
    assertTrue(isThere(old(1)));
    Path file = store.resolve("models/20990101-000000-001-" + old(1) + ".model");
    Files.write(file, new byte[] {1, 2, 3});
    Playground.Answer refused = playground.post("/api/experiments?resume=" + old(1), "");
    assertEquals(409, refused.status());
    assertTrue(refused.error().contains(file.getFileName().toString()), refused.error());
    assertFalse(refused.error().contains(store.toString()), refused.error());
  }
}
