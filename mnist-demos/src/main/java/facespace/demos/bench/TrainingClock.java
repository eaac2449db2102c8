package facespace.demos.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much processor time the training threads of a server have used. Source: proc(5), {@code
 * task/TID/stat}, utime and stime.
 *
 * @param pid of the server's process
 */
record TrainingClock(long pid) {
  private static final String NAME = "training-";
  private static final double TICKS_PER_SECOND = 100;

  /** Fields after the name in parentheses, from the third of all on. */
  private static final int USER = 14 - 3;

  private static final int SYSTEM = 15 - 3;

  /**
   * Seconds so far, to a hundredth.
   *
   * @throws NotMeasured if this system does not tell
   */
  double seconds() throws IOException {
    Path tasks = Path.of("/proc", String.valueOf(pid), "task");
    if (!Files.isDirectory(tasks)) {
      throw new NotMeasured("processor time is read from " + tasks + ", which is not here");
    }
    return ticks(tasks) / TICKS_PER_SECOND;
  }

  /** Of all threads that train, each a folder. */
  static long ticks(Path tasks) throws IOException {
    long ticks = 0;
    try (Stream<Path> threads = Files.list(tasks)) {
      for (Path thread : threads.toList()) {
        ticks += ticksOf(thread);
      }
    }
    return ticks;
  }

  private static long ticksOf(Path thread) throws IOException {
    try {
      return Files.readString(thread.resolve("comm")).startsWith(NAME)
          ? ticks(Files.readString(thread.resolve("stat")))
          : 0;
    } catch (IOException e) {
      if (Files.exists(thread)) {
        throw e;
      }
      return 0; // it ended since it was listed
    }
  }

  static long ticks(String stat) {
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    return Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(SYSTEM));
  }
}
