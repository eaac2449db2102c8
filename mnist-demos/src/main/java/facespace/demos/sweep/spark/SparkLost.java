package facespace.demos.sweep.spark;

import java.io.IOException;

/** A cluster that is not there, or no longer; its message is the beginning of a sentence. */
public final class SparkLost extends IOException {
  private static final long serialVersionUID = 1L;

  SparkLost(String message, Throwable cause) {
    super(message, cause);
  }
}
