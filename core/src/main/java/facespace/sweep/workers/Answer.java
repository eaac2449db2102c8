package facespace.sweep.workers;

import facespace.sweep.ResultRows;
import facespace.sweep.SweepResult;
import java.util.Optional;

/**
 * What a worker says to an order, in a line. Its lines may be among others that libraries print, or
 * behind the beginning of one: hence the mark.
 *
 * @param kind what follows
 * @param text in one line
 */
public record Answer(Kind kind, String text) {
  private static final String MARK = "facespace-worker:";

  /** What an answer is. */
  public enum Kind {
    /** A result, as a line of the table. */
    DONE,
    /** Seconds a run would take. */
    TAKES,
    /** The sentence that says why the run cannot be. */
    REFUSED,
    /** Why nobody tries the run any more. */
    FAILED
  }

  /** A result. */
  static Answer done(SweepResult result) {
    return new Answer(Kind.DONE, ResultRows.format(result));
  }

  /** As a line. */
  public String line() {
    return MARK + kind + " " + text.replaceAll("\\s+", " ");
  }

  /** The answer in a line, if there is one. */
  public static Optional<Answer> in(String line) {
    int mark = line.indexOf(MARK);
    if (mark < 0) {
      return Optional.empty();
    }
    String[] parts = line.substring(mark + MARK.length()).split(" ", 2);
    return Optional.of(new Answer(Kind.valueOf(parts[0]), parts[1]));
  }
}
