package facespace.lessons.kernel;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.UnresolvedReferenceException;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;

/** A notebook's cells, run by JShell; what one declares the next ones know. Not thread-safe. */
final class Cells implements AutoCloseable {
  /** What every notebook starts with. */
  private static final List<String> READY =
      List.of(
          "import java.util.*;",
          "import java.util.stream.*;",
          "import facespace.lab.*;",
          "import facespace.train.frame.*;",
          "import static facespace.lab.Lab.*;",
          "import static facespace.lessons.kernel.Losses.*;",
          "import static facespace.lessons.kernel.Playground.playground;",
          "import static facespace.text.Lang.*;",
          "import static org.dflib.jjava.jupyter.kernel.BaseNotebookStatics.display;");

  private static final Set<SubKind> SHOWN =
      Set.of(
          SubKind.TEMP_VAR_EXPRESSION_SUBKIND,
          SubKind.VAR_VALUE_SUBKIND,
          SubKind.OTHER_EXPRESSION_SUBKIND);

  private final CellControl control = new CellControl();
  private final JShell shell = JShell.builder().executionEngine(control, null).build();

  Cells() {
    shell.addToClasspath(System.getProperty("java.class.path"));
    READY.forEach(this::run);
  }

  /**
   * Runs a cell.
   *
   * @return the value of its last expression; null if it ends otherwise
   * @throws CellError if Java does not understand it
   * @throws RuntimeException what the cell itself has thrown
   */
  Object run(String cell) {
    Object value = null;
    String rest = cell;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (next.completeness() == Completeness.EMPTY) {
        break;
      }
      if (next.source() == null) {
        throw new CellError("The cell ends too early: a bracket or a quote is not closed.");
      }
      value = null;
      for (SnippetEvent event : shell.eval(next.source())) {
        value = outcome(event);
      }
      rest = next.remaining();
    }
    return value;
  }

  private Object outcome(SnippetEvent event) {
    if (event.status() == Snippet.Status.REJECTED) {
      throw new CellError(problems(event.snippet()));
    }
    if (event.exception() instanceof UnresolvedReferenceException unresolved) {
      throw new CellError(missing(unresolved.getSnippet()));
    }
    if (event.exception() != null) {
      Throwable thrown = control.thrown();
      throw thrown instanceof RuntimeException known ? known : new Failure(thrown);
    }
    return event.causeSnippet() == null && SHOWN.contains(event.snippet().subKind())
        ? control.value()
        : null;
  }

  private String problems(Snippet snippet) {
    return shell
        .diagnostics(snippet)
        .map(problem -> problem.getMessage(Locale.ENGLISH) + "\n" + place(snippet, problem))
        .collect(Collectors.joining("\n"));
  }

  /** The line of the cell in which a problem lies, and a mark below it. */
  private static String place(Snippet snippet, Diag problem) {
    String source = snippet.source();
    int at = (int) Math.max(0, Math.min(source.length(), problem.getPosition()));
    int start = source.lastIndexOf('\n', at - 1) + 1;
    int end = source.indexOf('\n', at);
    String line = source.substring(start, end < 0 ? source.length() : end);
    return "    " + line + "\n    " + " ".repeat(at - start) + "^";
  }

  private String missing(DeclarationSnippet declared) {
    return "This uses what is not declared yet: "
        + shell.unresolvedDependencies(declared).collect(Collectors.joining(", "));
  }

  /** What could stand at a place in a cell. */
  ReplacementOptions complete(String code, int at) {
    int[] from = new int[1];
    List<String> found = suggestions(code, at, from);
    int cut = 0;
    if (found.isEmpty()) { // what stands before, such as imports, may not be one piece with it
      cut = lastPiece(code.substring(0, at));
      found = suggestions(code.substring(cut), at - cut, from);
    }
    return new ReplacementOptions(found, cut + from[0], at);
  }

  private List<String> suggestions(String code, int at, int[] from) {
    return shell.sourceCodeAnalysis().completionSuggestions(code, at, from).stream()
        .map(Suggestion::continuation)
        .distinct()
        .toList();
  }

  /** Where the last piece of some code begins. */
  private int lastPiece(String code) {
    String rest = code;
    while (true) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (next.source() == null || next.remaining().isBlank()) {
        return code.length() - rest.length();
      }
      rest = next.remaining();
    }
  }

  /** What the name at a place in a cell can stand for. */
  List<String> signatures(String code, int at) {
    int end = at;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    String upTo = code.substring(0, end);
    List<String> asMethod = documented(upTo + "(");
    return asMethod.isEmpty() ? documented(upTo) : asMethod;
  }

  private List<String> documented(String code) {
    String piece = code.substring(lastPiece(code));
    return shell.sourceCodeAnalysis().documentation(piece, piece.length(), false).stream()
        .map(Documentation::signature)
        .distinct()
        .toList();
  }

  /** Whether a cell is whole, in the protocol's words. */
  String isComplete(String code) {
    return switch (shell.sourceCodeAnalysis().analyzeCompletion(code).completeness()) {
      case COMPLETE, COMPLETE_WITH_SEMI, EMPTY -> BaseKernel.IS_COMPLETE_YES;
      case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> "    ";
      case UNKNOWN -> BaseKernel.IS_COMPLETE_BAD;
    };
  }

  @Override
  public void close() {
    shell.close();
  }
}
