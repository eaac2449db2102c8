package facespace.sweep.workers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One worker, as its sweep sees it. Ends with the process that started it, whatever ends that. */
public final class WorkerProcess implements AutoCloseable {
  /** A worker that ended before it answered. */
  static final class Died extends Exception {
    private static final long serialVersionUID = 1L;

    Died(String message) {
      super(message);
    }
  }

  /** The name of the command that works. */
  public static final String COMMAND = "sweep-worker";

  /** What each of several JVMs may be given: no share of the memory, no file, no port. */
  private static final Pattern INHERITED = Pattern.compile("-XX:(Tiered|[+-]Use\\w*GC|\\+Unlock)");

  private final Process process;
  private final PrintWriter orders;
  private final BufferedReader answers;

  /** What it printed last beside its answers: the reason, if it ends. */
  private String lastWords = "";

  private WorkerProcess(Process process) {
    this.process = process;
    orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * The command that starts another process of this program as a worker, with the compilers and the
   * collector that this one was given.
   *
   * @param main its class that takes the command {@code sweep-worker}, which calls {@link
   *     Worker#serve}
   */
  public static List<String> command(Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> INHERITED.matcher(option).lookingAt())
        .forEach(command::add);
    command.add("-XX:ActiveProcessorCount=1"); // the other cores have workers of their own
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), COMMAND));
    return command;
  }

  static WorkerProcess start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("OMP_NUM_THREADS", "1");
    return new WorkerProcess(builder.start());
  }

  /** Waits for the answer to an order. */
  Answer ask(String order) throws Died {
    orders.println(order);
    try {
      String line = answers.readLine();
      while (line != null) {
        Optional<Answer> answer = Answer.in(line);
        if (answer.isPresent()) {
          return answer.get();
        }
        lastWords = line.isBlank() ? lastWords : line.strip();
        line = answers.readLine();
      }
    } catch (IOException brokenOff) {
      lastWords = brokenOff.toString();
    }
    throw died();
  }

  private Died died() {
    try {
      int code = process.waitFor();
      String words = lastWords.isEmpty() ? "" : " (" + lastWords + ")";
      return new Died("its process ended with code " + code + words);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Died("waiting for it was interrupted");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
