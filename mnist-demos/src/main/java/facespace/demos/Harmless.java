package facespace.demos;

/** Text that may quote names and files of others, as it may go to a terminal. */
public final class Harmless {
  /** Controls of both sets, and what turns the direction of reading. */
  private static final String STEERING = "[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]";

  private Harmless() {}

  /** The text in one line, in which nothing steers a terminal. */
  public static String text(String text) {
    return text.replaceAll("\\s+", " ").replaceAll(STEERING, "\uFFFD");
  }
}
