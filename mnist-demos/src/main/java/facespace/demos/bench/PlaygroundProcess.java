package facespace.demos.bench;

import facespace.disk.Durable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A playground started as a process of its own, on a free port. */
final class PlaygroundProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://[^\\s/]+:\\d+");
  private static final double PATIENCE_SECONDS = 120;
  private static final long POLL_MILLIS = 10;

  private final Process process;
  private final Path folder;
  private final Playground playground;
  private final double pageSeconds;
  private final double warmSeconds;

  private PlaygroundProcess(Process process, Path folder, long start)
      throws IOException, InterruptedException {
    this.process = process;
    this.folder = folder;
    playground = new Playground(awaitAddress(start));
    playground.bytes("/play");
    pageSeconds = seconds(start);
    while (!playground.json("/api/health").path("ready").asBoolean()) {
      pause(start);
    }
    warmSeconds = seconds(start);
  }

  /** Starts the server and waits until it is warm. */
  static PlaygroundProcess start(Path jar) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("playground"); // the user's own store may be in use
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                List.of(
                    java,
                    "-jar",
                    jar.toString(),
                    "--port",
                    "0",
                    "--store",
                    folder.resolve("store").toString()))
            .redirectErrorStream(true)
            .redirectOutput(log(folder).toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    try {
      return new PlaygroundProcess(process, folder, start);
    } catch (IOException | InterruptedException | RuntimeException e) {
      stop(process, folder);
      throw e;
    }
  }

  private static Path log(Path folder) {
    return folder.resolve("log");
  }

  Playground playground() {
    return playground;
  }

  /** How much processor time its training threads have used. */
  TrainingClock clock() {
    return new TrainingClock(process.pid());
  }

  /** Seconds from the start of the process to its first page. */
  double pageSeconds() {
    return pageSeconds;
  }

  /** Seconds from the start of the process until it says that it is warm. */
  double warmSeconds() {
    return warmSeconds;
  }

  private URI awaitAddress(long start) throws IOException, InterruptedException {
    while (true) {
      Matcher address = ADDRESS.matcher(Files.readString(log(folder), StandardCharsets.UTF_8));
      if (address.find()) {
        return URI.create(address.group());
      }
      if (!process.isAlive()) {
        throw new NotMeasured(
            "the playground ended with: " + Files.readString(log(folder)).strip());
      }
      pause(start);
    }
  }

  private static void pause(long start) throws InterruptedException {
    if (seconds(start) > PATIENCE_SECONDS) {
      throw new NotMeasured("the playground is not ready after " + PATIENCE_SECONDS + " s");
    }
    Thread.sleep(POLL_MILLIS);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void stop(Process process, Path folder) throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    Durable.delete(folder);
  }

  @Override
  public void close() throws IOException {
    try {
      stop(process, folder);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
