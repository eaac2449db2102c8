package facespace.data;

import facespace.text.Lang;
import facespace.text.Messages;
import facespace.text.Said;
import java.io.IOException;

/** Data that is missing or damaged, said in one sentence naming the file or folder. */
public class DataException extends RuntimeException implements Said {
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

  /** Of a file or folder that is there but cannot be read. */
  public static DataException unreadable(Object file, IOException why) {
    return new DataException("data.file.unreadable", file, Reason.of(why));
  }

  /**
   * Of a file or folder that cannot be written.
   *
   * @param key a key of {@link Messages#CORE} with two placeholders: for it, and for the reason
   */
  public static DataException unwritable(String key, Object file, IOException why) {
    return new DataException(key, file, Reason.of(why));
  }

  /** The same with files by their names alone: where they lie is not everybody's business. */
  public DataException byName() {
    Remark named = remark().withoutFolders();
    return new DataException(named.key(), named.args().toArray());
  }

  @Override
  public String in(Lang lang) {
    return Messages.CORE.text(lang, key, args);
  }

  /** The same for a reader who is not to know where files lie: their names, without folders. */
  public String withoutFolders(Lang lang) {
    return remark().withoutFolders().in(lang);
  }

  /** The same sentence, where it is no reason to stop. */
  public Remark remark() {
    return Remark.of(key, args);
  }
}
