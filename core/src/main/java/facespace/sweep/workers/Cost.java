package facespace.sweep.workers;

import facespace.knob.BadValue;
import facespace.sweep.SweepPlan;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a sweep costs, before it begins.
 *
 * @param open runs that are still to be trained
 * @param seconds how long one of them is
 * @param workers how many are trained at a time
 */
public record Cost(int open, double seconds, int workers) {
  /** So many runs are begun without asking; whoever watches sees how long they take. */
  private static final int FEW = 100;

  private static final double DAY_SECONDS = 24 * 60 * 60;

  /**
   * What a sweep costs if that is more than a day; for that it tries how long the first run is.
   *
   * @param done runs whose results are there
   * @param command starts a worker
   * @throws BadValue if the first run cannot be
   */
  public static Optional<Cost> beyondADay(
      SweepPlan plan, int done, int workers, List<String> command) throws IOException {
    int open = plan.size() - done;
    if (open <= FEW) {
      return Optional.empty();
    }
    Cost cost = new Cost(open, secondsOf(plan.run(0).text(), command), workers);
    return Optional.of(cost).filter(it -> it.allSeconds() > DAY_SECONDS);
  }

  private double allSeconds() {
    return seconds * open / workers;
  }

  /** How long all of them take, in words. */
  public String all() {
    return Pace.text(allSeconds());
  }

  /** How long one of them takes, in words. */
  public String each() {
    return Pace.text(seconds);
  }

  private static double secondsOf(String run, List<String> command) throws IOException {
    try (WorkerProcess worker = WorkerProcess.start(command)) {
      Answer answer = worker.ask(Worker.TIME + run);
      if (answer.kind() == Answer.Kind.REFUSED) {
        throw new BadValue("sweep.trial", answer.text());
      }
      return Double.parseDouble(answer.text());
    } catch (WorkerProcess.Died death) {
      throw new IOException("A short trial of the first run broke off: " + death.getMessage());
    }
  }
}
