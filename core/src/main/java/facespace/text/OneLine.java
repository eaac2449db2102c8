package facespace.text;

/** What somebody else wrote, as it can stand on one line, or within a sentence. */
public final class OneLine {
  private static final String INSTEAD = "\uFFFD";

  private OneLine() {}

  /** Whether a character breaks lines, turns the text around it, or is half a character. */
  public static boolean isUpsetBy(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default ->
          character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    };
  }

  /**
   * A text, or its beginning, with a sign in the place of each character that would upset a line.
   *
   * @param longest the most characters of it
   */
  public static String quote(String text, int longest) {
    StringBuilder quoted = new StringBuilder();
    text.codePoints()
        .limit(longest)
        .forEach(
            character -> {
              if (isUpsetBy(character)) {
                quoted.append(INSTEAD);
              } else {
                quoted.appendCodePoint(character);
              }
            });
    return text.codePointCount(0, text.length()) <= longest ? quoted.toString() : quoted + "…";
  }
}
