package facespace.engine;

import ai.djl.pytorch.jni.JniUtils;

/**
 * Over how many threads the tensor library divides one operation: a setting of the thread that
 * asks.
 *
 * <p>Sums are added up in another order with another number, so a run that is to give the same
 * numbers again always asks for the same.
 */
public final class Threads {
  private Threads() {}

  /**
   * Operations of this thread are divided over so many.
   *
   * @param count at least 1, or 0 for as many as there are cores
   */
  public static void use(int count) {
    int wanted = count > 0 ? count : Runtime.getRuntime().availableProcessors();
    // Asking first also keeps a thread's first operation from setting its own number afterwards.
    // Setting throws away the library's compiled convolutions: only when the number changes.
    if (JniUtils.getNumThreads() != wanted) {
      JniUtils.setNumThreads(wanted);
    }
  }
}
