package facespace.demos.sweep;

import facespace.demos.sweep.Orders.Answer;
import facespace.sweep.ResultFile;
import facespace.sweep.SweepPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * What a sweep costs, before it begins.
 *
 * @param workers how many runs are trained at a time
 */
record Cost(SweepPlan plan, int workers) {
  /** So many runs are begun without asking; whoever watches sees how long they take. */
  static final int FEW = 100;

  private static final double DAY_SECONDS = 24 * 60 * 60;

  /**
   * Refuses, unless that is wanted, a sweep of more than a day; tries for that how long a run is.
   */
  void check(Path table, boolean wanted, CommandLine command) throws IOException {
    if (wanted || plan.size() <= FEW) {
      return;
    }
    int open = plan.size() - (Files.exists(table) ? ResultFile.read(table).size() : 0);
    if (open <= FEW) {
      return;
    }
    double seconds = secondsOfRun(command);
    double all = seconds * open / workers;
    if (all > DAY_SECONDS) {
      throw new ParameterException(
          command,
          String.format(
              Locale.ROOT,
              "The sweep has %,d runs to train, which would take about %s here (%s each, %d at a"
                  + " time, from a short trial of the first): with --yes it begins all the same.",
              open,
              Pace.text(all),
              Pace.text(seconds),
              workers));
    }
  }

  private double secondsOfRun(CommandLine command) throws IOException {
    try (WorkerProcess worker = WorkerProcess.start(WorkerProcess.ownCommand())) {
      Answer answer = worker.ask(Orders.TIME + plan.run(0).text());
      if (answer.kind() == Orders.Kind.REFUSED) {
        throw new ParameterException(command, answer.text());
      }
      return Double.parseDouble(answer.text());
    } catch (WorkerProcess.Died death) {
      throw new IOException("A short trial of the first run broke off: " + death.getMessage());
    }
  }
}
