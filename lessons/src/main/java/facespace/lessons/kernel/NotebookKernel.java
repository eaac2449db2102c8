package facespace.lessons.kernel;

import facespace.lab.Lab;
import facespace.text.Version;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;

/**
 * The kernel: what Jupyter asks is answered by JShell's cells, their history and their comments.
 */
public final class NotebookKernel extends BaseKernel {
  private static final String PARENT = "JPY_PARENT_PID";

  private final Interruption interruption;
  private final History history;
  private final Cells cells = new Cells();
  private final Comments comments = new Comments();

  private NotebookKernel(Interruption interruption, History history) {
    super(
        "FaceSpace",
        Version.TEXT,
        new LanguageInfo.Builder("java")
            .version(Runtime.version().toString())
            .mimetype("text/x-java-source")
            .fileExtension(".jshell")
            .pygments("java")
            .codemirror("text/x-java")
            .build(),
        List.<HelpLink>of(),
        history,
        new JupyterIO(StandardCharsets.UTF_8),
        new CommManager(),
        new Renderer(),
        null, // no magics: cells are Java
        null,
        false,
        new StringStyler.Builder().build());
    this.interruption = interruption;
    this.history = history;
    Shown.register(getRenderer());
    Lab.watch(() -> new Animation(getIO().display, Clock.systemUTC()));
  }

  /**
   * Serves one notebook until it is closed, or Jupyter is gone.
   *
   * @param connection the connection file's text
   * @throws GeneralSecurityException if Jupyter wants a signature that Java does not know
   */
  public static void run(String connection) throws GeneralSecurityException {
    leaveWithJupyter();
    Interruption interruption = new Interruption();
    NotebookKernel kernel = new NotebookKernel(interruption, new History());
    kernel.onStartup();
    UndisturbedConnection wire =
        new UndisturbedConnection(KernelConnectionProperties.parse(connection), interruption);
    kernel.becomeHandlerForConnection(wire);
    wire.connect();
    wire.waitUntilClose();
  }

  /** A Jupyter that dies without a word leaves no kernel behind. */
  private static void leaveWithJupyter() {
    Optional.ofNullable(System.getenv(PARENT))
        .map(Long::parseLong)
        .flatMap(ProcessHandle::of)
        .ifPresent(jupyter -> jupyter.onExit().thenRun(() -> Runtime.getRuntime().halt(0)));
  }

  @Override
  public DisplayData eval(String cell) {
    history.add(executionCount.get() - 1, cell);
    interruption.begin();
    try {
      return super.eval(cell);
    } catch (RuntimeException e) {
      RuntimeException told = interruption.isWanted() ? new Interrupted(e) : e;
      told.setStackTrace(Sentences.wayTo(told));
      throw told;
    } finally {
      interruption.end();
    }
  }

  @Override
  public Object evalRaw(String source) {
    return cells.run(source);
  }

  @Override
  public void interrupt() {
    interruption.interrupt();
  }

  @Override
  public List<String> formatError(Throwable problem) {
    return Sentences.of(problem);
  }

  @Override
  public ReplacementOptions complete(String code, int at) {
    return cells.complete(code, at);
  }

  @Override
  public DisplayData inspect(String code, int at, boolean extraDetail) {
    String told = comments.explained(cells.signatures(code, at));
    return told.isEmpty() ? null : new DisplayData(told);
  }

  @Override
  public String isComplete(String code) {
    return cells.isComplete(code);
  }

  @Override
  public void onShutdown(boolean isRestarting) {
    super.onShutdown(isRestarting);
    cells.close();
  }
}
