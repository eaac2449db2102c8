package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.play.Playground.Answer;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a kept model makes of two faces. */
class CompareTest {
  private static final String PERSON = "person=4000031";

  @AutoClose private static Playground playground;
  private static String model;

  @BeforeAll
  static void start() {
    playground = new Playground();
    model = "/api/models/" + Models.give(playground);
  }

  @Test
  void distanceCosineAndAngleAreOneAndTheSameStatement() {
    JsonNode json = compare(paper(PERSON), paper(PERSON + "&s.yaw=20&s.smile=0.9"));
    double cos = json.get("cos").asDouble();
    double dot = 0;
    double squares = 0;
    for (int i = 0; i < json.get("a").size(); i++) {
      double a = json.get("a").get(i).asDouble();
      double b = json.get("b").get(i).asDouble();
      dot += a * b;
      squares += (a - b) * (a - b);
    }
    assertTrue(dot < 1, "two pictures");
    assertEquals(dot, cos, 1e-4);
    assertEquals(squares, json.get("d2").asDouble(), 1e-4);
    assertEquals(Math.toDegrees(Math.acos(dot)), json.get("angleDeg").asDouble(), 0.05);
  }

  @Test
  void theSamePictureTwiceHasNoAngle() {
    JsonNode json = compare(paper(PERSON), paper(PERSON));
    assertEquals(0, json.get("angleDeg").asDouble(), 1e-3);
    assertEquals(1, json.get("cos").asDouble(), 1e-9);
  }

  @Test
  void aMaskMakesTheAngleLargerThanASmileDoesOnAverage() {
    double masked = 0;
    double smiling = 0;
    int people = 20;
    for (int i = 0; i < people; i++) {
      String person = "person=" + (4_100_000 + i);
      masked += angle(paper(person), paper(person + "&s.mask=1"));
      smiling += angle(paper(person), paper(person + "&s.smile=0.5"));
    }
    assertTrue(masked > smiling + people, masked / people + "° > " + smiling / people + "°");
  }

  @Test
  void aPictureInTheDarkIsOfLessUseThanAGoodOne() {
    int people = 6;
    StringBuilder faces = new StringBuilder();
    for (int i = 0; i < people; i++) {
      String person = "person=" + (4_100_000 + i);
      faces.append(',').append(paper(person)).append(',').append(paper(person + "&s.darkness=1"));
    }
    String body = "{\"faces\":[" + faces.substring(1) + "]}";
    JsonNode quality = playground.post(model + "/quality", body).json().get("quality");
    assertEquals(2 * people, quality.size());
    double good = 0;
    double dark = 0;
    for (int i = 0; i < people; i++) {
      good += quality.get(2 * i).asDouble();
      dark += quality.get(2 * i + 1).asDouble();
    }
    assertTrue(good > dark, good / people + " > " + dark / people);
    assertEquals(400, playground.post(model + "/quality", "{\"faces\":[]}").status());
  }

  @Test
  void aPhotographWhoseMouthIsNotSeenIsRefusedOrDoubtedAndADrawingNeverDoubted() {
    byte[] png = playground.get("/api/paper/face.png?size=64&s.mask=1&" + PERSON).response().body();
    String photo =
        "{\"image\":\"data:image/png;base64," + Base64.getEncoder().encodeToString(png) + "\"}";
    String body = "{\"faces\":[" + photo + "," + paper(PERSON) + "]}";
    JsonNode answer = playground.post(model + "/quality", body).json();
    String said = answer.at("/flaws/0").toString() + answer.at("/doubts/0");
    assertTrue(said.contains("\"mask\""), said);
    assertEquals("[]", answer.at("/doubts/1").toString());
  }

  @Test
  void strangersAreFurtherApartThanPicturesOfOnePersonOnAverage() {
    double same = 0;
    double different = 0;
    for (int i = 0; i < 20; i++) {
      String person = "person=" + (4_200_000 + i);
      same += angle(paper(person), paper(person + "&shot=1"));
      different += angle(paper(person), paper("person=" + (4_300_000 + i) + "&shot=1"));
    }
    assertTrue(different > same, different / 20 + "° > " + same / 20 + "°");
  }

  @Test
  void aPhotographIsSeenLikeTheDrawingItShows() {
    byte[] png = playground.get("/api/paper/face.png?size=64&" + PERSON).response().body();
    String photo =
        "{\"image\":\"data:image/png;base64," + Base64.getEncoder().encodeToString(png) + "\"}";
    double own = angle(paper(PERSON), photo);
    double other = angle(paper("person=4000032"), photo);
    assertTrue(own < other, own + "° < " + other + "°");
  }

