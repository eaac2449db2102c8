package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.model.SavedRun;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run of digits is kept when it is over, opened again, trained further, taken along, deleted. */
class KeptDigitsTest {
  private static final String TEXT = "data=tiny&net=mlp&batch=64&epochs=2&loss=normface&s=16";

  /** One batch of six people. */
  private static final String FACES =
      "data=paper&people=6&shots=4&holdout-people=3&net=face&dim=8&batch=512&epochs=1"
          + "&loss=softmax&target-accuracy=0.01&warmup=0";

  @TempDir Path store;
  private Playground playground;
  private String id;
  private List<JsonNode> end;

  @BeforeEach
  void trainOne() {
    playground = new Playground(store);
    String trained = playground.play(TEXT);
    JsonNode done = playground.await(trained, "done");
    assertEquals(1, done.get("models").size(), done.toString());
    id = done.get("models").get(0).asText();
    end = Decoded.runs(playground, trained, done.get("moments").asInt() - 1);
  }

  @AfterEach
  void close() {
    playground.close();
  }

  private JsonNode kept() {
    return playground.get("/api/models?kind=digits").json();
  }

  private JsonNode resume(String model, String text, int status) {
    Playground.Answer answer = playground.post("/api/experiments?resume=" + model, text);
    assertEquals(status, answer.status(), answer.text());
    return answer.json();
  }

  private String opened(String text) {
    return "/api/experiments/" + resume(id, text, 201).get("id").asText();
  }

  @Test
  void itIsListedForWhatItIsAndJudgesNoFace() {
    JsonNode listed = kept().get(0);
    assertEquals("digits", listed.get("kind").asText());
    assertEquals("NormFace s=16", listed.get("run").asText());
    assertEquals("mlp", listed.get("network").asText());
    assertEquals("tiny", listed.get("data").asText());
    assertEquals(10, listed.get("classes").asInt());
    assertEquals(RunSpec.parse(TEXT).text(), listed.get("spec").asText());
    assertEquals(end.get(0).get("testAccuracy").asDouble(), listed.get("accuracy").asDouble());
    assertTrue(listed.get("eer").isNull());

    assertEquals(404, playground.get("/api/models/latest").status(), "of faces there is none");
    Playground.Answer refused = playground.get("/api/models/" + id + "/strangers");
    assertEquals(409, refused.status());
    assertTrue(refused.error().contains("has learnt digits"), refused.error());
    playground.await(playground.play(FACES), "done");
    assertEquals(2, playground.get("/api/models").json().size());
    JsonNode faces = playground.get("/api/models?kind=faces").json();
    assertEquals(1, faces.size());
    assertEquals("faces", faces.get(0).get("kind").asText());
    assertEquals(6, faces.get(0).get("classes").asInt());
    assertEquals(400, playground.get("/api/models?kind=birds").status());
  }

  @Test
  void itIsOpenedAtItsEndByTheNextServerAndKeptOnce() {
    playground.close();
    playground = new Playground(store);
    String again = opened("");
    JsonNode state = playground.await(again, "done");
    assertEquals(1, state.get("moments").asInt());
    assertEquals(id, state.get("models").get(0).asText());
    assertEquals(end, Decoded.runs(playground, again, 0));
    playground.post(again + "/keep", "");
    assertEquals(1, kept().size());
  }

  @Test
  void whatWasDeletedIsKeptOnceMoreAndNothingElseIs() {
    String two = playground.play("data=tiny&net=mlp&batch=256&epochs=1;loss=softmax;loss=arcface");
    JsonNode first = playground.await(two, "done").get("models");
    String gone = first.get(0).asText();
    assertEquals(204, playground.delete("/api/models/" + gone).status());
    JsonNode again = playground.post(two + "/keep", "").json().get("models");
    assertEquals(2, again.size());
    assertNotEquals(gone, again.get(0).asText());
    assertEquals(first.get(1), again.get(1), "it is there still");
    JsonNode listed = playground.get("/api/models/" + again.get(0).asText()).json();
    assertTrue(listed.get("run").asText().startsWith("Softmax"), listed.toString());
    assertEquals(again, playground.get(two).json().get("models"));
    assertEquals(again, playground.post(two + "/keep", "").json().get("models"));
    assertEquals(3, kept().size());
  }

