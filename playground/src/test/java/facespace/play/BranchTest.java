package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.play.Sockets.Watcher;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Going on with other settings from a moment, over real HTTP. */
class BranchTest {
  private static final String TEXT = "data=tiny&net=mlp&batch=16&epochs=4;loss=normface&s=16";
  private static final String OTHER = "data=tiny&net=mlp&batch=16&epochs=4;loss=cosface&s=16&m=0.1";

  @AutoClose private static final Playground playground = new Playground();

  private static String parent;

  /** An experiment that is over and from which any test may go on: it stays as it is. */
  private static String parent() {
    if (parent == null) {
      parent = playground.play(TEXT);
      playground.await(parent, "done");
    }
    return parent;
  }

  @Test
  void aForkSharesItsPastAndIsWhatItsTextGives() {
    String parent = parent();
    int step = runs(parent, 1).get(0).get("step").asInt();
    JsonNode forked = branch(parent, step, "fork", OTHER, 201);
    assertEquals("[0,0]", forked.get("parents").toString());
    String fork = "/api/experiments/" + forked.get("id").asText();
    playground.post(fork + "/play", "");
    JsonNode state = playground.await(fork, "done");
    assertEquals(runs(parent, 1).get(0), runs(fork, 1).get(0), "the past as it was");
    assertEquals(runs(fork, 1).get(0), runs(fork, 1).get(1), "the past is shared");

    String replay = playground.play(forked.get("text").asText());
    JsonNode replayed = playground.await(replay, "done");
    assertEquals(replayed.get("moments").asInt(), state.get("moments").asInt());
    for (int n = 0; n < state.get("moments").asInt(); n++) {
      assertEquals(runs(replay, n), runs(fork, n), "moment " + n);
    }
    int last = playground.get(parent).json().get("moments").asInt() - 1;
    assertEquals(runs(parent, last).get(0), runs(fork, last).get(0), "one run goes on as it was");
  }

  @Test
  void aChangedKnobIsInTheTextAndTheRunGoesOnInItsBudget() {
    String parent = parent();
    int step = runs(parent, 1).get(0).get("step").asInt();
    String wanted = TEXT + "&lr=0.01";
    JsonNode changed = branch(parent, step, "change", wanted, 201);
    assertTrue(changed.get("text").asText().endsWith("~at=" + step + "&lr=0.01"));
    String id = "/api/experiments/" + changed.get("id").asText();
    playground.post(id + "/play", "");
    JsonNode state = playground.await(id, "done");
    assertEquals(4 * 512 / 16, state.get("step").asInt());
    assertEquals(1, state.get("runs").size());
  }

  /** Nobody waits for its end: the moment is a past one when the change comes, or the newest. */
  @Test
  void aChangeWhileItTrainsIsWhatItsTextGives() {
    String parent = playground.play(TEXT.replace("epochs=4", "epochs=200"));
    int step;
    try (Watcher watcher = Sockets.watch(playground, parent, true)) {
      watcher.await("under way", () -> watcher.moments.size() > 3);
      step = watcher.moments.get(3).run(0).get("step").asInt();
    }
    JsonNode changed = branch(parent, step, "change", OTHER.replace("epochs=4", "epochs=1"), 201);
    JsonNode left = playground.get(parent).json();
    assertNotEquals("done", left.get("state").asText());
    assertTrue(left.get("step").asInt() >= step, left.toString());
    playground.delete(parent);
    String id = "/api/experiments/" + changed.get("id").asText();
    playground.post(id + "/play", "");
    int moments = playground.await(id, "done").get("moments").asInt();
    String replay = playground.play(changed.get("text").asText());
    assertEquals(moments, playground.await(replay, "done").get("moments").asInt());
    assertEquals(step + 512 / 16, runs(id, moments - 1).get(0).get("step").asInt());
    for (int n = 0; n < moments; n++) {
      assertEquals(runs(replay, n), runs(id, n), "moment " + n);
    }
  }

  /** What came after the moment on screen is no past of what goes on there. */
  @Test
  void aChangeYetToComeIsTakenAwayAndWhatGoesOnIsWhatItsTextGives() {
    String parent = playground.play(TEXT + "~at=100&lr=0.001");
    playground.await(parent, "done");
    int step = runs(parent, 1).get(0).get("step").asInt();
    assertTrue(step < 100, "step " + step);
    JsonNode changed = branch(parent, step, "change", TEXT, 201);
    assertFalse(changed.get("text").asText().contains("~"), changed.get("text").asText());
    String id = "/api/experiments/" + changed.get("id").asText();
    playground.post(id + "/play", "");
    int last = playground.await(id, "done").get("moments").asInt() - 1;
    String replay = parent();
    assertEquals(last, playground.get(replay).json().get("moments").asInt() - 1);
    assertEquals(runs(replay, last), runs(id, last));
  }

