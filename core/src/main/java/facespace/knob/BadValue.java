package facespace.knob;

import facespace.text.Lang;
import facespace.text.Messages;
import facespace.text.Said;
import java.util.Optional;

/** A value that is not allowed, said in one sentence naming the field, the value and the rule. */
public class BadValue extends IllegalArgumentException implements Said {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient Object[] args;
  private transient Setting setting;

  /**
   * Which setting a bad value stands in.
   *
   * @param key the setting's name in text form
   * @param value what was given, as short as it is repeated
   * @param allowed what is allowed, in short
   */
  public record Setting(String key, String value, String allowed) {}

  /**
   * @param key a key of {@link Messages#CORE}
   * @param args what its placeholders stand for
   */
  public BadValue(String key, Object... args) {
    super(Messages.CORE.text(Lang.EN, key, args));
    this.key = key;
    this.args = args;
  }

  /** The same, about one setting: who shows settings can say it there. */
  public BadValue about(String setting, String value, String allowed) {
    this.setting = new Setting(setting, value, allowed);
    return this;
  }

  /** The setting it is about, if it is about one alone. */
  public Optional<Setting> setting() {
    return Optional.ofNullable(setting);
  }

  @Override
  public String in(Lang lang) {
    return Messages.CORE.text(lang, key, args);
  }
}
