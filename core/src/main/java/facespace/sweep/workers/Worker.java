package facespace.sweep.workers;

import facespace.data.Crowd;
import facespace.data.DataException;
import facespace.data.DataSet;
import facespace.knob.BadValue;
import facespace.knob.Knobs;
import facespace.sweep.SweepResult;
import facespace.text.Wording;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * Trains what a sweep tells it, one run after another: gradients are recorded once per process at a
 * time. Thread-safe.
 */
public final class Worker {
  /** An order to train a run to its end; the run's text follows. */
  static final String TRAIN = "train ";

  /** An order to find out how long a run takes; the run's text follows. */
  static final String TIME = "time ";

  private static final int FIRST_STEPS = 3;
  private static final double TRIAL_SECONDS = 1;

  /** Data that runs share: loading them takes longer than many a run. */
  private record DataKey(String data, String testData, Crowd crowd) {}

  private final Function<RunSpec, DataSet> loader;
  private DataKey key;
  private DataSet data;

  /**
   * @param loader finds a run's data; may throw a {@link BadValue} or a {@link DataException}
   */
  public Worker(Function<RunSpec, DataSet> loader) {
    this.loader = loader;
  }

  /**
   * Takes orders, a line each, and writes the answers, as long as there is somebody who gives them:
   * then it ends the process. Whoever gave them was killed, perhaps, and what is under way is for
   * nobody.
   */
  public void serve(InputStream in, PrintWriter out) throws InterruptedException {
    BlockingQueue<String> orders = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> read(in, orders), "orders");
    reader.setDaemon(true);
    reader.start();
    while (true) {
      String order = orders.take();
      Answer answer =
          order.startsWith(TIME)
              ? time(order.substring(TIME.length()))
              : train(order.substring(TRAIN.length()));
      out.println(answer.line());
    }
  }

  private static void read(InputStream from, BlockingQueue<String> orders) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
      String line = in.readLine();
      while (line != null) {
        orders.add(line);
        line = in.readLine();
      }
    } catch (IOException gone) {
      // As at the end.
    }
    Runtime.getRuntime().halt(0);
  }

  /**
   * Trains a run to its end.
   *
   * @param text the run's text form
   */
  public Answer train(String text) {
    return answer(text, run -> Answer.done(trained(run)));
  }

  /** Finds out how long a run would take. */
  private Answer time(String text) {
    return answer(text, run -> new Answer(Answer.Kind.TAKES, Knobs.number(secondsOf(run))));
  }

  private synchronized Answer answer(String text, Function<Run, Answer> todo) {
    try (Run run = begin(RunSpec.parse(text))) {
      return todo.apply(run);
    } catch (BadValue problem) {
      return Answer.refused(Wording.of(problem));
    } catch (DataException problem) {
      return Answer.refused(Wording.of(problem));
    }
  }

  private Run begin(RunSpec spec) {
    DataKey wanted = new DataKey(spec.data(), spec.testData(), spec.crowd());
    if (!wanted.equals(key)) {
      data = loader.apply(spec);
      key = wanted;
    }
    return new Run(spec, data);
  }

  private static SweepResult trained(Run run) {
    while (run.ending().isEmpty()) {
      run.step();
    }
    return SweepResult.of(run);
  }

  /** From a short stretch of it; the first steps, which prepare much, are not counted. */
  private static double secondsOf(Run run) {
    double from = 0;
    while (run.ending().isEmpty() && run.trainingSeconds() - from < TRIAL_SECONDS) {
      run.step();
      from = run.steps() == FIRST_STEPS ? run.trainingSeconds() : from;
    }
    int counted = Math.max(1, run.steps() - FIRST_STEPS);
    return (run.trainingSeconds() - from) / counted * run.totalSteps();
  }
}
