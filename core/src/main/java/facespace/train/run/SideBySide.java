package facespace.train.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Does the same work for several runs at once, a thread for each: while one run is in a part that
 * keeps a single core busy, another uses the rest. What comes of each run is the same, bit for bit,
 * as if it were alone, since a run's own arithmetic is divided as before.
 */
public final class SideBySide implements AutoCloseable {
  private final ExecutorService others;
  private final int count;

  /**
   * @param count how many runs, at least 1
   */
  public SideBySide(int count) {
    this.count = count;
    others =
        Executors.newFixedThreadPool(
            Math.max(1, count - 1),
            work -> {
              Thread thread = new Thread(work, "run beside");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Does the work for runs 0 … count − 1 and waits for all of them.
   *
   * @throws RuntimeException or Error: the first that the work threw, after all have ended
   */
  public void each(IntConsumer work) {
    List<Future<?>> beside = new ArrayList<>();
    Throwable failure = null;
    try {
      for (int run = 1; run < count; run++) {
        int other = run;
        beside.add(others.submit(() -> work.accept(other)));
      }
      work.accept(0);
    } catch (RuntimeException | Error e) {
      failure = e; // thrown once nobody uses the runs' memory any more
    }
    for (Future<?> one : beside) {
      Throwable its = outcome(one);
      failure = failure == null ? its : failure;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
  }

  /** What went wrong, or null. An interruption has to wait: the run's memory is in use. */
  private static Throwable outcome(Future<?> one) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          one.get();
          return null;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          return e.getCause();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    others.shutdown();
  }
}
