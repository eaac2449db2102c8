package facespace.knob;

import facespace.text.Lang;
import facespace.text.Messages;

/** A value that is not allowed, said in one sentence naming the field, the value and the rule. */
public class BadValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient Object[] args;

  /**
   * @param key a key of {@link Messages#CORE}
   * @param args what its placeholders stand for
   */
  public BadValue(String key, Object... args) {
    super(Messages.CORE.text(Lang.EN, key, args));
    this.key = key;
    this.args = args;
  }

  /** The sentence in the reader's language. */
  public String in(Lang lang) {
    return Messages.CORE.text(lang, key, args);
  }
}
