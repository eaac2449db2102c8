package facespace.lessons.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Runs snippets in this process, on the thread that asks, and keeps what came of the last one. */
final class CellControl extends DirectExecutionControl implements ExecutionControlProvider {
  private Object value;
  private Throwable thrown;

  @Override
  protected String invoke(Method snippet) throws Exception {
    value = null;
    thrown = null;
    try {
      value = snippet.invoke(null);
    } catch (InvocationTargetException e) {
      thrown = e.getCause();
      throw e;
    }
    return ""; // JShell's own text of it; who wants to see it is shown the value
  }

  /** The value of the last snippet; null if it has none. */
  Object value() {
    return value;
  }

  /** What the last snippet threw. */
  Throwable thrown() {
    return thrown;
  }

  @Override
  public String name() {
    return "facespace";
  }

  @Override
  public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
    return this;
  }
}
