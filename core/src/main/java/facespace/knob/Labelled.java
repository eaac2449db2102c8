package facespace.knob;

import java.util.Locale;

/** An enum whose constants are choices of a {@link Knob}. */
public interface Labelled {
  /** The constant's name. */
  String name();

  /** English label. */
  String en();

  /** Chinese label. */
  String zh();

  /** The constant in text form: {@code ONE_CYCLE} is {@code one-cycle}. */
  default String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
