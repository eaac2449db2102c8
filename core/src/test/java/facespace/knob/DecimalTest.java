package facespace.knob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.text.Lang;
import facespace.train.spec.RunSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "5e-1, 0.5", ".5, 0.5", "1., 1", "+0.25, 0.25", "1E-1, 0.1"})
  void decimalNumbersAreRead(String text, double value) {
    assertEquals(value, Decimal.parse(text).orElseThrow());
    assertEquals(value, RunSpec.parse("lr=" + text.replace("+", "%2B")).lr());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x1p-1", "0.5f", "0.5d", "half", "٠.٥", "1_0", "0.5.1", "e5", "--1"})
  void whatOnlyACompilerReadsIsNoNumber(String text) {
    assertTrue(Decimal.parse(text).isEmpty());
    BadValue e = assertThrows(BadValue.class, () -> RunSpec.parse("lr=" + text));
    assertEquals("lr = " + text + " is not a number: allowed is 0.000001 … 10.", e.getMessage());
  }

  @Test
  void aDecimalCommaIsToldToBeAPoint() {
    BadValue e = assertThrows(BadValue.class, () -> RunSpec.parse("loss=arcface&m=0,3"));
    assertTrue(
        e.getMessage().startsWith("m = 0,3 is not a number: write a decimal point, 0.3;"),
        e.getMessage());
    assertTrue(e.in(Lang.ZH).startsWith("m = 0,3 不是数字：小数点请写成“.”，即 0.3；"), e.in(Lang.ZH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "1e999", "20", "-1"})
  void aNumberOutsideItsRangeIsSaidAsBefore(String text) {
    BadValue e = assertThrows(BadValue.class, () -> RunSpec.parse("lr=" + text));
    assertEquals("lr = " + text + " is out of range: allowed is 0.000001 … 10.", e.getMessage());
  }
}
