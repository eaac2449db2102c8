package facespace.play;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Where the server says what somebody must know: the standard error output, or files that stay few
 * and small. {@code logging.properties} says how much that is.
 */
final class Logs {
  /** So many files there are at most. */
  static final int FILES = 5;

  /** So long is each, in bytes. */
  static final int LENGTH = 1 << 20;

  private static final Logger ROOT = configured();

  private Logs() {}

  private static Logger configured() {
    try (InputStream settings = Logs.class.getResourceAsStream("/logging.properties")) {
      LogManager.getLogManager().readConfiguration(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Logger.getLogger("");
  }

  /** To the standard error output, unless it goes elsewhere by now. */
  static void begin() {
    ROOT.getHandlers(); // what is above has been done
  }

  /**
   * To files from now on: the newest lines are in {@code file.0}, older ones in {@code file.1} and
   * so on, the oldest are let go.
   *
   * @throws IOException if it cannot be written there
   */
  static void to(Path file) throws IOException {
    to(file, LENGTH);
  }

  static void to(Path file, int length) throws IOException {
    String name = file.toAbsolutePath().toString().replace("%", "%%") + ".%g";
    Handler handler = new FileHandler(name, length, FILES, true);
    handler.setFormatter(new SimpleFormatter());
    handler.setEncoding("UTF-8");
    for (Handler before : ROOT.getHandlers()) {
      ROOT.removeHandler(before);
      before.close();
    }
    ROOT.addHandler(handler);
  }
}
