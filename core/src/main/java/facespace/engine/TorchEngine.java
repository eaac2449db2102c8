package facespace.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;

/**
 * The one door to the native tensor library.
 *
 * <p>Thread-safe. The library's telemetry and its look-ups in model collections on the network are
 * switched off here, before it is loaded.
 */
public final class TorchEngine {
  static {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    NativeSettings.apply();
  }

  private TorchEngine() {}

  /** A manager of native memory; the caller closes it. */
  public static NDManager newManager() {
    return Engine.getEngine("PyTorch").newBaseManager();
  }

  /** Gives native memory that closed managers have freed back to the system. */
  public static void returnFreedMemory() {
    NativeSettings.returnFreedMemory();
  }
}
