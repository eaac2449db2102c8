package facespace.lessons.kernel;

import java.util.concurrent.CancellationException;

/** A cell that was stopped because somebody wanted it. */
final class Interrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param end how the cell ended
   */
  Interrupted(RuntimeException end) {
    super(end instanceof CancellationException ? end.getMessage() : "Interrupted.", end);
  }
}
