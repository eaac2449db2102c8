package facespace.loss;

import facespace.text.Lang;
import facespace.text.Messages;
import java.util.List;

/**
 * Something worth knowing about a setting, in words.
 *
 * @param level how much it matters
 * @param key key of {@link Messages#CORE}
 * @param args what its placeholders stand for
 */
public record Note(Level level, String key, List<Object> args) {

  /** How much a note matters. */
  public enum Level {
    /** Good to know. */
    INFO,
    /** This setting cannot do what it promises. */
    WARNING
  }

  /** An informative note. */
  public static Note info(String key, Object... args) {
    return new Note(Level.INFO, key, List.of(args));
  }

  /** A warning. */
  public static Note warning(String key, Object... args) {
    return new Note(Level.WARNING, key, List.of(args));
  }

  /** The note as a sentence. */
  public String in(Lang lang) {
    return Messages.CORE.text(lang, key, args.toArray());
  }
}
