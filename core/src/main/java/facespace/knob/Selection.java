package facespace.knob;

import java.util.ArrayList;
import java.util.List;

/**
 * Some of a few things that a {@link Knob} names. Its text form is {@code 0,1,7}; the empty one
 * stands for all of them.
 *
 * @param chosen their names in alphabetical order, each once; empty: all
 */
public record Selection(List<String> chosen) {
  /** All there are. */
  public static final Selection ALL = new Selection(List.of());

  /** In whatever order they come, it is the same selection, and the same text. */
  public Selection {
    chosen = chosen.stream().distinct().sorted().toList();
  }

  /** Reads the text form. */
  static Selection of(KnobInfo knob, String text) {
    List<String> known = knob.choices().stream().map(KnobInfo.Choice::value).toList();
    List<String> chosen = new ArrayList<>();
    for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
      String name = part.strip();
      if (!known.contains(name)) {
        throw bad("error.selection.unknown", knob, text, name);
      }
      if (chosen.contains(name)) {
        throw bad("error.selection.twice", knob, text, name);
      }
      chosen.add(name);
    }
    if (!chosen.isEmpty() && chosen.size() < knob.min()) {
      throw bad("error.selection.few", knob, text, "");
    }
    return chosen.size() == known.size() ? ALL : new Selection(chosen);
  }

  private static BadValue bad(String key, KnobInfo knob, String text, String part) {
    String value = Values.quote(text);
    return new BadValue(key, knob.key(), value, Values.quote(part), knob.allowed())
        .about(knob.key(), value, knob.allowed());
  }

  /** Whether nothing is left out. */
  public boolean isAll() {
    return chosen.isEmpty();
  }

  /** The text form. */
  @Override
  public String toString() {
    return String.join(",", chosen);
  }
}
