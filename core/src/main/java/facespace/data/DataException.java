package facespace.data;

import facespace.text.Lang;
import facespace.text.Messages;

/** Data that is missing or damaged, said in one sentence naming the file or folder. */
public class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient Object[] args;

  /**
   * @param key a key of {@link Messages#CORE}
   * @param args what its placeholders stand for; numbers already as text
   */
  public DataException(String key, Object... args) {
    super(Messages.CORE.text(Lang.EN, key, args));
    this.key = key;
    this.args = args;
  }

  /** The sentence in the reader's language. */
  public String in(Lang lang) {
    return Messages.CORE.text(lang, key, args);
  }
}
