package facespace.knob;

import facespace.text.OneLine;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;

/** The text form of single values and the way back, with one clear sentence for what is wrong. */
final class Values {
  private static final int LONGEST_QUOTE = 40;

  private Values() {}

  /** Shortest plain decimal: 16, 0.3, 0.0001. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    String plain = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    return plain.equals("-0") ? "0" : plain;
  }

  static String format(Object value) {
    if (value instanceof Boolean on) {
      return on ? "on" : "off";
    }
    if (value instanceof Labelled choice) {
      return choice.key();
    }
    return value instanceof Double number ? number(number) : String.valueOf(value);
  }

  static Object parse(KnobInfo knob, Class<?> type, String text) {
    return switch (knob.kind()) {
      case NUMBER -> parseNumber(knob, text);
      case INTEGER -> parseInteger(knob, type, text);
      case SWITCH -> parseSwitch(knob, text);
      case CHOICE -> parseChoice(knob, type, text);
      case SELECTION -> Selection.of(knob, text);
      case CURVE -> parseCurve(knob, text);
      case TEXT -> text;
    };
  }

  /** Refuses a number outside the knob's range, NaN included. */
  static void check(KnobInfo knob, Object value) {
    if (value instanceof Number number && outside(knob, number.doubleValue())) {
      throw outOfRange(knob, format(value));
    }
    if (value instanceof Selection selection) {
      Selection.of(knob, selection.toString());
    }
    if (value instanceof CurvePoints curve) {
      curve.check(knob);
    }
  }

  private static boolean outside(KnobInfo knob, double value) {
    return !(value >= knob.min() && value <= knob.max());
  }

  private static Double parseNumber(KnobInfo knob, String text) {
    if (Decimal.hasComma(text)) {
      throw new BadValue(
              "error.decimalComma", knob.key(), quote(text), text.replace(',', '.'), knob.allowed())
          .about(knob.key(), quote(text), knob.allowed());
    }
    if (!Decimal.isNumber(text)) {
      throw bad("error.number", knob, text);
    }
    return Decimal.parse(text).orElseThrow(() -> outOfRange(knob, text));
  }

  private static Object parseInteger(KnobInfo knob, Class<?> type, String text) {
    try {
      long value = new BigDecimal(text).longValueExact();
      return type == int.class ? (Object) Math.toIntExact(value) : (Object) value;
    } catch (ArithmeticException | NumberFormatException e) {
      throw bad("error.integer", knob, text);
    }
  }

  private static Boolean parseSwitch(KnobInfo knob, String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "on", "true", "1", "yes" -> true;
      case "off", "false", "0", "no" -> false;
      default -> throw bad("error.choice", knob, text);
    };
  }

  private static Object parseChoice(KnobInfo knob, Class<?> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ((Labelled) constant).key().equals(text))
        .findFirst()
        .orElseThrow(() -> bad("error.choice", knob, text));
  }

  private static CurvePoints parseCurve(KnobInfo knob, String text) {
    try {
      CurvePoints curve = CurvePoints.of(knob.key(), text);
      curve.check(knob);
      return curve;
    } catch (BadValue e) {
      throw e.about(knob.key(), quote(text), knob.allowed());
    }
  }

  private static BadValue outOfRange(KnobInfo knob, String text) {
    return bad("error.range", knob, text);
  }

  private static BadValue bad(String key, KnobInfo knob, String text) {
    String value = quote(text);
    return new BadValue(key, knob.key(), value, knob.allowed())
        .about(knob.key(), value, knob.allowed());
  }

  /** What somebody typed, short enough to repeat in a sentence. */
  static String quote(String text) {
    return OneLine.quote(text, LONGEST_QUOTE);
  }
}
