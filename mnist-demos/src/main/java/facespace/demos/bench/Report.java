package facespace.demos.bench;

import facespace.demos.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints what was measured as soon as it is known: a Markdown table, or JSON lines. */
final class Report {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private final PrintWriter out;
  private final boolean json;
  private boolean lacks;

  /**
   * @param json JSON lines instead of a table
   */
  Report(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** Which machine this is. */
  void machine() throws IOException {
    String cpu = cpuName();
    int cores = Runtime.getRuntime().availableProcessors();
    String java = System.getProperty("java.vm.name") + " " + System.getProperty("java.version");
    if (json) {
      out.println(Json.object().put("cpu", cpu).put("cores", cores).put("java", java));
    } else {
      out.printf(
          "%s, %d cores, %s %s, %s%n%n",
          cpu, cores, System.getProperty("os.name"), System.getProperty("os.arch"), java);
    }
  }

  void header() {
    if (!json) {
      out.println("| what | measured | aim | verdict | how |");
      out.println("|---|---:|---:|---|---|");
    }
  }

  void add(BenchCommand.Kind part, Measurement measurement) {
    out.println(json ? measurement.json(part.name()).toString() : measurement.row());
    out.flush();
  }

  void notMeasured(BenchCommand.Kind part, String why) {
    lacks = true;
    if (json) {
      out.println(Json.object().put("part", part.name()).put("notMeasured", why));
    } else {
      out.printf("| %s | not measured: %s | | | |%n", part.name(), why);
    }
    out.flush();
  }

  /** Whether a part was not measured. */
  boolean lacks() {
    return lacks;
  }

  private static String cpuName() throws IOException {
    if (!Files.isReadable(CPU_INFO)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(CPU_INFO).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
