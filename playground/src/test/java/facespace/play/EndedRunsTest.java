package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.play.Playground.Answer;
import org.junit.jupiter.api.Test;

/** A run that reached its target or broke off is over, whatever becomes of the others beside it. */
class EndedRunsTest extends LastingCase {
  private static final String SHARED = "data=tiny&net=mlp&batch=16&epochs=4&warmup=0;";
  private static final String REACHES = "loss=softmax&target-accuracy=0.3";
  private static final String TEXT = SHARED + REACHES + ";loss=normface&s=16";
  private static final String BREAKS =
      "data=tiny&batch=16&optimizer=sgd&lr=10&schedule=fixed&batch-norm=off&epochs=50&loss=softmax";

  /** Trains batch by batch until the first run is over. */
  private JsonNode trainUntilTheFirstIsOver(String experiment) {
    JsonNode state = playground.await(experiment, "paused");
    while (ending(state, 0).isEmpty()) {
      int next = state.get("step").asInt() + 1;
      playground.post(experiment + "/step", "");
      playground.await(experiment, "at " + next, now -> now.get("step").asInt() == next);
      state = playground.await(experiment, "paused");
    }
    assertEquals("target-reached", ending(state, 0));
    assertEquals("", ending(state, 1));
    return state;
  }

  private static String ending(JsonNode state, int run) {
    return state.at("/runs/" + run + "/ending").asText();
  }

  private JsonNode last(String experiment, int run) {
    int count = playground.get(experiment).json().get("moments").asInt();
    return Decoded.runs(playground, experiment, count - 1).get(run);
  }

  private JsonNode playToTheEnd(String experiment) {
    playground.post(experiment + "/play", "");
    return playground.await(experiment, "done");
  }

  private static String addressOf(Answer answer) {
    assertEquals(201, answer.status());
    return "/api/experiments/" + answer.json().get("id").asText();
  }

  @Test
  void whatReachedItsTargetStaysOverForTheNextServer() {
    String trained = playground.create(TEXT);
    int end = trainUntilTheFirstIsOver(trained).get("step").asInt();
    JsonNode over = last(trained, 0);
    restart();
    playground.post(trained + "/step", "");
    JsonNode next =
        playground.await(trained, "a step on", now -> now.get("step").asInt() == end + 1);
    assertEquals("target-reached", ending(next, 0));
    JsonNode done = playToTheEnd(trained);
    assertEquals("target-reached", ending(done, 0));
    assertEquals("completed", ending(done, 1));
    assertEquals(over, last(trained, 0));
    String anew = addressOf(playground.post("/api/experiments?anew=true", TEXT));
    playToTheEnd(anew);
    assertEquals(last(anew, 0), last(trained, 0), "as if there had been no other server");
    assertEquals(last(anew, 1), last(trained, 1));
  }

  @Test
  void itStaysOverWhereTheOtherChangesAndIsYetToComeBeforeThat() {
    String trained = playground.create(TEXT);
    int end = trainUntilTheFirstIsOver(trained).get("step").asInt();
    JsonNode over = last(trained, 0);
    String wanted = TEXT.replace("s=16", "s=8");
    for (int step : new int[] {end, end - 1}) {
      for (String how : new String[] {"change", "fork"}) {
        String address = trained + "/branch?step=" + step + "&how=" + how;
        String branch = addressOf(playground.post(address, wanted));
        JsonNode state = playground.await(branch, "paused");
        assertEquals(step == end ? "target-reached" : "", ending(state, 0), how + step);
        assertEquals("target-reached", ending(playToTheEnd(branch), 0), how + step);
        assertEquals(over, last(branch, 0), how + step);
      }
    }
  }

  @Test
  void whereAllAreOverForGoodNothingGoesOn() {
    String trained = playground.play(SHARED + REACHES);
    JsonNode done = playground.await(trained, "done");
    assertEquals("target-reached", ending(done, 0));
    int step = done.get("step").asInt();
    for (String how : new String[] {"change", "fork", "further"}) {
      String address = trained + "/branch?step=" + step + "&how=" + how;
      Answer refused = playground.post(address, SHARED + REACHES + "&lr=0.01");
      assertEquals(400, refused.status(), how);
      assertTrue(refused.error().startsWith("step = " + step), refused.error());
    }
    String resume = "/api/experiments?resume=" + done.at("/models/0").asText();
    Answer refused = playground.post(resume, SHARED + REACHES + "~epochs=1");
    assertEquals(400, refused.status());
    assertTrue(refused.error().startsWith("resume = "), refused.error());
    JsonNode opened = playground.await(addressOf(playground.post(resume, "")), "done");
    assertEquals("target-reached", ending(opened, 0));
    assertEquals(step, opened.get("step").asInt());
  }

  @Test
  void whatBrokeOffIsKeptByNoServer() {
    String trained = playground.play(BREAKS);
    assertEquals("diverged", ending(playground.await(trained, "done"), 0));
    assertEquals("{\"models\":[]}", playground.post(trained + "/keep", "").text());
    restart();
    assertEquals("diverged", ending(playground.get(trained).json(), 0));
    assertEquals("{\"models\":[]}", playground.post(trained + "/keep", "").text());
    assertEquals(0, playground.get("/api/models").json().size());
  }
}
