package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Some of the ten digits: what the server says of them. */
class ClassesTest {
  private static final String THREE =
      "data=tiny&net=mlp&classes=0,1,7&epochs=1&batch=32;loss=cosface&m=0.4";

  @AutoClose private static final Playground playground = new Playground();

  @Test
  void framesProbeAndNotesAreOfTheDigitsChosen() {
    String experiment = playground.play(THREE);
    int count = playground.await(experiment, "done").get("moments").asInt();
    JsonNode probe = playground.get("/api/probe/tiny?classes=0,1,7").json();
    assertEquals("[\"0\",\"1\",\"7\"]", probe.get("classes").toString());
    assertEquals("[0,1,7]", probe.get("slots").toString(), "a digit keeps its colour");
    Decoded last =
        Decoded.of(playground.get(experiment + "/moments/" + (count - 1)).response().body());
    JsonNode run = last.run(0);
    assertEquals(3, run.get("classes").asInt());
    assertEquals(3 * 2, run.at("/arrays/directions/length").asInt());
    assertEquals(probe.get("labels").size(), run.at("/arrays/predicted/length").asInt());
    JsonNode unseen = probe.get("unseen");
    assertEquals("[2,3,4,5,6,8,9]", unseen.get("slots").toString());
    int others = unseen.get("labels").size();
    assertEquals(others, run.at("/arrays/unseenPredicted/length").asInt());
    assertEquals(2 * others, run.at("/arrays/unseen/length").asInt());
    double eer = run.at("/measures/unseenEer").asDouble();
    assertTrue(eer > 0.02 && eer < 0.6, "measured: " + eer);
    int all = probe.get("labels").size() + others;
    String picture = "/api/probe/tiny/%d.png?classes=0,1,7";
    assertEquals(200, playground.get(picture.formatted(all - 1)).status());
    assertEquals(404, playground.get(picture.formatted(all)).status());
    String csv = playground.get(experiment + "/export/" + (count - 1) + ".csv").text();
    String[] row = csv.split("\r\n")[1].split(",");
    int label = probe.get("labels").get(0).asInt();
    assertEquals(probe.get("classes").get(label).asText(), row[1]);
    assertTrue(row[2].matches("[017]"), csv.lines().skip(1).findFirst().orElse(""));
    playground.delete(experiment);
  }

  /** Three directions in a plane are 120° apart: CosFace's bound is 1 − cos 120° = 1.5. */
  @Test
  void geometryIsThatOfSoManyClasses() {
    assertTrue(notes("data=tiny;loss=cosface&m=0.4").contains("0.191"), "of ten: 1 − cos 36°");
    String three = notes("data=tiny&batch=64&classes=0,1,7;loss=cosface&m=0.4");
    assertTrue(three.contains("120°") && !three.contains("0.191"), three);
    assertFalse(notes("data=pen&classes=0,1,7;loss=cosface&m=0.4").contains("0.191"));
  }

  @Test
  void whatIsNoListOfDigitsIsRefused() {
    JsonNode one = playground.post("/api/experiments", "data=tiny&classes=7").json();
    assertTrue(one.get("error").asText().startsWith("classes = 7 is too few"), one.toString());
    assertEquals("classes", one.at("/setting/key").asText());
    assertEquals(400, playground.get("/api/probe/tiny?classes=0,0").status());
    String people = playground.post("/api/experiments", "data=paper&classes=0,1").error();
    assertTrue(people.contains("people, not digits"), people);
  }

  private static String notes(String spec) {
    JsonNode run = playground.get("/api/describe?spec=" + encoded(spec)).json().at("/runs/0");
    return StreamSupport.stream(run.get("notes").spliterator(), false)
        .map(note -> note.get("text").asText())
        .reduce("", String::concat);
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
