package facespace.play.gallery;

import facespace.text.Alike;
import facespace.text.OneLine;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Names as their readers see them: what looks alike is alike, and what is not seen counts nothing.
 */
final class PersonName {
  /** The most characters, as a reader counts them: an emoji of several code points is one. */
  static final int LONGEST = 60;

  /** More marks than this on one letter run over the lines around it. */
  private static final int MOST_MARKS = 16;

  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private PersonName() {}

  /** As it is kept and shown: composed, one space between its words and none around them. */
  static String tidy(String name) {
    String composed = Normalizer.normalize(name == null ? "" : name, Normalizer.Form.NFC).strip();
    boolean oneLine = composed.codePoints().noneMatch(OneLine::isUpsetBy);
    return oneLine ? Alike.spaced(composed) : composed;
  }

  /** Whether a tidy name can be read on one line, and is not too long. */
  static boolean isAllowed(String tidy) {
    return tidy.codePoints().anyMatch(PersonName::isVisible)
        && tidy.codePoints().noneMatch(OneLine::isUpsetBy)
        && CHARACTER.matcher(tidy).results().count() <= LONGEST
        && CHARACTER
            .matcher(tidy)
            .results()
            .allMatch(one -> one.group().codePoints().count() <= MOST_MARKS);
  }

  /** Whether two tidy names look alike to their readers. */
  static boolean same(String a, String b) {
    return Alike.comparable(a).equals(Alike.comparable(b));
  }

  private static boolean isVisible(int character) {
    return !Alike.isNothing(character)
        && !Character.isWhitespace(character)
        && switch (Character.getType(character)) {
          case Character.SPACE_SEPARATOR,
              Character.CONTROL,
              Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.PRIVATE_USE,
              Character.UNASSIGNED ->
              false;
          default -> true;
        };
  }
}
