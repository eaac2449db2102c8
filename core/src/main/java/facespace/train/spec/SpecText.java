package facespace.train.spec;

import facespace.knob.BadValue;
import facespace.knob.Knobs;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The text form of settings: {@code key=value&key=value}, values percent-encoded. */
public final class SpecText {
  private SpecText() {}

  /**
   * Reads the text form.
   *
   * @throws BadValue naming the first pair that cannot be read or stands twice
   */
  public static Map<String, String> parse(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      if (pair.isBlank()) {
        continue;
      }
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        throw new BadValue("error.pair", Knobs.quote(pair));
      }
      String key = pair.substring(0, equals).trim();
      String value = decode(pair.substring(equals + 1));
      String before = pairs.put(key, value);
      if (before != null) {
        throw new BadValue(
            "error.twice", Knobs.quote(key), Knobs.quote(before), Knobs.quote(value));
      }
    }
    return pairs;
  }

  /** A run's text form without the changes in its course. */
  public static String atStart(String text) {
    int then = text.indexOf(RunSpec.THEN);
    return then < 0 ? text : text.substring(0, then);
  }

  /** Reads several texts, each under its name. */
  static Map<String, Map<String, String>> parseEach(Map<String, String> texts) {
    Map<String, Map<String, String>> parsed = new TreeMap<>();
    texts.forEach((name, text) -> parsed.put(name, parse(text)));
    return parsed;
  }

  /** Writes the text form, in the order of the map. */
  public static String format(Map<String, String> pairs) {
    return pairs.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + encode(pair.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2F", "/")
        .replace("%3A", ":")
        .replace("%2C", ",");
  }

  private static String decode(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8).trim();
    } catch (IllegalArgumentException e) {
      throw new BadValue("error.encoding", Knobs.quote(value));
    }
  }
}
