package facespace.play.hub;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Does the tensor work that requests ask for, all on one thread: the native library keeps helper
 * threads and memory for every thread that ever called it, and a web server has many. Thread-safe.
 */
public final class TensorThread {
  private static final Executor THREAD =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "calculator");
            thread.setDaemon(true);
            return thread;
          });

  private TensorThread() {}

  /** Waits for a result; what the work throws comes out here. The work must not call this again. */
  public static <T> T calculate(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, THREAD).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
