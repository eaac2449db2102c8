package facespace.engine;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * Tells the C library to keep large freed blocks for the next batch. Left alone, glibc gives every
 * activation back to the system and fetches it again, zeroed page by page, at each training step.
 */
final class NativeMemory {
  /** glibc's {@code M_TRIM_THRESHOLD}, {@code M_TOP_PAD} and {@code M_MMAP_THRESHOLD}. */
  private static final int TRIM_THRESHOLD = -1;

  private static final int TOP_PAD = -2;
  private static final int MMAP_THRESHOLD = -3;
  private static final int LARGE = 1 << 30;
  private static final int PAD = 64 << 20;

  private NativeMemory() {}

  static void keepFreedBlocks() {
    if (!Platform.isLinux()) {
      return;
    }
    try {
      Function mallopt = NativeLibrary.getInstance("c").getFunction("mallopt");
      mallopt.invokeInt(new Object[] {MMAP_THRESHOLD, LARGE});
      mallopt.invokeInt(new Object[] {TRIM_THRESHOLD, LARGE});
      mallopt.invokeInt(new Object[] {TOP_PAD, PAD});
    } catch (UnsatisfiedLinkError e) {
      // Another C library than glibc: it only costs speed.
    }
  }
}
