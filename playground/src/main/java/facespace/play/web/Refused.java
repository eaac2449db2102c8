package facespace.play.web;

import facespace.data.DataException;
import facespace.text.Lang;
import facespace.text.Messages;
import java.util.function.Function;

/** A request that cannot be met, with its HTTP status and one sentence saying why. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What the server says besides the pages. */
  public static final Messages MESSAGES = Messages.load("/facespace/play/server");

  private final int status;
  private final transient Function<Lang, String> sentence;

  /**
   * @param status HTTP status, 4xx
   * @param key a key of {@code server_*.properties}
   * @param args what its placeholders stand for
   */
  public Refused(int status, String key, Object... args) {
    super(MESSAGES.text(Lang.EN, key, args));
    this.status = status;
    sentence = lang -> MESSAGES.text(lang, key, args);
  }

  /** What was sent is damaged: there is nothing wrong with the server's own data. */
  public Refused(int status, DataException why) {
    super(why.getMessage());
    this.status = status;
    sentence = why::in;
  }

  /** The HTTP status, 4xx. */
  public int status() {
    return status;
  }

  /** The sentence in the reader's language. */
  public String in(Lang lang) {
    return sentence.apply(lang);
  }
}
