package facespace.sweep;

import facespace.knob.BadValue;
import facespace.knob.Decimal;
import facespace.knob.Knobs;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a sweep varies beside losses and seeds.
 *
 * @param key a setting of a run or a knob of a loss, by its name in a run's text form
 * @param values the values it takes, in text form, each once
 */
public record Axis(String key, List<String> values) {
  /** The most values of an axis. */
  public static final int MOST_VALUES = 10_000;

  public Axis {
    values = values.stream().distinct().toList();
  }

  /**
   * Reads {@code key=VALUES}: values and ranges {@code from:to:step}, joined by commas. The end of
   * a range belongs to it if a step meets it.
   *
   * @throws BadValue if it is not of that form
   */
  public static Axis parse(String text) {
    int equals = text.indexOf('=');
    if (equals <= 0) {
      throw new BadValue("sweep.axis", Knobs.quote(text));
    }
    String key = text.substring(0, equals).trim();
    List<String> values = new ArrayList<>();
    for (String part : text.substring(equals + 1).split(",", -1)) {
      if (part.isBlank()) {
        throw new BadValue("sweep.axis", Knobs.quote(text));
      }
      values.addAll(values(key, part.trim()));
    }
    if (values.size() > MOST_VALUES) {
      throw tooMany(key, BigInteger.valueOf(values.size()));
    }
    return new Axis(key, values);
  }

  private static List<String> values(String key, String part) {
    String[] ends = part.split(":", -1);
    if (ends.length == 1 || !Arrays.stream(ends).allMatch(Axis::isNumber)) {
      return List.of(part);
    }
    if (ends.length != 3) {
      throw new BadValue("sweep.range", key, Knobs.quote(part));
    }
    BigDecimal from = new BigDecimal(ends[0]);
    BigDecimal to = new BigDecimal(ends[1]);
    BigDecimal step = new BigDecimal(ends[2]);
    if (step.signum() <= 0 || to.compareTo(from) < 0) {
      throw new BadValue("sweep.range", key, Knobs.quote(part));
    }
    BigInteger steps = to.subtract(from).divideToIntegralValue(step).toBigInteger();
    if (steps.compareTo(BigInteger.valueOf(MOST_VALUES)) >= 0) {
      throw tooMany(key, steps.add(BigInteger.ONE));
    }
    List<String> values = new ArrayList<>(); // in decimals: 3 × 0.1 is 0.3
    for (int i = 0; i <= steps.intValueExact(); i++) {
      BigDecimal value = from.add(step.multiply(BigDecimal.valueOf(i)));
      values.add(Knobs.number(value.doubleValue()));
    }
    return values;
  }

  private static boolean isNumber(String text) {
    return Decimal.parse(text).isPresent();
  }

  private static BadValue tooMany(String key, BigInteger count) {
    return new BadValue("sweep.values", key, count, MOST_VALUES);
  }
}
