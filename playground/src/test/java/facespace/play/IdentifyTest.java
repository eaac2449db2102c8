package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Enrolling, recognising and forgetting people, asked of a real server with a tiny model. */
class IdentifyTest {
  private static final String TINY =
      "data=paper&people=8&shots=4&holdout-people=6&net=face&dim=8&batch=64&epochs=1&loss=softmax";

  @AutoClose private static Playground playground;

  @BeforeAll
  static void start() {
    playground = new Playground();
    playground.await(playground.play(TINY), "done");
  }

  @BeforeEach
  void nobody() {
    playground.forgetEverybody();
  }

  @Test
  void theSamePictureOfSomebodyEnrolledIsRecognisedAtNoAngle() {
    enrol("Ann", "{\"paper\": \"person=4000001\"}");
    String ben = enrol("Ben", "{\"paper\": \"person=4000002\"}");
    JsonNode answer = identify("{\"paper\": \"person=4000002\"}");
    JsonNode nearest = answer.get("candidates").get(0);
    assertEquals(ben, nearest.get("id").asText());
    assertTrue(nearest.get("angleDeg").asDouble() < 8, "enrolled larger than the model's eye");
    assertEquals(2, answer.get("candidates").size());
    assertTrue(answer.get("picture").asText().startsWith("data:image/png;base64,"));
  }

  @Test
  void whoIsForgottenIsNoCandidateAnyMore() {
    String ann = enrol("Ann", "{\"paper\": \"person=4000001\"}");
    assertEquals(204, playground.delete("/api/gallery/" + ann).status());
    assertEquals(404, playground.get("/api/gallery/" + ann + "/0.png").status());
    assertEquals(0, identify("{\"paper\": \"person=4000001\"}").get("candidates").size());
  }

  @Test
  void theTrialCoversTheHeldOutPeople() {
    JsonNode trial = playground.get("/api/models/latest/identification").json();
    assertEquals(6, trial.get("people").asInt());
    assertEquals(1, trial.get("cmc").get(5).asDouble());
    int probes = trial.get("open").get("mated").size() + trial.get("open").get("strangers").size();
    assertTrue(probes > 6, "every picture but the enrolled ones is a probe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "{}",
        "{\"paper\": \"p.skin=2\"}",
        "{\"image\": \"data:image/png;base64,AAAA\"}",
        "{\"folder\": \"../secret\", \"person\": 0}",
        "{\"folder\": \"paper\", \"person\": 99999}",
      })
  void aFaceThatCannotBeReadIsRefusedInASentence(String face) {
    Playground.Answer answer = playground.post("/api/models/latest/identify", face);
    assertTrue(answer.status() >= 400 && answer.status() < 500, answer.text());
    assertTrue(answer.error().length() > 20, answer.text());
  }

  @Test
  void twoPeopleNeedTwoNames() {
    enrol("Ann", "{\"paper\": \"person=4000001\"}");
    Playground.Answer answer =
        playground.post(
            "/api/gallery", "{\"name\": \"ann\", \"face\": {\"paper\": \"person=4000002\"}}");
    assertEquals(409, answer.status());
    assertTrue(answer.error().contains("ann"), answer.error());
    assertEquals(1, playground.get("/api/gallery").json().get("people").size());
  }

  private static String enrol(String name, String face) {
    Playground.Answer answer =
        playground.post("/api/gallery", "{\"name\": \"" + name + "\", \"face\": " + face + "}");
    assertEquals(201, answer.status(), answer.text());
    return answer.json().get("id").asText();
  }

  private static JsonNode identify(String face) {
    Playground.Answer answer = playground.post("/api/models/latest/identify", face);
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }
}
