package facespace.knob;

import facespace.text.Lang;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** An enum whose constants are choices of a {@link Knob}; each carries a {@link Label}. */
public interface Labelled {
  /** The constant's name. */
  String name();

  /** The constant's place among the others. */
  int ordinal();

  /** The enum it belongs to. */
  Class<?> getDeclaringClass();

  /** English label. */
  default String en() {
    return written().en();
  }

  /** Chinese label. */
  default String zh() {
    return written().zh();
  }

  /** A sentence about it in English, or empty. */
  default String hintEn() {
    return written().hintEn();
  }

  /** The same in Chinese. */
  default String hintZh() {
    return written().hintZh();
  }

  /** The label in a language. */
  default String label(Lang lang) {
    return lang.of(en(), zh());
  }

  /** A sentence about it in a language, or empty. */
  default String hint(Lang lang) {
    return lang.of(hintEn(), hintZh());
  }

  /** The constant in text form: {@code ONE_CYCLE} is {@code one-cycle}. */
  default String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constant of a text form.
   *
   * @param field what is to be chosen, for the sentence
   * @throws BadValue naming all of them if there is none
   */
  static <E extends Enum<E> & Labelled> E of(Class<E> type, String field, String text) {
    E[] all = type.getEnumConstants();
    return Arrays.stream(all)
        .filter(choice -> choice.key().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new BadValue(
                    "error.choice",
                    field,
                    Values.quote(text),
                    Arrays.stream(all).map(Labelled::key).collect(Collectors.joining(", "))));
  }

  private Label written() {
    try {
      return getDeclaringClass().getDeclaredField(name()).getAnnotation(Label.class);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e); // every constant is a field of its enum
    }
  }
}
