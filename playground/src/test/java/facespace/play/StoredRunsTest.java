package facespace.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.data.Idx;
import facespace.data.PenDigits;
import facespace.play.Playground.Answer;
import facespace.play.hub.archive.RunArchive;
import facespace.play.hub.archive.RunEntry;
import facespace.play.web.Visitor;
import facespace.train.spec.Comparison;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Experiments outlive their server. */
class StoredRunsTest extends LastingCase {
  private static final String STROKES = "{\"strokes\": [[[9, 4], [14, 24]]]}";

  private JsonNode runs() {
    return playground.get("/api/runs").json().get("runs");
  }

  private byte[] moment(String experiment, int n) {
    Answer answer = playground.get(experiment + "/moments/" + n);
    assertEquals(200, answer.status(), answer.text());
    return answer.response().body();
  }

  private static String addressOf(Answer answer) {
    assertEquals(201, answer.status(), answer.text());
    return "/api/experiments/" + answer.json().get("id").asText();
  }

  @Test
  void theSameTextShowsTheSameMomentsAfterARestartWithoutTraining() {
    String trained = playground.play(Playground.SHORT);
    int count = playground.await(trained, "done").get("moments").asInt();
    List<byte[]> moments = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      moments.add(moment(trained, n));
    }
    restart();
    Answer answer = playground.post("/api/experiments", Playground.SHORT);
    assertEquals(trained, addressOf(answer));
    assertTrue(answer.json().get("found").asBoolean());
    assertEquals("done", answer.json().get("state").asText());
    assertEquals("completed", answer.json().at("/runs/0/ending").asText());
    assertEquals(count, answer.json().get("moments").asInt());
    assertEquals(count, answer.json().get("steps").size());
    assertEquals(20, answer.json().get("steps").get(count - 1).get(1).asInt());
    for (int n = 0; n < count; n++) {
      assertArrayEquals(moments.get(n), moment(trained, n), "moment " + n);
    }
    JsonNode listed = runs().get(0);
    assertEquals("done", listed.get("state").asText());
    JsonNode last = Decoded.of(moments.get(count - 1)).run(1);
    assertEquals(last.get("testAccuracy"), listed.at("/runs/1/accuracy"));
    assertEquals(last.at("/measures/medianOwnAngleDeg"), listed.at("/runs/1/medianOwnAngleDeg"));
    assertTrue(listed.at("/runs/1/eer").isNull());
  }

  @Test
  void whatNeedsWeightsFindsThemAgain() {
    String trained = playground.play(Playground.SHORT);
    JsonNode done = playground.await(trained, "done");
    JsonNode before = playground.post(trained + "/draw", STROKES).json();
    restart();
    assertEquals(
        before.get("runs"), playground.post(trained + "/draw", STROKES).json().get("runs"));
    assertEquals(done.get("models"), playground.get(trained).json().get("models"));
    Answer branched =
        playground.post(
            trained + "/branch?step=20&how=further",
            "data=tiny&epochs=10&batch=256;loss=softmax~epochs=1;loss=arcface~epochs=1");
    playground.post(addressOf(branched) + "/play", "");
    JsonNode over = playground.await(addressOf(branched), "done");
    assertEquals(22, over.get("step").asInt());
  }

  /** What the index knew is told by the files as well, but for stars and kept models. */
  @Test
  void whereTheIndexIsGoneWhatWasDoneIsDone() throws IOException {
    String trained = playground.play(Playground.SHORT);
    JsonNode done = playground.await(trained, "done");
    stop(); // all is stored then
    start();
    JsonNode before = runs().get(0);
    stop();
    Path runs = folder.resolve("store/runs");
    Files.write(runs.resolve("runs.mv"), new byte[0]);
    start();
    assertEquals(before, runs().get(0));
    assertEquals(trained, addressOf(playground.post("/api/experiments", Playground.SHORT)));
    JsonNode opened = playground.get(trained).json();
    for (String same : List.of("state", "step", "totalSteps", "totalEpochs", "passes")) {
      assertEquals(done.get(same), opened.get(same), same);
    }
    assertEquals(done.at("/runs/1/ending"), opened.at("/runs/1/ending"));
  }

  @Test
  void whatHasNoMomentLeftIsDoneNoMore() throws IOException {
    String trained = playground.play(Playground.SHORT);
    playground.await(trained, "done");
    stop();
    Path moments =
        folder.resolve(
            "store/runs/" + trained.substring(trained.lastIndexOf('/') + 1) + ".moments");
    byte[] bytes = Files.readAllBytes(moments);
    bytes[6 * Integer.BYTES + ByteBuffer.wrap(bytes).getInt()] ^= 1; // of the first moment
    Files.write(moments, bytes);
    start();
    assertEquals(409, playground.get(trained).status());
    assertEquals("stopped", runs().get(0).get("state").asText());
    assertEquals(0, runs().get(0).get("step").asInt());
    assertEquals(204, playground.post("/api/runs/find", Playground.SHORT).status());
  }

  @Test
  void trainingAnewIsAnotherOneAndResettingKeepsWhatIsWhole() {
    String first = playground.play(Playground.SHORT);
    playground.await(first, "done");
    String second = addressOf(playground.post("/api/experiments?anew=true", Playground.SHORT));
    assertNotEquals(first, second);
    assertEquals(1, playground.await(second, "paused").get("moments").asInt());
    assertEquals(1, runs().size(), "not trained yet");
    playground.post(first + "/reset", "");
    playground.await(first, "paused");
    assertEquals(1, runs().size());
    Answer whole = playground.post("/api/runs/find", Playground.SHORT);
    String found = "/api/experiments/" + whole.json().get("id").asText();
    assertNotEquals(first, found, "the one that is begun anew is not the whole one");
    assertEquals("done", whole.json().get("state").asText());
    playground.post(first + "/play", "");
    playground.await(first, "done");
    assertEquals(2, runs().size());
  }

  @Test
  void onOtherDataItIsNotTheSame() {
    String trained = playground.play(Playground.SHORT);
    playground.await(trained, "done");
    assertEquals(200, playground.post("/api/runs/find", Playground.SHORT).status());
    assertEquals(false, runs().get(0).get("dataChanged").asBoolean());
    assertEquals(false, playground.get(trained).json().get("dataChanged").asBoolean());
    Idx.write(PenDigits.generate(300, 3), playground.data().resolve("tiny"), "train");
    assertEquals(204, playground.post("/api/runs/find", Playground.SHORT).status());
    assertEquals(true, runs().get(0).get("dataChanged").asBoolean());
    assertEquals(true, playground.get(trained).json().get("dataChanged").asBoolean());
    assertNotEquals(trained, addressOf(playground.post("/api/experiments", Playground.SHORT)));
  }

  @Test
  void oneThatWasStoppedIsOpenedWhereItWasAndGoesOnFromThere() {
    String text = "data=tiny&epochs=10&batch=64&loss=arcface";
    String trained = playground.create(text);
    playground.await(trained, "paused");
    for (int step = 1; step <= 3; step++) {
      playground.post(trained + "/step", "");
      int so = step;
      playground.await(trained, "at " + so, json -> json.get("step").asInt() == so);
    }
    playground.await(trained, "paused");
    String mark = Visitor.COOKIE + "=" + "c".repeat(32);
    Answer others = playground.post("/api/runs/find", text, "Cookie", mark);
    assertEquals(204, others.status(), "it is nobody's, so not this browser's");
    restart();
    assertEquals("stopped", runs().get(0).get("state").asText());
    assertEquals(204, playground.post("/api/runs/find?at=4", text).status(), "not so far");
    Answer stopped = playground.post("/api/runs/find", text, "Cookie", mark);
    assertEquals(200, stopped.status(), "as /runs opens it");
    assertEquals(trained, "/api/experiments/" + stopped.json().get("id").asText());
    assertEquals("paused", stopped.json().get("state").asText());
    assertTrue(stopped.json().get("fromStore").asBoolean(), "nobody has trained it here");
    assertEquals(200, playground.post("/api/runs/find", text).status(), "so to whoever asks");
    Answer linked = playground.post("/api/experiments?at=3", text);
    assertEquals(trained, addressOf(linked));
    assertEquals("paused", linked.json().get("state").asText());
    assertEquals(3, linked.json().get("step").asInt());
    byte[] last = moment(trained, linked.json().get("moments").asInt() - 1);
    playground.post(trained + "/play", "");
    assertFalse(playground.get(trained).json().get("fromStore").asBoolean());
    int count = playground.await(trained, "done").get("moments").asInt();
    restart();
    Answer whole = playground.post("/api/experiments", text);
    assertEquals(trained, addressOf(whole));
    assertEquals(count, whole.json().get("moments").asInt());
    assertArrayEquals(last, moment(trained, linked.json().get("moments").asInt() - 1));
    String anew = addressOf(playground.post("/api/experiments?anew=true", text));
    playground.post(anew + "/play", "");
    int end = playground.await(anew, "done").get("moments").asInt() - 1;
    assertEquals(Decoded.runs(playground, anew, end), Decoded.runs(playground, trained, count - 1));
  }

  @Test
  void aSecondVisitorWatchesTheSameTrainingAndDoesNotSteerIt() {
    String[] teacher = {"Cookie", Visitor.COOKIE + "=" + "a".repeat(32)};
    String[] pupil = {"Cookie", Visitor.COOKIE + "=" + "b".repeat(32)};
    String text = Playground.LONG;
    String first = addressOf(playground.post("/api/experiments", text, teacher));
    playground.post(first + "/play", "", teacher);
    playground.await(first, "trained", json -> json.get("step").asInt() > 0);
    try (Sockets.Watcher watcher = Sockets.watch(playground, first, true)) {
      playground.await(first, "watched", json -> !watcher.texts.isEmpty());
      Answer joined = playground.post("/api/experiments", text, pupil);
      assertEquals(first, addressOf(joined));
      assertTrue(joined.json().get("found").asBoolean());
      for (String verb : List.of("/pause", "/step", "/reset", "/draw")) {
        String body = verb.equals("/draw") ? STROKES : "";
        Answer refused = playground.post(first + verb, body, pupil);
        assertEquals(409, refused.status(), verb);
        assertTrue(refused.error().contains("Train anew"), refused.error());
      }
      assertEquals(200, playground.post(first + "/play", "", pupil).status());
      assertEquals(204, playground.delete(first, pupil).status());
      assertEquals("running", playground.get(first).json().get("state").asText());
      assertEquals(200, playground.post(first + "/pause", "", teacher).status());
      assertFalse(watcher.closed);
    }
    Answer left = playground.post("/api/runs/find", text, teacher);
    assertEquals(first, "/api/experiments/" + left.json().get("id").asText());
    assertEquals(204, playground.post("/api/runs/find", text, pupil).status());
  }

  @Test
  void aFlagIsTrueOrFalseAndNothingElse() {
    String trained = playground.play(Playground.SHORT);
    playground.await(trained, "done");
    String id = trained.substring(trained.lastIndexOf('/') + 1);
    String star = "/api/runs/" + id + "/star?on=";
    assertEquals(204, playground.post(star + "true", "").status());
    for (String other : List.of("1", "yes", "TRUE", "")) {
      assertAFlag(
          "anew", other, playground.post("/api/experiments?anew=" + other, Playground.SHORT));
      assertAFlag("anew", other, playground.post("/api/experiments?resume=x&anew=" + other, ""));
      assertAFlag("on", other, playground.post(star + other, ""));
    }
    assertTrue(runs().get(0).get("star").asBoolean());
    assertEquals(1, runs().size());
    assertEquals(
        trained, addressOf(playground.post("/api/experiments?anew=false", Playground.SHORT)));
    assertEquals(204, playground.post(star + "false", "").status());
    assertFalse(runs().get(0).get("star").asBoolean());
  }

  private static void assertAFlag(String field, String value, Answer refused) {
    assertEquals(400, refused.status(), field + " = " + value);
    assertTrue(refused.error().startsWith(field + " = " + value), refused.error());
    assertTrue(refused.error().endsWith("it is true or false."), refused.error());
  }

  @Test
  void starredDeletedAndUnknownOnes() {
    String trained = playground.play(Playground.SHORT);
    playground.await(trained, "done");
    String id = trained.substring(trained.lastIndexOf('/') + 1);
    String star = "/api/runs/" + id + "/star";
    assertEquals(204, playground.post(star + "?on=true", "").status());
    for (String bad : List.of("", "?on=", "?on=TRUE", "?on=1", "?on=false&on=true")) {
      Answer refused = playground.post(star + bad, "");
      assertEquals(400, refused.status(), bad);
      assertTrue(refused.error().matches("on .*(true or false|twice).*\\."), refused.error());
    }
    restart();
    assertTrue(runs().get(0).get("star").asBoolean());
    assertEquals(204, playground.delete("/api/runs/" + id).status());
    assertEquals(0, runs().size());
    assertEquals(404, playground.get(trained).status());
    for (String bad : List.of(id, "nothing", "%3Cb%3E", "a".repeat(300))) {
      Answer refused = playground.delete("/api/runs/" + bad);
      assertTrue(refused.status() == 404 || refused.status() == 400, bad + refused.status());
      assertTrue(refused.error().length() > 10 && refused.error().length() < 300, bad);
    }
  }

  @Test
  void csvHasALineForEveryRunAndNoFormula() {
    playground.close();
    String text = Comparison.parse("data=%3D1%2B1%7Ccmd;loss=softmax;loss=cosface").text();
    try (RunArchive archive = new RunArchive(folder.resolve("store/runs"), 1 << 20, 1 << 20)) {
      RunEntry entry = RunEntry.of(text, "2030-01-01T00:00:00Z", "", 0, 0);
      RunEntry.Result result = new RunEntry.Result(0.5, 0.75, 3, 9, Double.NaN, null);
      archive.begin(entry);
      archive.add(
          entry.id(),
          0,
          () -> new byte[4],
          new RunEntry.Summary(false, 7, 20, 2, 1, 1.5, List.of(result, result)),
          List.of());
    }
    start();
    List<String> lines = playground.get("/api/runs.csv").text().lines().toList();
    assertEquals(3, lines.size(), lines.toString());
    assertTrue(lines.get(0).startsWith("id,created,who,star,state,run,loss,"), lines.get(0));
    assertTrue(lines.get(1).contains(",stopped,Softmax"), lines.get(1));
    assertTrue(lines.get(2).contains(",0.5,0.75,3.0,9.0,NaN,'=1+1|cmd,7,20,1.5,"), lines.get(2));
  }
}
