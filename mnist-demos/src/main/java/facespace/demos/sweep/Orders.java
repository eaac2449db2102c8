package facespace.demos.sweep;

import java.util.Optional;

/**
 * What a sweep and its workers say to each other, a line each. A worker's lines may be among others
 * that libraries print, or behind the beginning of one: hence the mark.
 */
final class Orders {
  /** A worker is to train a run to its end; the run's text follows. */
  static final String TRAIN = "train ";

  /** A worker is to find out how long a run takes; the run's text follows. */
  static final String TIME = "time ";

  private static final String MARK = "facespace-worker:";

  private Orders() {}

  /** What an answer is. */
  enum Kind {
    /** A result, as a line of the table. */
    DONE,
    /** Seconds a run would take. */
    TAKES,
    /** The sentence that says why the run cannot be. */
    REFUSED
  }

  /**
   * A worker's answer.
   *
   * @param kind what follows
   * @param text in one line
   */
  record Answer(Kind kind, String text) {
    /** As a line. */
    String line() {
      return MARK + kind + " " + text.replaceAll("\\s+", " ");
    }

    /** The answer in a line, if there is one. */
    static Optional<Answer> in(String line) {
      int mark = line.indexOf(MARK);
      if (mark < 0) {
        return Optional.empty();
      }
      String[] parts = line.substring(mark + MARK.length()).split(" ", 2);
      return Optional.of(new Answer(Kind.valueOf(parts[0]), parts[1]));
    }
  }
}
