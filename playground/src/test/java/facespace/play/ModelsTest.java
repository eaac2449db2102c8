package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.data.Crowd;
import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.data.paper.Conditions;
import facespace.model.FaceModel;
import facespace.play.hub.model.ModelKind;
import facespace.play.hub.model.ModelStore;
import facespace.play.web.Refused;
import facespace.train.run.Run;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
  /** One batch of six people. */
  private static final String FACES =
      "data=paper&people=6&shots=4&holdout-people=3&net=face&dim=8&batch=512&epochs=1"
          + "&loss=arcface&m=0.3&s=16&target-accuracy=0.01&warmup=0";

  @TempDir Path store;

  @Test
  void a_face_model_is_kept_when_its_run_ends_and_survives_the_server() {
    String id;
    double eer;
    try (Playground first = new Playground(store)) {
      assertEquals(0, first.get("/api/models").json().size());
      assertEquals(404, first.get("/api/models/latest").status());
      JsonNode done = first.await(first.play(FACES), "done");
      id = done.get("models").get(0).asText();
      JsonNode listed = first.get("/api/models").json();
      assertEquals(1, listed.size());
      assertEquals("ArcFace s=16 m=0.3, paper, 8-D", listed.get(0).get("title").asText());
      assertTrue(listed.get(0).get("newest").asBoolean());
      eer = listed.get(0).get("eer").asDouble();
      assertTrue(eer > 0 && eer <= 1, "eer " + eer);
    }
    try (Playground second = new Playground(store)) {
      JsonNode latest = second.get("/api/models/latest").json();
      assertEquals(id, latest.get("id").asText());
      assertEquals(eer, latest.get("eer").asDouble());
      assertEquals(204, second.delete("/api/models/" + id).status());
      assertEquals(404, second.get("/api/models/" + id).status());
      assertEquals(0, files());
    }
  }

  @Test
  void a_paused_experiment_is_kept_on_request_and_once_only() {
    try (Playground playground = new Playground(store)) {
      String experiment = playground.create(FACES.replace("&target-accuracy=0.01", ""));
      playground.await(experiment, "paused");
      assertEquals(409, playground.post(experiment + "/keep", "").status());
      playground.post(experiment + "/step", "");
      playground.await(experiment, "trained", json -> json.get("step").asInt() == 1);
      playground.await(experiment, "paused");
      String first = playground.post(experiment + "/keep", "").text();
      assertTrue(first.contains("models"), first);
      assertEquals(first, playground.post(experiment + "/keep", "").text());
      assertEquals(1, playground.get("/api/models").json().size());
    }
  }

  @Test
  void a_model_tested_on_its_own_training_people_never_decides() {
    try (Playground playground = new Playground(store)) {
      String closed = FACES.replaceAll("holdout-people=\\d+", "holdout-people=0");
      assertNotEquals(FACES, closed);
      String experiment = playground.play(closed);
      playground.await(experiment, "done");
      assertEquals(0, playground.get("/api/models").json().size());
      Playground.Answer refused = playground.post(experiment + "/keep", "");
      assertEquals(409, refused.status());
      assertTrue(refused.error().contains("held out"), refused.error());
    }
  }

  @Test
  void a_damaged_file_hides_no_other_and_an_unknown_id_is_a_sentence() throws IOException {
    Files.createDirectories(store.resolve("models"));
    Files.writeString(store.resolve("models/20200101-000000-000-deadbeef.model"), "junk");
    try (Playground playground = new Playground(store)) {
      assertEquals(0, playground.get("/api/models").json().size());
      Playground.Answer missing = playground.get("/api/models/deadbeef");
      assertEquals(404, missing.status());
      assertTrue(missing.error().contains("deadbeef"), missing.error());
      assertFalse(playground.get("/api/models/..%2F..%2Fetc").status() == 200);
      String name = "20200101-000000-000-deadbeef.model";
      assertEquals("[\"" + name + "\"]", playground.get("/api/models/damaged").text());
      assertEquals(404, playground.delete("/api/models/..%2Fmodels%2F" + name).status());
      assertEquals(204, playground.delete("/api/models/" + name).status());
      assertEquals("[]", playground.get("/api/models/damaged").text());
      assertEquals(0, files());
    }
  }

  @Test
  void only_the_newest_of_a_kind_are_kept() {
    DataSet people =
        new DataSets(Map.of(), store).load("paper", new Crowd(2, 2, 2, false, Conditions.STUDIO));
    RunSpec spec = FaceRuns.of("paper").with(Map.of("colour", "off", "dim", "2"));
    DataSet pen = new DataSets(Map.of(), store).load("pen");
    try (ModelStore models = new ModelStore(store.resolve("models"));
        Run digits = new Run(RunSpec.parse("data=pen&net=mlp&loss=softmax"), pen);
        Run run = new Run(spec, people)) {
      String other = models.keep(digits);
      String first = models.keep(FaceModel.of(run));
      for (int i = 0; i < ModelStore.MOST; i++) {
        String id = models.keep(FaceModel.of(run));
        assertEquals(id, models.list().get(0).id());
      }
      assertEquals(ModelStore.MOST, models.list(ModelKind.FACES).size());
      assertEquals(ModelStore.MOST + 1, files());
      assertThrows(Refused.class, () -> models.get(first));
      assertEquals(other, models.list(ModelKind.DIGITS).get(0).id(), "pushed out by no face");
      String newest = models.face(ModelStore.LATEST).id();
      for (int i = 0; i < ModelStore.MOST; i++) {
        models.keep(digits);
      }
      assertThrows(Refused.class, () -> models.entry(other));
      assertEquals(2 * ModelStore.MOST, files());
      assertEquals(newest, models.face(ModelStore.LATEST).id(), "digits judge nobody");
    }
  }

  private long files() {
    try (Stream<Path> files = Files.list(store.resolve("models"))) {
      return files.count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
