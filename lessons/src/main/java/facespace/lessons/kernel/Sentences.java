package facespace.lessons.kernel;

import facespace.data.DataException;
import facespace.knob.BadValue;
import facespace.lab.Lab;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What went wrong in a cell, for who wrote it. */
final class Sentences {
  /** JShell's names for where cells live. */
  private static final String CELLS = "REPL.";

  private Sentences() {}

  /** The lines to show: one sentence where that says all, else the way from the cell as well. */
  static List<String> of(Throwable problem) {
    if (problem instanceof BadValue bad) {
      return List.of(bad.in(Lab.lang()));
    }
    if (problem instanceof DataException data) {
      return List.of(data.in(Lab.lang()));
    }
    if (problem instanceof CellError || problem instanceof Interrupted) {
      return problem.getMessage().lines().toList();
    }
    List<String> lines = new ArrayList<>();
    String message = problem.getMessage() == null ? "" : ": " + problem.getMessage();
    lines.add(problem.getClass().getSimpleName() + message);
    Arrays.stream(problem.getStackTrace()).map(frame -> "    at " + frame).forEach(lines::add);
    return lines;
  }

  /**
   * From the cell to where a problem arose, the cell left out; nothing where a sentence says all.
   */
  static StackTraceElement[] wayTo(Throwable problem) {
    boolean isSentence =
        problem instanceof BadValue
            || problem instanceof DataException
            || problem instanceof CellError
            || problem instanceof Interrupted;
    return Arrays.stream(problem.getStackTrace())
        .takeWhile(frame -> !isSentence && !frame.getClassName().startsWith(CELLS))
        .toArray(StackTraceElement[]::new);
  }
}
