package facespace.text;

/**
 * Something that can be said in every language; said in the reader's where it is a part of more.
 */
public interface Said {
  /** The sentence, or the part of one, in a language. */
  String in(Lang lang);
}
