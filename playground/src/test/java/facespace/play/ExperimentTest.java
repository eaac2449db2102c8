package facespace.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.Idx;
import facespace.data.PenDigits;
import facespace.play.Playground.Answer;
import facespace.play.Sockets.Watcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ExperimentTest {
  private static final int STEPS = 20;
  private static final String ONE = "{\"strokes\": [[[50, 10], [50, 40], [51, 90]]]}";

  @AutoClose private static final Playground playground = new Playground();

  @Test
  void aNewExperimentShowsItsFirstWeightsAndWaits() {
    String experiment = playground.create(Playground.SHORT);
    JsonNode state = playground.await(experiment, "paused");
    assertEquals(1, state.get("moments").asInt());
    assertEquals(0, state.get("step").asInt());
    assertEquals(STEPS, state.get("totalSteps").asInt());
    assertEquals("Softmax", state.get("runs").get(0).get("lossName").asText());
    assertEquals("arcface", state.get("runs").get(1).get("loss").asText());
    playground.delete(experiment);
  }

  @Test
  void aComparisonTrainsToItsEndAndEveryMomentHoldsAllRuns() {
    String experiment =
        playground.play("data=tiny&net=conv&epochs=6&batch=32;loss=softmax;loss=arcface");
    JsonNode state = playground.await(experiment, "done");
    assertEquals("completed", state.get("runs").get(0).get("ending").asText());
    int count = state.get("moments").asInt();
    for (int n = 0; n < count; n++) {
      Decoded moment = moment(experiment, n);
      assertEquals(n, moment.index());
      assertEquals(2, moment.json().get("runs").size());
      assertEquals(moment.run(0).get("step"), moment.run(1).get("step"));
    }
    Decoded first = moment(experiment, 0);
    Decoded last = moment(experiment, count - 1);
    assertEquals(0, first.run(0).get("step").asInt());
    assertEquals(6 * 512 / 32, last.run(0).get("step").asInt());
    assertTrue(
        last.run(0).get("testAccuracy").asDouble() > 0.6,
        "six epochs teach more than guessing: " + last.run(0).get("testAccuracy"));
    playground.delete(experiment);
  }

  @Test
  void whatAViewerIsSentIsWhatCanBeFetched() {
    String experiment = playground.create(Playground.SHORT);
    try (Watcher watcher = Sockets.watch(playground, experiment, true)) {
      playground.post(experiment + "/play", "");
      playground.await(experiment, "done");
      watcher.await("done", () -> watcher.texts.get(watcher.texts.size() - 1).contains("\"done\""));
      assertTrue(watcher.texts.get(0).startsWith("{\"state\""), watcher.texts.get(0));
      assertTrue(watcher.moments.size() > 2);
      for (Decoded sent : watcher.moments) {
        assertSameApartFromSeconds(sent, moment(experiment, sent.index()));
      }
    }
    playground.delete(experiment);
  }

  @Test
  void theSameTextTwiceGivesTheSameMoments() {
    String one = playground.play(Playground.SHORT);
    String two = playground.play(Playground.SHORT);
    int count = playground.await(one, "done").get("moments").asInt();
    assertEquals(count, playground.await(two, "done").get("moments").asInt());
    for (int n = 0; n < count; n++) {
      assertSameApartFromSeconds(moment(one, n), moment(two, n));
    }
    playground.delete(one);
    playground.delete(two);
  }

  @Test
  void runsOfOneSeedStartWithTheSameFeaturesAndEndWithOthers() {
    String experiment = playground.play(Playground.SHORT);
    int count = playground.await(experiment, "done").get("moments").asInt();
    Decoded first = moment(experiment, 0);
    Decoded last = moment(experiment, count - 1);
    assertArrayEquals(first.floats(0, "features"), first.floats(1, "features"));
    assertNotEquals(last.floats(0, "features")[0], last.floats(1, "features")[0]);
    playground.delete(experiment);
  }

  @Test
  void resetGoesBackToTheSameFirstMoment() {
    String experiment = playground.play(Playground.LONG);
    playground.await(experiment, "under way", state -> state.get("step").asInt() > 3);
    Decoded before = moment(experiment, 0);
    playground.post(experiment + "/reset", "");
    JsonNode state = playground.await(experiment, "paused");
    assertEquals(1, state.get("moments").asInt());
    assertSameApartFromSeconds(before, moment(experiment, 0));
    playground.delete(experiment);
  }

  @Test
  void aPausedExperimentStandsStillAndStepTrainsOneBatch() {
    String experiment = playground.play(Playground.LONG);
    playground.await(experiment, "under way", state -> state.get("step").asInt() > 3);
    playground.post(experiment + "/pause", "");
    String stepped = playground.create(Playground.SHORT);
    playground.await(stepped, "paused"); // the only worker is done with the batch it was in
    int step = state(experiment).get("step").asInt();
    playground.post(stepped + "/step", "");
    playground.await(stepped, "a step on", state -> state.get("moments").asInt() == 2);
    assertEquals(1, moment(stepped, 1).run(0).get("step").asInt());
    assertEquals("paused", playground.await(stepped, "paused").get("state").asText());
    assertEquals(step, state(experiment).get("step").asInt());
    assertEquals("paused", state(experiment).get("state").asText());
    playground.delete(experiment);
    playground.delete(stepped);
  }

  @Test
  void aDrawnDigitIsPlacedAtOnceAndCarriedAlong() {
    String experiment = playground.create(Playground.SHORT);
    playground.await(experiment, "paused");
    Answer drawn = playground.post(experiment + "/draw", ONE);
    assertEquals(200, drawn.status(), drawn.text());
    byte[] png =
        Base64.getDecoder()
            .decode(
                drawn.json().get("image").asText().substring("data:image/png;base64,".length()));
    assertEquals((byte) 0x89, png[0]);
    assertEquals(2, drawn.json().get("runs").size());
    JsonNode placed = drawn.json().get("runs").get(0);
    double nearest =
        IntStream.range(0, 10)
            .mapToDouble(c -> placed.get("anglesDeg").get(c).asDouble())
            .min()
            .orElseThrow();
    assertTrue(nearest >= 0 && nearest <= 180);

    playground.post(experiment + "/step", "");
    playground.await(experiment, "a step on", state -> state.get("moments").asInt() == 2);
    assertEquals(2, moment(experiment, 1).floats(0, "drawn").length);
    playground.post(experiment + "/draw", "{\"strokes\": []}");
    playground.post(experiment + "/step", "");
    playground.await(experiment, "a step on", state -> state.get("moments").asInt() == 3);
    assertEquals(0, moment(experiment, 2).floats(0, "drawn").length);
    playground.delete(experiment);
  }

  @Test
  void aRunThatCannotBeBuiltFailsInASentenceAndOthersGoOn() throws IOException {
    Path few = playground.data().resolve("few");
    Idx.write(PenDigits.generate(10, 1), few, "train");
    Idx.write(PenDigits.generate(10, 1), few, "t10k");
    Files.write(few.resolve("t10k-images-idx3-ubyte"), new byte[3]);
    String running = playground.play(Playground.SHORT);
    String broken = playground.play("data=tiny&test-data=few"); // read when it is trained
    JsonNode state = playground.await(broken, "failed");
    assertTrue(state.get("message").asText().contains("t10k"), state.toString());
    assertTrue(playground.get(broken + "?lang=zh").json().get("message").asText().contains("。"));
    assertEquals("done", playground.await(running, "done").get("state").asText());
    playground.delete(running);
    playground.delete(broken);
  }

  @Test
  void aRunThatDivergesStopsAndSaysWhy() {
    String experiment =
        playground.play(
            "data=tiny&epochs=50&optimizer=sgd&schedule=fixed&lr=10&batch-norm=off&loss=softmax");
    JsonNode run = playground.await(experiment, "done").get("runs").get(0);
    assertEquals("diverged", run.get("ending").asText());
    assertTrue(run.get("message").asText().contains("10"), run.get("message").asText());
    playground.delete(experiment);
  }

  @Test
  void aDeletedExperimentIsGoneAndItsViewersAreTold() {
    String experiment = playground.play(Playground.LONG);
    try (Watcher watcher = Sockets.watch(playground, experiment, true)) {
      assertEquals(204, playground.delete(experiment).status());
      watcher.await("closed", () -> watcher.closed);
    }
    assertEquals(404, playground.get(experiment).status());
  }

  private static JsonNode state(String experiment) {
    return playground.get(experiment).json();
  }

  private static Decoded moment(String experiment, int index) {
    return Decoded.of(playground.get(experiment + "/moments/" + index).response().body());
  }

  private static void assertSameApartFromSeconds(Decoded one, Decoded two) {
    assertEquals(withoutSeconds(one), withoutSeconds(two));
    assertEquals(one.arrays(), two.arrays());
  }

  private static JsonNode withoutSeconds(Decoded moment) {
    JsonNode json = moment.json().deepCopy();
    json.get("runs").forEach(run -> ((ObjectNode) run).remove("seconds"));
    return json;
  }
}
