package facespace.play.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.knob.BadValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperFaceTest {
  @Test
  void aNumberAloneIsThatPersonInTheStudio() {
    PaperFace face = PaperFace.parse("person=17");
    assertEquals(PaperPerson.random(PaperFaces.SEED, 17), face.person());
    assertEquals(Shot.STUDIO, face.shot());
  }

  @Test
  void traitsAndConditionsChangeWhatTheyNameAndNothingElse() {
    PaperFace face = PaperFace.parse("person=17&p.skin=0.25&s.yaw=12");
    assertEquals("0.25", face.person().texts().get("skin"));
    assertEquals("12", face.shot().texts().get("yaw"));
    PaperPerson back =
        face.person()
            .with(
                java.util.Map.of(
                    "skin", PaperPerson.random(PaperFaces.SEED, 17).texts().get("skin")));
    assertEquals(PaperPerson.random(PaperFaces.SEED, 17), back);
  }

  @ParameterizedTest
  @CsvSource({
    "person=x, person",
    "zzz=1, zzz",
    "size=64, size",
    "person=-1, person",
    "person=999999999, person",
    "p.wings=1, p.wings",
    "s.fog=1, s.fog",
    "p.skin=2, skin",
    "s.yaw=much, yaw",
  })
  void whatCannotBeDrawnIsNamed(String text, String named) {
    BadValue bad = assertThrows(BadValue.class, () -> PaperFace.parse(text));
    assertTrue(bad.getMessage().contains(named), bad.getMessage());
  }
}
