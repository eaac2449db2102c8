package facespace.demos.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTest {
  @Test
  void aRowTellsWhetherTheAimIsMet() {
    Measurement fast =
        Measurement.of("time", 5.8349, "s", Measurement.Aim.atMost(6), "median of 3 seeds");
    assertEquals("| time | 5.83 s | ≤ 6 s | met | median of 3 seeds |", fast.row());
    Measurement slow = Measurement.of("share", 44.96, "%", Measurement.Aim.atLeast(45), "");
    assertEquals("| share | 45.0 % | ≥ 45 % | missed |  |", slow.row());
  }

  @Test
  void whatWasNeverReachedIsMissedAndNoNumber() {
    Measurement never =
        Measurement.of("time", Double.POSITIVE_INFINITY, "s", Measurement.Aim.atMost(6), "");
    assertTrue(never.row().contains("not reached"));
    assertTrue(never.row().contains("missed"));
    assertTrue(never.json("target").path("value").isNull());
    assertFalse(never.json("target").path("met").asBoolean(true));
  }

  @Test
  void theMedianIsTheMiddle() {
    assertEquals(3, Median.of(List.of(9.0, 1.0, 3.0)));
    assertEquals(2, Median.of(List.of(1.0, 9.0, 1.0, 3.0)));
    assertEquals(Double.POSITIVE_INFINITY, Median.of(List.of(4.0, 1 / 0.0, 1 / 0.0)));
  }
}
