package facespace.lessons.kernel;

/**
 * Stops the cell that runs by interrupting its thread, and nothing else: neither a message that the
 * thread is sending, which would be lost with its channel, nor the kernel between two cells.
 */
final class Interruption {
  private Thread running;
  private boolean wanted;

  /** This thread runs a cell from now on. */
  synchronized void begin() {
    running = Thread.currentThread();
    wanted = false;
  }

  /** The cell is over; this thread goes on undisturbed. */
  synchronized void end() {
    running = null;
    Thread.interrupted();
  }

  /** Somebody wants the cell stopped, if one runs. */
  synchronized void interrupt() {
    if (running != null) {
      wanted = true;
      running.interrupt();
    }
  }

  /** Whether somebody wanted the last cell stopped. */
  synchronized boolean isWanted() {
    return wanted;
  }

  /** Does what must not be interrupted; who wants to has to wait, and is remembered. */
  synchronized void undisturbed(Runnable work) {
    boolean interrupted = Thread.interrupted();
    try {
      work.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
