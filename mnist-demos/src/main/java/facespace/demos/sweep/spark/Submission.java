package facespace.demos.sweep.spark;

import facespace.demos.Main;
import facespace.demos.SparkHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ExitCode;

/**
 * A command of this program as {@code spark-submit} starts it: in a JVM with Spark's classes, and
 * with the program's own jars sent to every executor.
 */
record Submission(SparkHome home, String master, Path jar) {
  private static final String MAIN = "org.apache.spark.deploy.SparkSubmit";
  private static final String LOG = "/facespace/demos/sweep/spark/log4j2.properties";

  /** Tells the program the number of the process that has started it. */
  private static final String SUBMITTER = "facespace.submitter";

  private Path lib() {
    return jar.resolveSibling("lib");
  }

  /** Runs it with the streams of this process, and ends it with this process. */
  int run(List<String> args) throws IOException, InterruptedException {
    List<String> submitted = new ArrayList<>();
    submitted.addAll(List.of("--master", master, "--class", Main.class.getName()));
    submitted.addAll(List.of("--jars", libraries(), jar.toString()));
    submitted.addAll(args);
    String log = "-Dlog4j2.configurationFile=jar:" + jar.toUri() + "!" + LOG;
    String own = "-D" + SUBMITTER + "=" + ProcessHandle.current().pid();
    List<String> options = new ArrayList<>(List.of(log, own));
    options.addAll(given());
    ProcessBuilder builder = new ProcessBuilder(home.command(options, MAIN, submitted));
    Process process = builder.inheritIO().start();
    Thread farewell = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(farewell);
    return process.waitFor();
  }

  /**
   * In the program that was started: ends it when the process that started it is gone, killed
   * perhaps without a chance to say so. Its table would stay locked.
   */
  static void endWithSubmitter() {
    Optional.ofNullable(Long.getLong(SUBMITTER))
        .ifPresent(
            pid ->
                ProcessHandle.of(pid)
                    .map(ProcessHandle::onExit)
                    .orElseGet(() -> CompletableFuture.completedFuture(null))
                    .thenRun(() -> Runtime.getRuntime().exit(ExitCode.SOFTWARE)));
  }

  /** Options of the JVM that Spark's own script takes as well. */
  private static List<String> given() {
    String options = System.getenv().getOrDefault("SPARK_SUBMIT_OPTS", "").strip();
    return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
  }

  private String libraries() throws IOException {
    try (Stream<Path> files = Files.list(lib())) {
      return files
          .map(Path::toString)
          .filter(name -> name.endsWith(".jar"))
          .sorted()
          .collect(Collectors.joining(","));
    }
  }
}
