package facespace.play.web;

import facespace.text.Lang;
import facespace.text.Messages;

/** A request that cannot be met, with its HTTP status and one sentence saying why. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What the server says besides the pages. */
  public static final Messages MESSAGES = Messages.load("/facespace/play/server");

  private final int status;
  private final String key;
  private final transient Object[] args;

  /**
   * @param status HTTP status, 4xx
   * @param key a key of {@code server_*.properties}
   * @param args what its placeholders stand for
   */
  public Refused(int status, String key, Object... args) {
    super(MESSAGES.text(Lang.EN, key, args));
    this.status = status;
    this.key = key;
    this.args = args;
  }

  /** The HTTP status, 4xx. */
  public int status() {
    return status;
  }

  /** The sentence in the reader's language. */
  public String in(Lang lang) {
    return MESSAGES.text(lang, key, args);
  }
}