  @Test
  void aStageMoreFollowsARunThatIsOver() {
    String parent = parent();
    int step = playground.get(parent).json().get("step").asInt();
    JsonNode refused = branch(parent, step, "change", OTHER, 400);
    assertTrue(refused.get("error").asText().contains("at = " + step), refused.toString());
    JsonNode further = branch(parent, step, "further", TEXT.replace("epochs=4", "epochs=1"), 201);
    assertTrue(further.get("text").asText().endsWith("~epochs=1"), further.toString());
    String id = "/api/experiments/" + further.get("id").asText();
    playground.post(id + "/play", "");
    JsonNode state = playground.await(id, "done");
    assertEquals(5, state.get("totalEpochs").asInt());
    String replay = playground.play(further.get("text").asText());
    int last = playground.await(replay, "done").get("moments").asInt() - 1;
    assertEquals(runs(replay, last), runs(id, state.get("moments").asInt() - 1));
  }

  /** It is over before the moment on screen; nobody asked to change it. */
  @Test
  void aShorterRunBesideTheOneThatChangesStaysAsItWas() {
    String shared = "data=tiny&net=mlp&batch=16;";
    String parent = playground.play(shared + "epochs=1&loss=normface;epochs=4&loss=normface");
    int moments = playground.await(parent, "done").get("moments").asInt();
    int step = runs(parent, moments - 2).get(1).get("step").asInt();
    assertTrue(step > 32, "step " + step);
    String wanted = shared + "epochs=1&loss=normface;epochs=4&loss=normface&s=32";
    String text = branch(parent, step, "change", wanted, 201).get("text").asText();
    assertTrue(text.endsWith("~at=" + step + "&s=32"), text);
  }

  @ParameterizedTest
  @CsvSource({
    "en, 'm = 0.2, learning rate = 0.01', 'loss = CosFace, s = 16, m = 0.1, epochs = 1'",
    "zh, m = 0.2，学习率 = 0.01, 损失 = CosFace，s = 16，m = 0.1，训练轮数 = 1"
  })
  void aCourseIsToldInWords(String lang, String first, String then) {
    String course = "~at=64&m=0.2&lr=0.01~loss=cosface&s=16&m=0.1&epochs=1";
    String start = "data=pen&dim=7&p=5&k=4&loss=arcface"; // of a size that is not known yet
    String text = URLEncoder.encode(start + course, StandardCharsets.UTF_8);
    JsonNode changes =
        playground.get("/api/describe?lang=" + lang + "&spec=" + text).json().at("/runs/0/changes");
    assertEquals(64, changes.get(0).get("at").asInt());
    assertEquals(first, changes.get(0).get("words").asText());
    assertTrue(changes.get(1).get("at").isNull());
    assertEquals(then, changes.get(1).get("words").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "fork, 5, 409, after 5", // no moment there
    "fork, x, 400, step",
    "split, 8, 400, how",
    "change, 8, 400, Nothing changes",
  })
  void whatCannotBeDoneIsSaidAndNothingIsLost(String how, String step, int status, String named) {
    String parent = playground.play("data=tiny&net=mlp&batch=16&epochs=1;loss=normface&s=16");
    playground.await(parent, "done");
    String wanted = "data=tiny&net=mlp&batch=16&epochs=1;loss=";
    String loss = how.equals("change") ? "normface&s=16" : "arcface";
    JsonNode answer = branch(parent, step, how, wanted + loss, status);
    assertTrue(answer.get("error").asText().contains(named), answer.toString());
    assertEquals("done", playground.get(parent).json().get("state").asText());
  }

  @Test
  void whatNeverChangesInARunIsNamed() {
    String parent = parent();
    int step = runs(parent, 1).get(0).get("step").asInt();
    JsonNode answer = branch(parent, step, "fork", TEXT.replace("mlp", "light"), 400);
    assertTrue(answer.get("error").asText().contains("net = light"), answer.toString());
    answer = branch(parent, step, "fork", TEXT + ";loss=arcface", 400);
    assertTrue(answer.get("error").asText().contains("2 runs"), answer.toString());
  }

  private static JsonNode branch(String of, Object step, String how, String text, int status) {
    Playground.Answer answer = playground.post(of + "/branch?step=" + step + "&how=" + how, text);
    assertEquals(status, answer.status(), () -> answer.json().toString());
    return answer.json();
  }

  private static List<JsonNode> runs(String experiment, int n) {
    return Decoded.runs(playground, experiment, n);
  }
}
