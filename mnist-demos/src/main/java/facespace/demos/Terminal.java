package facespace.demos;

import java.io.Console;

/** Whether a person watches. */
public final class Terminal {
  private Terminal() {}

  /**
   * From Java 22 on a process has a console object even when its streams are files, and a method to
   * ask; before, the object itself is the answer.
   */
  public static boolean isThere() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJava) {
      return true;
    }
  }
}
