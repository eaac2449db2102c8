package facespace;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What some work costs this process, however busy the machine is. */
public final class CpuTime {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private CpuTime() {}

  /** Seconds of processor time, of all threads together. */
  public static double seconds(Runnable work) {
    long start = SYSTEM.getProcessCpuTime();
    work.run();
    return (SYSTEM.getProcessCpuTime() - start) / 1e9;
  }
}
