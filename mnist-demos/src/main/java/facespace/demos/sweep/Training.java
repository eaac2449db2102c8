package facespace.demos.sweep;

import facespace.demos.sweep.spark.SparkLost;
import facespace.sweep.ResultFile;
import facespace.sweep.SweepPlan;
import facespace.sweep.workers.Sweep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A sweep being trained by this process. Whatever ends it early, its end says how to go on.
 *
 * @param out the table, by the name it was given
 */
record Training(Sweep sweep, SweepPlan plan, ResultFile file, Path out, CommandLine command) {
  /**
   * Trains what has no result yet.
   *
   * @return false if somebody pressed Ctrl-C, and this process ends
   * @throws ParameterException if the cluster is lost
   */
  boolean toItsEnd() throws IOException, InterruptedException {
    Thread farewell = new Thread(this::sayFarewell, "farewell");
    Runtime.getRuntime().addShutdownHook(farewell);
    Optional<SparkLost> lost = Optional.empty();
    boolean isSaid;
    try {
      sweep.run();
    } catch (SparkLost e) {
      lost = Optional.of(e);
    } finally {
      isSaid = isSaid(farewell);
    }
    if (lost.isPresent() && !isSaid) {
      throw new ParameterException(command, kept(lost.get().getMessage()));
    }
    return !isSaid;
  }

  /** Whether the farewell is being said already; else it is taken back. */
  private static boolean isSaid(Thread farewell) throws InterruptedException {
    try {
      Runtime.getRuntime().removeShutdownHook(farewell);
      return false;
    } catch (IllegalStateException ending) {
      farewell.join();
      return true;
    }
  }

  private void sayFarewell() {
    sweep.stop();
    command.getErr().printf("%n%s%n", kept("Stopped"));
  }

  private String kept(String why) {
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d runs are kept in %s; the same command goes on.",
        why,
        file.count(),
        plan.size(),
        out);
  }
}
