package facespace.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.play.Playground.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drawn faces by their addresses. */
class PaperTest {
  @AutoClose private static final Playground playground = new Playground();

  @Test
  void anAddressIsAlwaysTheSamePictureOfTheSizeAskedFor() throws IOException {
    Answer once = picture("size=200&person=4000001&s.yaw=20");
    Answer again = picture("size=200&person=4000001&s.yaw=20");
    assertEquals("image/png", once.header("Content-Type"));
    assertTrue(once.header("Cache-Control").contains("max-age"), once.header("Cache-Control"));
    assertArrayEquals(once.response().body(), again.response().body());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(once.response().body()));
    assertEquals(200, image.getWidth());
    assertEquals(200, image.getHeight());
  }

  @Test
  void theTextbookHasThirtyTwoDifferentFaces() {
    Set<Integer> pictures = new HashSet<>();
    for (int row = 0; row < 32; row++) {
      pictures.add(java.util.Arrays.hashCode(picture("person=row" + row).response().body()));
      JsonNode traits = playground.get("/api/paper/textbook/" + row).json().path("traits");
      assertEquals(String.valueOf(row >> 4), traits.path("double-eyelid").asText());
      assertEquals(String.valueOf(row & 1), traits.path("face-shape").asText());
    }
    assertEquals(32, pictures.size());
  }

  @Test
  void aTraitOfTheAddressTakesThePlaceOfThePersonsOwn() {
    JsonNode traits = playground.get("/api/paper/person/4000001").json().path("traits");
    String skin = traits.path("skin").asText();
    byte[] own = picture("person=4000001").response().body();
    byte[] same = picture("person=4000001&p.skin=" + skin).response().body();
    byte[] other = picture("person=4000001&p.skin=0.99").response().body();
    assertArrayEquals(own, same);
    assertFalse(java.util.Arrays.equals(own, other));
  }

  @Test
  void theKnobsAreNamedInTheReadersLanguage() {
    JsonNode english = playground.get("/api/paper/knobs?lang=en").json();
    JsonNode chinese = playground.get("/api/paper/knobs?lang=zh").json();
    assertEquals("double eyelid", english.at("/traits/0/label").asText());
    assertEquals("双眼皮", chinese.at("/traits/0/label").asText());
    assertTrue(english.path("traits").size() >= 16, english.toString());
    for (JsonNode knob : english.path("shot")) {
      assertTrue(
          !knob.path("kind").asText().equals("number")
              || knob.path("min").asDouble() < knob.path("max").asDouble(),
          knob.toString());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/api/paper/face.png?size=31, size = 31",
    "/api/paper/face.png?person=1&person=2, “1” and as “2”",
    "/api/paper/face.png?size=64&size=65, “64” and as “65”",
    "/api/paper/face.png?size=513, size = 513",
    "/api/paper/face.png?size=big, size = big",
    "/api/paper/face.png?p.skin=7, skin = 7",
    "/api/paper/face.png?p.skin=NaN, skin = NaN",
    "/api/paper/face.png?p.wings=1, p.wings",
    "/api/paper/face.png?s.yaw=91, yaw = 91",
    "/api/paper/face.png?s.glasses=maybe, maybe",
    "/api/paper/face.png?person=somebody, somebody",
    "/api/paper/face.png?person=-1, -1",
    "/api/paper/face.png?person=row32, 32",
    "/api/paper/face.png?shot=x, x",
    "/api/paper/person/nobody, nobody",
    "/api/paper/person/99999999999, 99999999999",
    "/api/paper/textbook/32, 32"
  })
  void whatCannotBeDrawnIsRefusedInASentence(String path, String named) {
    Answer answer = playground.get(path);
    assertEquals(400, answer.status(), answer.text());
    assertTrue(answer.error().contains(named), answer.error());
    assertTrue(answer.error().endsWith("."), answer.error());
  }

  private static Answer picture(String query) {
    Answer answer = playground.get("/api/paper/face.png?" + query);
    assertEquals(200, answer.status(), answer.text());
    return answer;
  }
}
