package facespace.play.learn;

/** Something in a lesson's text that cannot be shown: where it stands, and what is wrong. */
public final class LessonMistake extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param file such as {@code en/faces/two-questions.md}
   * @param line from 1
   * @param what a sentence
   */
  LessonMistake(String file, int line, String what) {
    super(file + ":" + line + ": " + what);
  }
}
