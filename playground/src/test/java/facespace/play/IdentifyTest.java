package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.data.picture.DrawnMark;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
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

  /** By what stands in their pictures, so that a model that knows such is chosen. */
  @Test
  void aFolderOfDrawnPeopleIsNoFolderOfPhotographs() throws IOException {
    for (int person = 0; person < 4; person++) {
      BufferedImage drawn = PaperFaces.draw(PaperPerson.random(1, person), Shot.STUDIO, 64);
      for (int shot = 0; shot < 2; shot++) {
        write("drawn/p%d/%d.png".formatted(person, shot), DrawnMark.png(drawn));
        write("taken/p%d/%d.png".formatted(person, shot), unmarked(drawn));
      }
    }
    for (String folder : new String[] {"drawn", "taken"}) {
      String shows = folder.equals("drawn") ? "drawn" : "photographs";
      String face = "{\"folder\": \"%s\", \"person\": \"p0\"}".formatted(folder);
      enrol(folder, face);
      JsonNode people = playground.get("/api/gallery").json().get("people");
      assertEquals(shows, people.get(people.size() - 1).get("shows").asText());
      assertEquals(shows, identify(face).get("shows").asText());
    }
    assertEquals("drawn", identify("{\"paper\": \"person=1\"}").get("shows").asText());
  }

  private static byte[] unmarked(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    return bytes.toByteArray();
  }

  private static void write(String name, byte[] picture) throws IOException {
    Path file = playground.data().resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, picture);
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
