package facespace.knob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.loss.LossCatalog;
import facespace.text.Lang;
import facespace.train.spec.Comparison;
import facespace.train.spec.RunSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A curve as a setting: one text everywhere, one sentence for what is no curve. */
class CurvePointsTest {
  private static final String TEXT = "0:1,45.5:0.7,90:-0.2,180:-1";

  @Test
  void theTextOfARunSaysTheCurveAsItIsWritten() {
    RunSpec run = RunSpec.parse("loss=own-psi&psi=0:1,45.50:.7, 90:-.2,180:-1e0");
    assertTrue(run.text().contains("&psi=" + TEXT), run.text());
    assertEquals(run, RunSpec.parse(run.text()));
    assertEquals(run, RunSpec.parse(run.text().replace(":", "%3A").replace(",", "%2C")));
    String two = "data=pen;loss=own-psi&psi=" + TEXT + ";loss=softmax";
    assertEquals(Comparison.parse(two), Comparison.parse(Comparison.parse(two).text()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0:1,45:NaN,180:-1 | psi: “45:NaN” is not a point: write degrees:value, such as 45:0.7.",
        "0:1,45,180:-1 | psi: “45” is not a point: write degrees:value, such as 45:0.7.",
        "`` | psi: “” is not a point: write degrees:value, such as 45:0.7.",
        "0:1 | psi has 1 point: a curve needs 2 to 25.",
        "0:1,90:0,45:0.2,180:-1 | psi: 45° comes after 90°; angles must grow from point to point.",
        "0:1,45:0.7,45:0.2,180:-1 | psi has two values at 45°, 0.7 and 0.2: a curve cannot jump;"
            + " move one of them to another angle.",
        "10:1,170:-1 | psi goes from 10° to 170°: the first point must be at 0°, the last at"
            + " 180°.",
        "0:1,200:-1 | psi goes from 0° to 200°: the first point must be at 0°, the last at 180°.",
        "0:1,90:-4,180:-1 | psi at 90° is -4: allowed is -3 … 1.5."
      })
  void whatIsNoCurveIsSaidInOneSentence(String text, String sentence) {
    BadValue bad =
        assertThrows(BadValue.class, () -> LossCatalog.create("own-psi", Map.of("psi", text)));
    assertEquals(sentence, bad.in(Lang.EN));
    assertEquals("psi", bad.setting().orElseThrow().key());
    assertTrue(bad.in(Lang.ZH).contains("psi"), bad.in(Lang.ZH));
  }

  @Test
  void moreThan25PointsAreTooMany() {
    StringBuilder text = new StringBuilder("0:1");
    for (int deg = 5; deg <= 120; deg += 5) {
      text.append(',').append(deg).append(":0");
    }
    BadValue bad =
        assertThrows(
            BadValue.class, () -> LossCatalog.create("own-psi", Map.of("psi", text + ",180:-1")));
    assertEquals("psi has 26 points: a curve needs 2 to 25.", bad.in(Lang.EN));
  }
}
