package facespace.text;

/** Words as they are in every language, where nobody knows any more what they were made of. */
public record Wording(String en, String zh) implements Said {
  /** What is said, in words. */
  public static Wording of(Said said) {
    return new Wording(said.in(Lang.EN), said.in(Lang.ZH));
  }

  @Override
  public String in(Lang lang) {
    return lang.of(en, zh);
  }
}
