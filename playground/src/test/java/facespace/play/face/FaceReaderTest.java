package facespace.play.face;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.play.web.Refused;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceReaderTest {
  @Test
  void aGeneratedFaceIsSeenByModelsAsItWasInTraining() {
    Face face = FaceReader.read(FaceReader.json("{\"paper\": \"person=17\"}"));
    byte[] trained =
        PaperFaces.pixels(PaperPerson.random(PaperFaces.SEED, 17), Shot.STUDIO, 64, true);
    assertArrayEquals(trained, face.input(3).pixels());
    assertEquals(64 * 64, face.input(1).pixels().length);
  }

  @Test
  void aPictureSentBackIsTheSamePictureAgain() {
    Face drawn = FaceReader.read(FaceReader.json("{\"paper\": \"person=17\"}"));
    String address = "data:image/png;base64," + Base64.getEncoder().encodeToString(drawn.png(64));
    Face photo = FaceReader.read(FaceReader.json("{\"image\": \"" + address + "\"}"));
    assertEquals(64, photo.picture().getWidth());
    assertEquals(drawn.picture().getRGB(128, 128) >> 20, photo.picture().getRGB(32, 32) >> 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "{", "{}", "{\"paper\": 7}", "{\"image\": \"%\"}"})
  void nonsenseIsRefused(String body) {
    Refused refused = assertThrows(Refused.class, () -> FaceReader.read(FaceReader.json(body)));
    assertEquals(400, refused.status());
  }

  @Test
  void whatIsNoPictureIsSaidToBeNone() {
    String text = Base64.getEncoder().encodeToString("not a picture".getBytes());
    Refused bad =
        assertThrows(
            Refused.class,
            () -> FaceReader.read(FaceReader.json("{\"image\": \"data:;base64," + text + "\"}")));
    assertEquals(400, bad.status());
    assertTrue(bad.getMessage().contains("image"), bad.getMessage());
  }
}
