package facespace.train.run;

import facespace.loss.Note;
import java.util.Locale;

/**
 * Why a run is over.
 *
 * @param kind the sort of ending
 * @param note the same in words
 */
public record Ending(Kind kind, Note note) {

  /** The sorts of ending. */
  public enum Kind {
    /** All epochs are trained. */
    COMPLETED,
    /** The wanted test accuracy is reached. */
    TARGET_REACHED,
    /** The loss is no longer a number. */
    DIVERGED,
    /** Somebody wanted no more for now. */
    STOPPED;

    /** Its name in JSON, such as {@code target-reached}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether neither a change nor a further stage lets the run go on: its epochs are not over. */
  public boolean endsForGood() { // named so that what is stored of an ending holds no more fields
    return kind == Kind.TARGET_REACHED || kind == Kind.DIVERGED;
  }

  /** Of a run that has trained all of its epochs. */
  public static Ending completed(int epochs) {
    return new Ending(Kind.COMPLETED, Note.info("ending.completed", epochs));
  }

  static Ending targetReached(double accuracy, int step) {
    return new Ending(
        Kind.TARGET_REACHED, Note.info("ending.target", percent(accuracy), String.valueOf(step)));
  }

  /** Of a run that could go on. */
  public static Ending stopped(int step) {
    return new Ending(Kind.STOPPED, Note.info("ending.stopped", String.valueOf(step)));
  }

  static Ending diverged(double loss, int step, double learningRate) {
    return new Ending(
        Kind.DIVERGED,
        Note.warning(
            "ending.diverged",
            String.valueOf(loss),
            String.valueOf(step),
            String.valueOf((float) learningRate)));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
