package facespace.knob;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Numbers as people write them: decimal digits with a point, an exponent perhaps. What only a
 * compiler reads, such as {@code 0x1p-1} or {@code 0.5f}, is none.
 */
public final class Decimal {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private static final Pattern COMMA = Pattern.compile("[+-]?[0-9]+,[0-9]+([eE][+-]?[0-9]+)?");

  private Decimal() {}

  /** The finite number that a text says; empty if it says none, or one too large. */
  public static OptionalDouble parse(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** Whether a text is written like a number, however large. */
  public static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches() || isNoFiniteOne(text);
  }

  /** Whether it is a number but for a comma in the place of the point. */
  public static boolean hasComma(String text) {
    return COMMA.matcher(text).matches();
  }

  private static boolean isNoFiniteOne(String text) {
    return text.matches("[+-]?(NaN|Infinity)");
  }
}
