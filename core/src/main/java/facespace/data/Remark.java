package facespace.data;

import facespace.text.Lang;
import facespace.text.Messages;
import facespace.text.Said;
import java.nio.file.Path;
import java.util.List;

/**
 * Something worth knowing about data that was read all the same, said in one sentence.
 *
 * @param key a key of {@link Messages#CORE}
 * @param args what its placeholders stand for: texts, numbers already as text, files and folders,
 *     or other remarks
 */
public record Remark(String key, List<Object> args) implements Said {
  public Remark {
    args = List.copyOf(args);
  }

  /** A remark of a key and what its placeholders stand for. */
  public static Remark of(String key, Object... args) {
    return new Remark(key, List.of(args));
  }

  @Override
  public String in(Lang lang) {
    return Messages.CORE.text(lang, key, args.toArray());
  }

  /** The same with the names of files alone, without the folders they lie in. */
  public Remark withoutFolders() {
    return new Remark(key, args.stream().map(Remark::withoutFolders).toList());
  }

  private static Object withoutFolders(Object arg) {
    if (arg instanceof Remark remark) {
      return remark.withoutFolders();
    }
    return arg instanceof Path path && path.getFileName() != null ? path.getFileName() : arg;
  }
}
