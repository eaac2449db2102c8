package facespace.demos;

import facespace.text.OneLine;

/** Text that may quote names and files of others, as it may go to a terminal. */
public final class Harmless {
  private Harmless() {}

  /** The text in one line, in which nothing steers a terminal. */
  public static String text(String text) {
    return OneLine.quote(text.replaceAll("\\s+", " "), Integer.MAX_VALUE);
  }
}
