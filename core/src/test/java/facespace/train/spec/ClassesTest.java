package facespace.train.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.knob.BadValue;
import facespace.knob.Selection;
import facespace.text.Lang;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which digits are trained on, in the text form of a run. */
class ClassesTest {
  @Test
  void textsOfBeforeThereWasAChoiceStayAsTheyAre() {
    String text = RunSpec.parse("loss=arcface").text();
    assertFalse(text.contains("classes"), text);
    String two = Comparison.parse("epochs=1;loss=softmax;loss=arcface").text();
    assertFalse(two.contains("classes"), two);
    assertEquals(10, RunSpec.parse(text).digits());
  }

  @Test
  void inAnyOrderTheyAreTheSameRun() {
    RunSpec some = RunSpec.parse("classes=7,%200,1");
    assertTrue(some.text().contains("&classes=0,1,7"), some.text());
    assertEquals(some, RunSpec.parse(some.text()));
    assertEquals(RunSpec.parse("classes=0,1,7"), some);
    assertEquals(new Selection(List.of("7", "0", "1")), some.crowd().classes());
    assertEquals(3, some.digits());
    assertEquals(RunSpec.parse(""), RunSpec.parse("classes=9,8,7,6,5,4,3,2,1,0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7|classes = 7 is too few: allowed is 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 (2 … 10); empty stands for"
            + " all.",
        "0,1,0|classes = 0,1,0: 0 stands there twice.",
        "0,12|classes = 0,12: “12” is none of those there are; allowed is 0, 1, 2, 3, 4, 5, 6, 7, 8,"
            + " 9 (2 … 10), separated by commas.",
        "0;1|classes = 0;1: “0;1” is none of those there are; allowed is 0, 1, 2, 3, 4, 5, 6, 7, 8, 9"
            + " (2 … 10), separated by commas.",
        "0,,1|classes = 0,,1: “” is none of those there are; allowed is 0, 1, 2, 3, 4, 5, 6, 7, 8, 9"
            + " (2 … 10), separated by commas."
      })
  void whatIsNoListOfDigitsIsSaidInOneSentence(String classes, String sentence) {
    BadValue bad = assertThrows(BadValue.class, () -> RunSpec.parse("classes=" + classes));
    assertEquals(sentence, bad.getMessage());
    assertEquals("classes", bad.setting().orElseThrow().key());
    assertTrue(bad.in(Lang.ZH).startsWith("classes = " + classes), bad.in(Lang.ZH));
  }

  @Test
  void runsBesideEachOtherHaveTheSame() {
    assertThrows(
        BadValue.class, () -> Comparison.parse(";classes=0,1;classes=0,1,2")); // other batches
  }

  @Test
  void theyStayTillTheEnd() {
    assertThrows(BadValue.class, () -> RunSpec.parse("classes=0,1~at=5&classes=0,2"));
    Comparison all = Comparison.parse("loss=softmax");
    Comparison some = Comparison.parse("loss=softmax&classes=0,1");
    assertThrows(BadValue.class, () -> Branch.of(some, 5, Branch.Kind.CHANGE, all));
  }
}
