package facespace.data;

import facespace.text.Lang;
import facespace.text.Messages;

/**
 * A data set one may choose by name.
 *
 * @param name what a run spec calls it
 * @param key the key of its description in {@link Messages#CORE}
 * @param ready whether it can be loaded now
 * @param downloadable whether it can be fetched if asked for
 * @param count how many images
 * @param faces whether its classes are people, not digits
 * @param people how many people a folder of people has; 0 for other data
 */
public record Available(
    String name,
    String key,
    boolean ready,
    boolean downloadable,
    int count,
    boolean faces,
    int people) {

  /** A set of digits. */
  public Available(String name, String key, boolean ready, boolean downloadable, int count) {
    this(name, key, ready, downloadable, count, false);
  }

  /** A set of generated images. */
  public Available(
      String name, String key, boolean ready, boolean downloadable, int count, boolean faces) {
    this(name, key, ready, downloadable, count, faces, 0);
  }

  /** What it is, in the reader's language. */
  public String label(Lang lang) {
    return Messages.CORE.text(lang, key, name, String.valueOf(people), String.valueOf(count));
  }
}
