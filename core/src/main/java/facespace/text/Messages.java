package facespace.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Text for people: one UTF-8 properties file per language, side by side. Values are {@link
 * MessageFormat} patterns. Immutable, safe for use by several threads.
 */
public final class Messages {
  /** What the library itself says: errors, notes, labels of charts. */
  public static final Messages CORE = load("/facespace/text/messages");

  private final Map<Lang, Properties> texts;

  private Messages(Map<Lang, Properties> texts) {
    this.texts = texts;
  }

  /** Reads {@code <path>_en.properties} and {@code <path>_zh.properties} from the class path. */
  public static Messages load(String path) {
    Map<Lang, Properties> texts = new EnumMap<>(Lang.class);
    for (Lang lang : Lang.values()) {
      texts.put(lang, read(path + "_" + lang.tag() + ".properties"));
    }
    return new Messages(texts);
  }

  /**
   * The text of a key with {@code {0}, {1}, …} filled in, what is {@link Said} in the same
   * language; a missing key is a programming error.
   */
  public String text(Lang lang, String key, Object... args) {
    Object[] said =
        Arrays.stream(args).map(arg -> arg instanceof Said it ? it.in(lang) : arg).toArray();
    return new MessageFormat(pattern(lang, key), Locale.ROOT).format(said);
  }

  /** The unfilled pattern of a key. */
  public String pattern(Lang lang, String key) {
    String pattern = texts.get(lang).getProperty(key);
    if (pattern == null) {
      throw new IllegalStateException("no " + lang.tag() + " text for key " + key);
    }
    return pattern;
  }

  /** All keys of a language, sorted. */
  public Set<String> keys(Lang lang) {
    return new TreeSet<>(texts.get(lang).stringPropertyNames());
  }

  private static Properties read(String resource) {
    try (InputStream in = Messages.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no message file " + resource);
      }
      Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      Properties properties = new Properties();
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
