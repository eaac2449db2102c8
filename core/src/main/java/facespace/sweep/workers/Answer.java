package facespace.sweep.workers;

import facespace.sweep.ResultRows;
import facespace.sweep.SweepResult;
import facespace.text.Wording;
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

  /** Between the languages of a sentence: ASCII's mark between units. */
  private static final String UNIT = "\u001f";

  /** What an answer is. */
  public enum Kind {
    /** A result, as a line of the table. */
    DONE,
    /** Seconds a run would take. */
    TAKES,
    /** Why the run cannot be: {@link Answer#wording}. */
    REFUSED,
    /** Why nobody tries the run any more. */
    FAILED
  }

  /** A result. */
  static Answer done(SweepResult result) {
    return new Answer(Kind.DONE, ResultRows.format(result));
  }

  /** Why a run cannot be. */
  static Answer refused(Wording why) {
    return new Answer(Kind.REFUSED, why.en() + UNIT + why.zh());
  }

  /** Why a run cannot be, in every language. */
  public Wording wording() {
    String[] parts = text.split(UNIT, 2);
    return new Wording(parts[0], parts[parts.length - 1]);
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
