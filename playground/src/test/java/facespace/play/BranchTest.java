package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Going on with other settings from a moment, over real HTTP. */
class BranchTest {
  private static final String TEXT = "data=tiny&net=mlp&batch=16&epochs=6;loss=normface&s=16";
  private static final String OTHER = "data=tiny&net=mlp&batch=16&epochs=6;loss=cosface&s=16&m=0.1";

  @AutoClose private static final Playground playground = new Playground();

  @Test
  void aForkSharesItsPastAndIsWhatItsTextGives() {
    String parent = playground.play(TEXT);
    playground.await(parent, "done");
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
    String parent = playground.play(TEXT);
    playground.await(parent, "done");
    int step = runs(parent, 2).get(0).get("step").asInt();
    String wanted = TEXT + "&lr=0.01";
    JsonNode changed = branch(parent, step, "change", wanted, 201);
    assertTrue(changed.get("text").asText().endsWith("~at=" + step + "&lr=0.01"));
    String id = "/api/experiments/" + changed.get("id").asText();
    playground.post(id + "/play", "");
    JsonNode state = playground.await(id, "done");
    assertEquals(6 * 512 / 16, state.get("step").asInt());
    assertEquals(1, state.get("runs").size());
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
    String parent = playground.play(TEXT);
    playground.await(parent, "done");
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

  /** All that a moment says of its runs, but for the time they took. */
  private static List<JsonNode> runs(String experiment, int n) {
    Decoded moment = Decoded.of(playground.get(experiment + "/moments/" + n).response().body());
    return IntStream.range(0, moment.json().get("runs").size())
        .mapToObj(i -> said(moment, i))
        .toList();
  }

  private static JsonNode said(Decoded moment, int run) {
    ObjectNode said = moment.run(run).deepCopy();
    said.remove("seconds");
    ObjectNode arrays = (ObjectNode) said.remove("arrays");
    arrays
        .properties()
        .forEach(
            array -> {
              String name = array.getKey();
              String content =
                  switch (array.getValue().get("type").asText()) {
                    case "f32" -> Arrays.toString(moment.floats(run, name));
                    case "i32" -> Arrays.toString(moment.ints(run, name));
                    default -> Arrays.toString(moment.bytes(run, name));
                  };
              said.put(name, content);
            });
    return said;
  }
}
