package facespace.sweep.workers;

import facespace.knob.BadValue;
import facespace.sweep.SweepPlan;
import facespace.train.spec.RunSpec;
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

  /** From all over the plan so many are tried until one can be. */
  private static final int TRIALS = 20;

  private static final double DAY_SECONDS = 24 * 60 * 60;

  /**
   * What a sweep costs if that is more than a day; for that it tries how long a run is: the first
   * that can be.
   *
   * @param done runs whose results are there
   * @param command starts a worker
   * @throws BadValue if none of those tried can be
   */
  public static Optional<Cost> beyondADay(
      SweepPlan plan, int done, int workers, List<String> command) throws IOException {
    int open = plan.size() - done;
    if (open <= FEW) {
      return Optional.empty();
    }
    Cost cost = new Cost(open, secondsOf(plan, command), workers);
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

  private static double secondsOf(SweepPlan plan, List<String> command) throws IOException {
    List<RunSpec> all = plan.configurations();
    int trials = Math.min(all.size(), TRIALS);
    Answer refusal = null;
    try (WorkerProcess worker = WorkerProcess.start(command)) {
      for (int i = 0; i < trials; i++) {
        RunSpec run = all.get((int) ((long) i * all.size() / trials));
        Answer answer = worker.ask(Worker.TIME + run.text());
        if (answer.kind() != Answer.Kind.REFUSED) {
          return Double.parseDouble(answer.text());
        }
        refusal = refusal == null ? answer : refusal;
      }
    } catch (WorkerProcess.Died death) {
      throw new IOException("A short trial of a run broke off: " + death.getMessage());
    }
    throw new BadValue("sweep.trial", refusal.wording());
  }
}
