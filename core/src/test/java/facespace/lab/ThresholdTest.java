package facespace.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.knob.BadValue;
import facespace.match.Verification;
import facespace.text.Lang;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Eight pairs whose angles are known, counted by hand. */
class ThresholdTest {
  private static final double[] ANGLES_DEG = {10, 20, 30, 70, 40, 60, 80, 100};
  private static final boolean[] SAME = {true, true, true, true, false, false, false, false};

  private final Verification pairs =
      Verification.of(
          java.util.Arrays.stream(ANGLES_DEG).map(Math::toRadians).map(Math::cos).toArray(), SAME);

  @BeforeEach
  void inEnglish() {
    Lab.speak(Lang.EN);
  }

  @Test
  void everyThresholdHasBothErrors() {
    Table table = Threshold.table(pairs, 5, 35, 65.5, 180);
    assertEquals(
        List.of(
            List.of("5.000°", "100.0 %", "0.0 %"),
            List.of("35.00°", "25.0 %", "0.0 %"),
            List.of("65.50°", "25.0 %", "50.0 %"),
            List.of("180.0°", "0.0 %", "100.0 %")),
        table.rows());
  }

  @Test
  void anAngleThatIsNoneIsSaidSo() {
    for (double deg : new double[] {-1, 181, Double.NaN}) {
      BadValue bad = assertThrows(BadValue.class, () -> Threshold.table(pairs, deg));
      assertTrue(bad.in(Lang.EN).contains(String.valueOf(deg)), bad.in(Lang.EN));
    }
  }

  @Test
  void bothHillsAreNamed() {
    String svg = new String(Threshold.hills(pairs).svg(480, 420), StandardCharsets.UTF_8);
    assertTrue(svg.contains("one class") && svg.contains("two classes"), svg);
  }
}
