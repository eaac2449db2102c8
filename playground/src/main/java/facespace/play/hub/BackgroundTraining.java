package facespace.play.hub;

import facespace.data.DataException;
import facespace.play.web.Refused;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that is trained because nobody has asked for anything else: on a thread of its own,
 * which rests while others train or wait for an answer, and can be broken off. Thread-safe.
 */
public final class BackgroundTraining implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundTraining.class);
  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long PATIENCE_MILLIS = 5_000;

  private final String name;
  private final BooleanSupplier othersWork;
  private final Runnable work;
  private final Thread thread;

  /**
   * @param name of its thread, and in the log
   * @param othersWork whether it has to rest
   * @param work what is trained; asks {@link #mayGoOn} before it begins and before every batch
   */
  public BackgroundTraining(String name, BooleanSupplier othersWork, Runnable work) {
    this.name = name;
    this.othersWork = othersWork;
    this.work = work;
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  /** Begins; once only. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      work.run();
    } catch (DataException | Refused e) {
      LOG.warn("{} ends early: {}", name, e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("{} ends early", name, e);
    }
  }

  /** Rests while others work; then whether to go on, which is over once it is broken off. */
  public boolean mayGoOn() {
    while (othersWork.getAsBoolean() && !thread.isInterrupted()) {
      LockSupport.parkNanos(REST_NANOS);
    }
    return !thread.isInterrupted();
  }

  /** Waits until it is over. */
  public void awaitEnd() throws InterruptedException {
    thread.join();
  }

  /** Breaks off what is under way, and waits a moment for its last batch. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
