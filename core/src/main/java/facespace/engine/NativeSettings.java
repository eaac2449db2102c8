package facespace.engine;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * Settings of the C libraries below the engine, made before it is loaded.
 *
 * <p>Memory: large freed blocks are kept for the next batch. Left alone, glibc gives every
 * activation back to the system and fetches it again, zeroed page by page, at each training step.
 *
 * <p>Waiting: a thread that waits for its partner soon sleeps. Left alone, the OpenMP library spins
 * for milliseconds, and training crawls as soon as a browser wants one of the two cores.
 */
final class NativeSettings {
  /** glibc's {@code M_TRIM_THRESHOLD}, {@code M_TOP_PAD} and {@code M_MMAP_THRESHOLD}. */
  private static final int TRIM_THRESHOLD = -1;

  private static final int TOP_PAD = -2;
  private static final int MMAP_THRESHOLD = -3;
  private static final int LARGE = 1 << 30;

  /** glibc before 2.35 refuses more. */
  private static final int LARGEST_OF_OLD_GLIBC = 32 << 20;

  private static final int PAD = 64 << 20;
  private static final String SPINS = "2000";

  private NativeSettings() {}

  static void apply() {
    if (!Platform.isLinux()) {
      return;
    }
    try {
      NativeLibrary c = NativeLibrary.getInstance("c");
      c.getFunction("setenv").invokeInt(new Object[] {"GOMP_SPINCOUNT", SPINS, 0});
      Function mallopt = c.getFunction("mallopt");
      if (mallopt.invokeInt(new Object[] {MMAP_THRESHOLD, LARGE}) == 0) {
        mallopt.invokeInt(new Object[] {MMAP_THRESHOLD, LARGEST_OF_OLD_GLIBC});
      }
      mallopt.invokeInt(new Object[] {TRIM_THRESHOLD, LARGE});
      mallopt.invokeInt(new Object[] {TOP_PAD, PAD});
    } catch (UnsatisfiedLinkError e) {
      // Another C library than glibc: it only costs speed.
    }
  }

  /** Gives freed memory back to the system: worth it after a run, too dear after a step. */
  static void returnFreedMemory() {
    if (!Platform.isLinux()) {
      return;
    }
    try {
      NativeLibrary.getInstance("c").getFunction("malloc_trim").invokeInt(new Object[] {0L});
    } catch (UnsatisfiedLinkError e) {
      // Another C library than glibc: it returns memory by its own rules.
    }
  }
}
