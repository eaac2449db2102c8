package facespace.text;

import java.util.Locale;

/** A language FaceSpace speaks. */
public enum Lang {
  EN,
  ZH;

  /** The tag used in URLs and in {@code <html lang>}: {@code en} or {@code zh}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is there in every language, in this one. */
  public <T> T of(T en, T zh) {
    return this == ZH ? zh : en;
  }

  /** The language of a tag such as {@code zh-CN}; English for anything else. */
  public static Lang of(String tag) {
    return tag != null && tag.toLowerCase(Locale.ROOT).startsWith("zh") ? ZH : EN;
  }
}