  /** Opened again it was kept before, and has no weights in memory. */
  @Test
  void whatWasDeletedAfterItWasOpenedIsKeptOnceMore() {
    String again = opened("");
    playground.await(again, "done");
    assertEquals(204, playground.delete("/api/models/" + id).status());
    String kept = playground.post(again + "/keep", "").json().at("/models/0").asText();
    assertEquals(200, playground.get("/api/models/" + kept).status());
    assertEquals(1, kept().size());
  }

  /** Who lists what is being deleted sees it or not. */
  @Test
  void theListIsThereWhileTheLastOneIsDeleted() throws InterruptedException {
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    AtomicBoolean isOver = new AtomicBoolean();
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Thread reader =
          new Thread(
              () -> {
                while (!isOver.get()) {
                  Playground.Answer answer = playground.get("/api/models?kind=digits");
                  if (answer.status() != 200) {
                    wrong.add(answer.text());
                  }
                }
              });
      readers.add(reader);
      reader.start();
    }
    try {
      for (int round = 0; round < 30 && wrong.isEmpty(); round++) {
        String again = opened("");
        playground.await(again, "done"); // before that there is nothing to be kept
        assertEquals(204, playground.delete("/api/models/" + id).status());
        id = playground.post(again + "/keep", "").json().at("/models/0").asText();
        playground.delete(again);
      }
    } finally {
      isOver.set(true);
      for (Thread reader : readers) {
        reader.join();
      }
    }
    assertEquals(List.of(), List.copyOf(wrong));
  }

  @Test
  void itIsTrainedFurtherAsItsTextSays() {
    String further = opened(TEXT + "~epochs=1");
    playground.post(further + "/play", "");
    JsonNode state = playground.await(further, "done");
    String replay = playground.play(TEXT + "~epochs=1");
    int last = playground.await(replay, "done").get("moments").asInt() - 1;
    assertEquals(
        Decoded.runs(playground, replay, last),
        Decoded.runs(playground, further, state.get("moments").asInt() - 1));
    assertEquals(3, kept().size());
  }

  @Test
  void itsFileIsOneThatTrainingResumesFrom() throws IOException {
    Playground.Answer file = playground.get("/api/models/" + id + "/file");
    String name = file.header("Content-Disposition");
    assertTrue(name.contains("facespace-normface-" + id + ".model"), name);
    Path saved = Files.write(store.resolve("mine.model"), file.response().body());
    assertEquals(RunSpec.parse(TEXT), SavedRun.read(saved).spec());
    assertEquals(204, playground.delete("/api/models/" + id).status());
    assertEquals(0, kept().size());
    assertEquals(404, playground.get("/api/models/" + id + "/file").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data=tiny&net=light&batch=64&epochs=2&loss=normface&s=16",
        "data=tiny&net=mlp&batch=64&epochs=3&loss=normface&s=16",
        TEXT + "~at=4&lr=0.01",
        "data=tiny&net=mlp&batch=64&epochs=1&loss=normface&s=16",
      })
  void anotherRunIsRefusedAndNothingIsLost(String other) {
    String error = resume(id, other, 400).get("error").asText();
    assertTrue(error.contains("went another way"), error);
    assertEquals(1, kept().size());
  }

  @Test
  void whatIsNotThereOrCutOrOfFacesIsASentence() throws IOException {
    assertTrue(resume("nobody", "", 404).get("error").asText().contains("nobody"));
    String faces = playground.await(playground.play(FACES), "done").get("models").get(0).asText();
    String error = resume(faces, "", 409).get("error").asText();
    assertTrue(error.contains(faces) && error.contains("kept without its training"), error);
    assertFalse(error.contains(store.toString()), "where it lies is nobody's business: " + error);
    try (Stream<Path> files = Files.list(playground.models())) {
      Path file = files.filter(one -> one.toString().contains(id)).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }
    assertTrue(resume(id, "", 409).get("error").asText().contains("damaged"));
    assertEquals(1, kept().size());
  }

  @Test
  void whatCannotBeKeptIsSaidAndStaysOnScreen() throws IOException {
    playground.close();
    Path other = Files.createDirectory(store.resolve("other"));
    Files.writeString(other.resolve("models"), "no folder");
    playground = new Playground(other);
    JsonNode done = playground.await(playground.play(TEXT), "done");
    assertTrue(done.get("notKept").asText().contains("cannot be written"), done.toString());
    assertEquals(0, done.get("models").size());
  }
}
