package facespace.demos.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.demos.Json;
import java.util.Locale;

/**
 * One figure of the bench.
 *
 * @param what what was measured
 * @param value the figure; infinite if it was never reached
 * @param unit its unit, or empty
 * @param aim what it should be, or null
 * @param how how it came about, in a few words
 */
record Measurement(String what, double value, String unit, Aim aim, String how) {

  /**
   * What a figure should be.
   *
   * @param relation at most or at least
   * @param bound the bound
   */
  record Aim(String relation, double bound) {
    static Aim atMost(double bound) {
      return new Aim("≤", bound);
    }

    static Aim atLeast(double bound) {
      return new Aim("≥", bound);
    }

    boolean isMetBy(double value) {
      return relation.equals("≤") ? value <= bound : value >= bound;
    }

    @Override
    public String toString() {
      return relation + " " + number(bound);
    }
  }

  static Measurement of(String what, double value, String unit, String how) {
    return new Measurement(what, value, unit, null, how);
  }

  static Measurement of(String what, double value, String unit, Aim aim, String how) {
    return new Measurement(what, value, unit, aim, how);
  }

  /** A line of the table, in Markdown. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %s %s | %s | %s | %s |",
        what,
        number(value),
        unit,
        aim == null ? "" : aim + " " + unit,
        verdict(),
        how);
  }

  ObjectNode json(String part) {
    ObjectNode node = Json.object().put("part", part).put("what", what);
    Json.put(node, "value", value).put("unit", unit);
    if (aim != null) {
      node.put("aim", aim.toString()).put("met", aim.isMetBy(value));
    }
    return node.put("how", how);
  }

  private String verdict() {
    if (aim == null) {
      return "";
    }
    return aim.isMetBy(value) ? "met" : "missed";
  }

  /** Three significant digits, whole numbers in full. */
  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return "not reached";
    }
    double size = Math.abs(value);
    int decimals = size >= 100 || size == Math.rint(size) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
