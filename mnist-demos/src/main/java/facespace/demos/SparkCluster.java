package facespace.demos;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A master of Spark's own and workers, a core each, on this machine and for it alone: to measure
 * and to try sweeps. Not thread-safe.
 */
public final class SparkCluster implements AutoCloseable {
  private static final String LOCAL = "127.0.0.1";
  private static final String DEPLOY = "org.apache.spark.deploy.";
  private static final List<String> SMALL = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");
  private static final Pattern STARTED = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern REGISTERED =
      Pattern.compile("(Successfully registered) with master");

  private final SparkHome home;
  private final Path folder;
  private final List<Process> processes = new ArrayList<>();
  private final String master;

  /**
   * Starts the master.
   *
   * @param folder where workers keep what they are sent; whoever gave it deletes it
   */
  public SparkCluster(SparkHome home, Path folder) throws IOException {
    this.home = home;
    this.folder = folder;
    List<String> args = List.of("--host", LOCAL, "--port", "0", "--webui-port", "0");
    master = awaited(start("master.Master", args), STARTED);
  }

  /** What {@code --spark} takes. */
  public String master() {
    return master;
  }

  /** What the environment of whoever uses the cluster says. */
  public Map<String, String> environment() {
    return Map.of(
        SparkHome.VARIABLE,
        home.folder().toString(),
        "SPARK_LOCAL_IP",
        LOCAL,
        "SPARK_SCALA_VERSION",
        "2.13");
  }

  /** Adds a worker with one core, and waits until the master knows it. */
  public Process addWorker() throws IOException {
    List<String> args = new ArrayList<>(List.of("--host", LOCAL, "--cores", "1"));
    args.addAll(List.of("--memory", "1g", "--webui-port", "0", "-d", folder.toString(), master));
    Process worker = start("worker.Worker", args);
    awaited(worker, REGISTERED);
    return worker;
  }

  private Process start(String main, List<String> args) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(home.command(SMALL, DEPLOY + main, args));
    builder.environment().putAll(environment());
    Process process = builder.redirectErrorStream(true).start();
    processes.add(process);
    return process;
  }

  /** Waits for a line of a process; what it says afterwards is nobody's business. */
  private static String awaited(Process process, Pattern said) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String last = "";
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher matcher = said.matcher(line);
      if (matcher.find()) {
        Thread rest = new Thread(() -> out.lines().forEach(it -> {}), "spark-log");
        rest.setDaemon(true);
        rest.start();
        return matcher.group(1);
      }
      last = line;
    }
    throw new IOException("Spark did not start: " + last);
  }

  /** Kills a worker with its executors, and waits until they are gone. */
  public static void kill(Process worker) {
    List<ProcessHandle> all = new ArrayList<>();
    all.add(worker.toHandle()); // first: it would start others in their place
    worker.descendants().forEach(all::add);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(gone -> gone.onExit().join());
  }

  /** Ends all of it, executors too. */
  @Override
  public void close() {
    processes.forEach(SparkCluster::kill);
  }
}
