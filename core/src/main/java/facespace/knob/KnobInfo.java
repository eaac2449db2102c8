package facespace.knob;

import facespace.text.Lang;
import java.util.List;

/**
 * What a {@link Knob} says about a record component, ready to be drawn as a control.
 *
 * @param key name in the text form
 * @param symbol the papers' letter or empty
 * @param kind which sort of control
 * @param min smallest allowed number
 * @param max largest allowed number
 * @param step slider step
 * @param value default in text form
 * @param unit {@code rad} or empty
 * @param auto the number that leaves the choice to FaceSpace, or empty
 * @param later whether it is left out of texts where it has its default
 * @param choices the allowed texts of a {@code CHOICE}, of which a {@code SELECTION} has several;
 *     else empty
 * @param en English label
 * @param zh Chinese label
 * @param hintEn a sentence about it in English, or empty
 * @param hintZh the same in Chinese
 */
public record KnobInfo(
    String key,
    String symbol,
    Kind kind,
    double min,
    double max,
    double step,
    String value,
    String unit,
    String auto,
    boolean later,
    List<Choice> choices,
    String en,
    String zh,
    String hintEn,
    String hintZh) {

  /** The sort of value a knob takes. */
  public enum Kind {
    NUMBER,
    INTEGER,
    SWITCH,
    CHOICE,
    SELECTION,
    CURVE,
    TEXT
  }

  /** One of the texts a choice may take. */
  public record Choice(String value, String en, String zh) {
    /** The label in a language. */
    public String label(Lang lang) {
      return lang.of(en, zh);
    }
  }

  /** The label in a language. */
  public String label(Lang lang) {
    return lang.of(en, zh);
  }

  /** A sentence about it in a language, or empty. */
  public String hint(Lang lang) {
    return lang.of(hintEn, hintZh);
  }

  private String values() {
    return String.join(", ", choices.stream().map(Choice::value).toList());
  }

  /** Says what is allowed, for an error or a table: {@code 0 … 1.5} or {@code paper, easy}. */
  public String allowed() {
    return switch (kind) {
      case NUMBER, INTEGER -> Values.number(min) + " … " + Values.number(max);
      case SWITCH -> "on, off";
      case CHOICE -> values();
      case SELECTION -> values() + " (" + Values.number(min) + " … " + choices.size() + ")";
      case CURVE -> "0:y,…,180:y (y: " + Values.number(min) + " … " + Values.number(max) + ")";
      case TEXT -> "text";
    };
  }
}
