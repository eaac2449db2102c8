package facespace.demos.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers in words. */
final class Texts {
  private Texts() {}

  /** All values in one format, joined by commas. */
  static String list(String format, List<Double> values) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, format, value))
        .collect(Collectors.joining(", "));
  }
}
