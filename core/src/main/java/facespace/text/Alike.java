package facespace.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names as their readers see them: what looks alike is alike, case aside, and what is not seen
 * counts nothing.
 */
public final class Alike {
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  /** Letters and signs that are drawn as nothing. */
  private static final String BLANKS = "\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

  private Alike() {}

  /** A name in the one way that makes names comparable; empty if nothing of it is seen. */
  public static String comparable(String name) {
    StringBuilder seen = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFKC)
        .codePoints()
        .filter(character -> !isNothing(character))
        .forEach(seen::appendCodePoint);
    return Normalizer.normalize(
        spaced(seen).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  /** A text with one space between its words, whatever was there, and none around them. */
  public static String spaced(CharSequence text) {
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  /** Whether a character is drawn as nothing wherever it stands. */
  public static boolean isNothing(int character) {
    boolean selector =
        character == 0x034F
            || character >= 0x180B && character <= 0x180F
            || character >= 0xFE00 && character <= 0xFE0F
            || character >= 0xE0100 && character <= 0xE01EF;
    return selector
        || Character.getType(character) == Character.FORMAT
        || BLANKS.indexOf(character) >= 0;
  }
}