  @Test
  void theNewestModelIsCalledLatest() {
    Answer named =
        post(model + "/compare", "{\"a\":" + paper(PERSON) + ",\"b\":" + paper("") + "}");
    Answer latest =
        post("/api/models/latest/compare", "{\"a\":" + paper(PERSON) + ",\"b\":" + paper("") + "}");
    assertEquals(named.text(), latest.text());
  }

  @Test
  void lookAlikesComeNearestFirst() {
    double before = 0;
    String last = "";
    for (int rank = 0; rank < 3; rank++) {
      JsonNode found =
          post(model + "/lookalike", "{\"face\":" + paper(PERSON) + ",\"rank\":" + rank + "}")
              .json();
      double angle = found.get("angleDeg").asDouble();
      assertTrue(angle >= before, angle + " >= " + before);
      String person = found.get("person").asText();
      assertNotEquals(last, person);
      before = angle;
      last = person;
    }
    JsonNode nearest = post(model + "/lookalike", "{\"face\":" + paper(PERSON) + "}").json();
    JsonNode farthest =
        post(model + "/lookalike", "{\"face\":" + paper(PERSON) + ",\"rank\":499}").json();
    assertEquals(500, nearest.get("among").asInt());
    assertTrue(nearest.get("angleDeg").asDouble() + 30 < farthest.get("angleDeg").asDouble());
  }

  @Test
  void strangersAreTheModelsHeldOutPeople() {
    JsonNode people = playground.get(model + "/strangers").json().get("people");
    assertEquals(12, people.size());
    for (JsonNode person : people) {
      assertEquals(6, person.size());
      double squares = 0;
      for (JsonNode number : person.get(0)) {
        squares += number.asDouble() * number.asDouble();
      }
      assertEquals(1, squares, 1e-3);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "compare   | no JSON | 400 | face",
        "compare   | {} | 400 | face",
        "compare   | {\"a\":{\"paper\":\"p.wings=1\"},\"b\":{\"paper\":\"\"}} | 400 | p.wings",
        "compare   | {\"a\":{\"paper\":\"p.skin=7\"},\"b\":{\"paper\":\"\"}} | 400 | skin = 7",
        "compare   | {\"a\":{\"image\":\"data:,%\"},\"b\":{\"paper\":\"\"}} | 400 | image",
        "compare   | {\"a\":{\"image\":\"data:,bm9uc2Vuc2U=\"},\"b\":{\"paper\":\"\"}} | 400 |"
            + " image",
        "embed     | {\"faces\":[]} | 400 | 1 … 64",
        "compare   | {\"a\":{\"paper\":\"zzz=1\"},\"b\":{\"paper\":\"\"}} | 400 | zzz",
        "compare   | {\"a\":{\"paper\":\"\"},\"b\":{\"paper\":\"\"},\"b\":{}} | 400 | once",
        "compare   | {\"a\":{\"paper\":\"\"},\"b\":{\"paper\":\"\"}} {} | 400 | nothing after",
        "compare   | {\"a\":{\"paper\":\"\"},\"b\":{\"paper\":\"\"}} x | 400 | nothing after",
        "lookalike | {\"face\":{\"paper\":\"\"},\"rank\":\"x\"} | 400 | rank = \"x\"",
        "lookalike | {\"face\":{\"paper\":\"\"},\"rank\":-1} | 400 | rank = -1",
        "lookalike | {\"face\":{\"paper\":\"\"},\"rank\":1e99} | 400 | rank = 1.0E99",
        "lookalike | {\"face\":{\"paper\":\"\"},\"rank\":1.5} | 400 | rank = 1.5",
        "lookalike | {\"face\":{\"paper\":\"\"},\"rank\":null} | 400 | rank = null",
        "lookalike | {\"face\":{\"paper\":\"\"},\"rank\":3000000000} | 400 | rank = 3000000000",
        "lookalike | {} | 400 | face"
      })
  void nonsenseIsRefusedInASentence(String what, String body, int status, String named) {
    Answer answer = post(model + "/" + what, body);
    assertEquals(status, answer.status(), answer.text());
    assertTrue(answer.error().contains(named), answer.error());
    assertTrue(answer.error().endsWith("."), answer.error());
    assertFalse(answer.text().contains("Exception"), answer.text());
  }

  @Test
  void anUnknownModelIsRefused() {
    Answer answer = post("/api/models/nothing/compare", "{}");
    assertEquals(404, answer.status());
    assertTrue(answer.error().contains("nothing"), answer.error());
  }

  private static String paper(String text) {
    return "{\"paper\":\"" + text + "\"}";
  }

  private static double angle(String a, String b) {
    return compare(a, b).get("angleDeg").asDouble();
  }

  private static JsonNode compare(String a, String b) {
    Answer answer = post(model + "/compare", "{\"a\":" + a + ",\"b\":" + b + "}");
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  private static Answer post(String path, String body) {
    return playground.post(path, body, "Content-Type", "application/json");
  }
}
