package facespace.demos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.sweep.ResultFile;
import facespace.sweep.ResultRows;
import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepResult;
import facespace.sweep.workers.Answer;
import facespace.sweep.workers.Worker;
import facespace.train.spec.RunSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finished jar on a real cluster: a master and two workers, which are killed on the way. */
class SparkSweepIT {
  private static final Path JAR = Path.of("target", "mnist-demos.jar");
  private static final SparkHome SPARK = new SparkHome(Path.of("spark", "target", "home"));

  /** Nothing here runs long enough to be compiled twice. */
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  @TempDir private Path folder;
  private Path table;
  private Path digits;

  /** A sweep of so many seeds with two losses, as somebody would start it; patience in seconds. */
  private Process onSpark(SparkCluster cluster, int seeds, int patience) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(QUICK, "-jar", JAR.toString(), "sweep", "--data", digits.toString()));
    command.addAll(List.of("--net", "mlp", "--batch", "50", "--epochs", "2", "--json"));
    command.addAll(List.of("--loss", "arcface,cosface", "--seeds", "1.." + seeds));
    command.addAll(List.of("--out", table.toString()));
    command.addAll(List.of("--spark", cluster.master(), "--patience", "" + patience));
    ProcessBuilder sweep = new ProcessBuilder(command);
    sweep.environment().putAll(cluster.environment());
    sweep
        .environment()
        .put("SPARK_SUBMIT_OPTS", QUICK + " -Dspark.executor.defaultJavaOptions=" + QUICK);
    return sweep.start();
  }

  private static void awaitRun(Process sweep) throws IOException {
    BufferedReader out = sweep.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    while (line != null && !line.contains("\"event\":\"run\"")) {
      line = out.readLine();
    }
    assertNotNull(line, () -> "no run was trained: " + errors(sweep));
  }

  private static void awaitEnd(Process sweep) {
    sweep.inputReader(StandardCharsets.UTF_8).lines().forEach(line -> {});
  }

  private static String errors(Process sweep) {
    return sweep.errorReader(StandardCharsets.UTF_8).lines().collect(Collectors.joining("\n"));
  }

  /** What runs came to; how long they took is another matter. */
  private Map<RunSpec, Double> accuracies() throws IOException {
    return ResultFile.read(table).stream() // toMap refuses a run that is there twice
        .collect(Collectors.toMap(SweepResult::spec, SparkSweepIT::accuracy));
  }

  private static double accuracy(SweepResult result) {
    return result.value(SweepMeasure.TEST_ACCURACY);
  }

  private static double accuracy(Answer trained) {
    return accuracy(ResultRows.parse(trained.text()));
  }

  @Test
  void whateverIsKilledEveryRunComesOnceAndIsTheSameAsHere()
      throws IOException, InterruptedException {
    assertTrue(Files.isDirectory(SPARK.folder()), "build the module spark first");
    table = folder.resolve("spark.csv");
    digits = folder.resolve("digits");
    Commands.run("pen", "--out", digits.toString(), "--count", "600");
    try (SparkCluster cluster = new SparkCluster(SPARK, folder.resolve("work"))) {
      Process first = cluster.addWorker();
      Process second = cluster.addWorker();
      Process sweep = onSpark(cluster, 4, 900);
      awaitRun(sweep);
      awaitRun(sweep);
      SparkCluster.kill(first);
      awaitEnd(sweep);
      assertEquals(0, sweep.waitFor(), () -> errors(sweep));
      Map<RunSpec, Double> there = accuracies();
      assertEquals(8, there.size());
      Worker here = new Worker(RunOptions::data);
      there.forEach((run, accuracy) -> assertEquals(accuracy(here.train(run.text())), accuracy));
      leavesTheTableWhenItsCommandIsKilled(cluster);
      isGivenUpWithoutWorkers(cluster, second);
    }
  }

  /** The driver is another process, which hears of nothing; whoever comes next needs the table. */
  private void leavesTheTableWhenItsCommandIsKilled(SparkCluster cluster) throws IOException {
    Process sweep = onSpark(cluster, 500, 900);
    awaitRun(sweep);
    List<ProcessHandle> drivers = sweep.descendants().toList();
    assertEquals(1, drivers.size());
    sweep.destroyForcibly();
    drivers.get(0).onExit().orTimeout(10, TimeUnit.MINUTES).join();
  }

  private void isGivenUpWithoutWorkers(SparkCluster cluster, Process last)
      throws IOException, InterruptedException {
    Process sweep = onSpark(cluster, 500, 2);
    awaitRun(sweep);
    SparkCluster.kill(last);
    awaitEnd(sweep);
    String err = errors(sweep);
    assertEquals(2, sweep.waitFor(), err);
    int kept = accuracies().size();
    assertTrue(kept > 8 && kept < 1000, kept + " runs");
    assertEquals(
        "Spark at %s has had no worker for 2 s: %,d of 1,000 runs are kept in %s; the same command goes on."
            .formatted(cluster.master(), kept, table),
        err);
  }
}
