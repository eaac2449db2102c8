package facespace.lessons.kernel;

import facespace.lab.Lab;
import facespace.text.Messages;
import facespace.text.Said;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What went wrong in a cell, for who wrote it. */
final class Sentences {
  /** JShell's names for where cells live. */
  private static final String CELLS = "REPL.";

  private Sentences() {}

  /** The lines to show: one sentence where that says all, else the way from the cell as well. */
  static List<String> of(Throwable problem) {
    Optional<String> sentence = sentence(problem);
    if (sentence.isPresent()) {
      return sentence.get().lines().toList();
    }
    List<String> lines = new ArrayList<>();
    String message = problem.getMessage() == null ? "" : ": " + problem.getMessage();
    lines.add(problem.getClass().getSimpleName() + message);
    Arrays.stream(problem.getStackTrace()).map(frame -> "    at " + frame).forEach(lines::add);
    return lines;
  }

  /** What says all there is to know. */
  private static Optional<String> sentence(Throwable problem) {
    if (problem instanceof Said said) {
      return Optional.of(said.in(Lab.lang()));
    }
    if (problem instanceof CellError || problem instanceof Interrupted) {
      return Optional.of(problem.getMessage());
    }
    if (problem.getCause() instanceof OutOfMemoryError) {
      return Optional.of(Messages.CORE.text(Lab.lang(), "lab.memory"));
    }
    if (problem.getCause() instanceof StackOverflowError) {
      return Optional.of(Messages.CORE.text(Lab.lang(), "lab.deep"));
    }
    return Optional.empty();
  }

  /**
   * From the cell to where a problem arose, the cell left out; nothing where a sentence says all.
   */
  static StackTraceElement[] wayTo(Throwable problem) {
    boolean isSentence = sentence(problem).isPresent();
    return Arrays.stream(problem.getStackTrace())
        .takeWhile(frame -> !isSentence && !frame.getClassName().startsWith(CELLS))
        .toArray(StackTraceElement[]::new);
  }
}
