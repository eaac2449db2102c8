package facespace.play.hub.archive;

import facespace.data.DataException;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes an archive, in the order in which work is handed over. Thread-safe.
 */
final class ArchiveWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveWriter.class);
  private static final int MOST_WAITING = 64;
  private static final int LAST_SECONDS = 10;

  private final AtomicInteger waiting = new AtomicInteger();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "archive");
            thread.setDaemon(true);
            return thread;
          });

  /** Something to do on the thread. */
  interface Work {
    void run() throws IOException;
  }

  /** Does something every second; what goes wrong is logged. */
  void everySecond(Work work) {
    thread.scheduleWithFixedDelay(() -> attempt(work), 1, 1, TimeUnit.SECONDS);
  }

  /** Whether so much waits that what can be spared is better left out. */
  boolean isBehind() {
    return waiting.get() >= MOST_WAITING;
  }

  /** Does something when its turn comes, unless this is closed; what goes wrong is logged. */
  void later(Work work) {
    if (thread.isShutdown()) {
      return;
    }
    waiting.incrementAndGet();
    thread.execute(
        () -> {
          try {
            attempt(work);
          } finally {
            waiting.decrementAndGet();
          }
        });
  }

  private static void attempt(Work work) {
    try {
      work.run();
    } catch (IOException | RuntimeException e) {
      LOG.warn("an experiment cannot be stored: {}", e.toString());
    }
  }

  /**
   * Waits until all that was handed over is done, and this too; what it throws comes out here.
   *
   * @throws DataException if something cannot be written
   */
  <T> T await(Callable<T> work) {
    try {
      return thread.submit(work).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new DataException("runs.unwritable", e.getCause().getClass().getSimpleName());
    }
  }

  /** Does all that was handed over, and nothing any more. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("some moments are not stored");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
