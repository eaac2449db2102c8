package facespace.demos.sweep.spark;

import facespace.demos.Main;
import facespace.demos.SparkHome;
import facespace.sweep.workers.Workforce;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a sweep is trained on a cluster, and how. */
public final class SparkOptions {
  /** Spark sets this where a program is started by its {@code spark-submit}. */
  private static final String SUBMITTED = "spark.master";

  @Option(
      names = "--spark",
      paramLabel = "MASTER",
      description = {
        "Trains on Apache Spark: spark://HOST:PORT, yarn or k8s://HOST:PORT. SPARK_HOME names the"
            + " folder with Spark;",
        "under spark-submit this option is not needed."
      })
  private String master;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "How long a sweep on Spark goes on without any worker (default: ${DEFAULT-VALUE}).")
  private int patienceSeconds;

  private CommandSpec command;

  /** Picocli calls this with the command that mixes these options in. */
  @Spec(Spec.Target.MIXEE)
  void addTo(CommandSpec mixee) {
    command = mixee;
  }

  /** Whether the sweep is for Spark: this process is its already, or will start one that is. */
  public boolean isOnSpark() {
    return master != null || isSubmitted();
  }

  /** Whether this process is Spark's already. */
  public boolean isSubmitted() {
    return System.getProperty(SUBMITTED) != null;
  }

  /**
   * Starts this command once more as a program of Spark's, if it is to be one and is not yet.
   *
   * @return its exit code
   * @throws ParameterException if that cannot be
   */
  public Optional<Integer> submit() throws IOException, InterruptedException {
    if (patienceSeconds < 1) {
      throw refused("--patience = %d is not allowed: 1 or more.".formatted(patienceSeconds));
    }
    if (master == null || isSubmitted()) {
      return Optional.empty();
    }
    new SparkMaster(master)
        .trouble()
        .ifPresent(
            sentence -> {
              throw refused(sentence);
            });
    SparkHome home =
        SparkHome.fromSystem()
            .orElseThrow(
                () ->
                    refused(
                        "--spark needs Apache Spark 4 on this machine: SPARK_HOME must name the"
                            + " folder it was unpacked to."));
    Path jar =
        Main.jar()
            .orElseThrow(
                () -> refused("--spark needs the finished mnist-demos.jar, lib beside it."));
    return Optional.of(
        new Submission(home, master, jar)
            .run(command.root().commandLine().getParseResult().originalArgs()));
  }

  /** Those who work for a sweep, in a process that is Spark's. */
  public Workforce hire(Workforce.Listener listener) {
    Submission.endWithSubmitter();
    return new SparkForce(
        listener, new Patience(Duration.ofSeconds(patienceSeconds), System::nanoTime));
  }

  private ParameterException refused(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }
}
