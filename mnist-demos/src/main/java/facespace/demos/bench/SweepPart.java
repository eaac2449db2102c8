package facespace.demos.bench;

import facespace.demos.Main;
import facespace.demos.SparkCluster;
import facespace.demos.SparkHome;
import facespace.disk.Durable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs per minute of a sweep: worker processes here, and, where {@code SPARK_HOME} names a Spark,
 * as many workers of a cluster on this machine. Each works on its runs with one core.
 */
record SweepPart(Optional<SparkHome> spark) implements Part {
  private static final int RUNS = 24;
  private static final int MOST_WORKERS = 2;
  private static final List<String> SWEEP =
      List.of(
          "sweep", "--data", "pen", "--net", "mlp", "--epochs", "1", "--loss", "arcface", "--json");

  private static final String RUN = "{\"event\":\"run\"";

  /** How fast it went once every worker had a run behind it, and how long the first took. */
  private record Speed(double runsPerMinute, double startSeconds) {}

  @Override
  public void measure(Consumer<Measurement> result) throws IOException, InterruptedException {
    Path jar = Main.jar().orElseThrow(() -> new NotMeasured("it needs the finished jar"));
    Path folder = Files.createTempDirectory("sweeps");
    try {
      for (int workers = 1; workers <= MOST_WORKERS; workers++) {
        Speed here = speed(jar, folder, workers, List.of("--workers", "" + workers), Map.of());
        result.accept(of("processes", workers, here));
        if (spark.isPresent()) {
          Speed cluster = onSpark(jar, folder, workers);
          result.accept(of("Spark", workers, cluster));
          result.accept(
              Measurement.of(
                  "Spark by processes, " + workers,
                  cluster.runsPerMinute() / here.runsPerMinute(),
                  "×",
                  "the two above"));
        }
      }
    } finally {
      Durable.delete(folder);
    }
    if (spark.isEmpty()) {
      throw new NotMeasured("on Spark: it needs " + SparkHome.VARIABLE);
    }
  }

  private static Measurement of(String what, int workers, Speed speed) {
    return Measurement.of(
        "sweep, " + what + ", " + workers,
        speed.runsPerMinute(),
        "runs/min",
        "%d runs: pen, mlp, one epoch; the first after %.0f s"
            .formatted(RUNS, speed.startSeconds()));
  }

  private Speed onSpark(Path jar, Path folder, int workers)
      throws IOException, InterruptedException {
    Path work = Files.createTempDirectory(folder, "spark");
    try (SparkCluster cluster = new SparkCluster(spark.orElseThrow(), work)) {
      for (int i = 0; i < workers; i++) {
        cluster.addWorker();
      }
      List<String> where = List.of("--spark", cluster.master());
      return speed(jar, folder, workers, where, cluster.environment());
    }
  }

  private static Speed speed(
      Path jar, Path folder, int workers, List<String> where, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path table = Files.createTempDirectory(folder, "table").resolve("sweep.csv");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(SWEEP);
    command.addAll(List.of("--seeds", "1.." + RUNS, "--out", table.toString()));
    command.addAll(where);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    List<Double> seconds = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(RUN)) {
          seconds.add((System.nanoTime() - start) / 1e9);
        }
      }
    }
    if (process.waitFor() != 0 || seconds.size() < RUNS) {
      throw new NotMeasured("the sweep ended after " + seconds.size() + " runs");
    }
    double counted = seconds.get(RUNS - 1) - seconds.get(workers - 1);
    return new Speed(60 * (RUNS - workers) / counted, seconds.get(0));
  }
}
