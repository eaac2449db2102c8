package facespace.demos.sweep;

import facespace.data.Crowd;
import facespace.data.DataException;
import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.demos.RunOptions;
import facespace.demos.sweep.Orders.Answer;
import facespace.knob.BadValue;
import facespace.knob.Knobs;
import facespace.sweep.ResultRows;
import facespace.sweep.SweepResult;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A process that trains what its sweep tells it, one run after another. For {@code sweep} only. */
@Command(name = "sweep-worker", hidden = true, description = "Trains what a sweep tells it.")
public final class WorkerCommand implements Callable<Integer> {
  private static final int FIRST_STEPS = 3;
  private static final double TRIAL_SECONDS = 1;

  /** Data that runs share: loading them takes longer than many a run. */
  private record DataKey(String data, String testData, Crowd crowd) {}

  @Spec private CommandSpec command;

  private DataKey key;
  private DataSet data;

  @Override
  public Integer call() throws InterruptedException {
    BlockingQueue<String> orders = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> read(orders), "orders");
    reader.setDaemon(true);
    reader.start();
    while (true) {
      command.commandLine().getOut().println(answer(orders.take()).line());
    }
  }

  /** When nobody is there any more, killed perhaps, what is under way is for nobody. */
  private static void read(BlockingQueue<String> orders) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
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

  private Answer answer(String order) {
    boolean trial = order.startsWith(Orders.TIME);
    String text = order.substring((trial ? Orders.TIME : Orders.TRAIN).length());
    try (Run run = begin(RunSpec.parse(text))) {
      return trial
          ? new Answer(Orders.Kind.TAKES, Knobs.number(secondsOf(run)))
          : new Answer(Orders.Kind.DONE, ResultRows.format(train(run)));
    } catch (BadValue | DataException problem) {
      return new Answer(Orders.Kind.REFUSED, problem.getMessage());
    }
  }

  private Run begin(RunSpec spec) {
    DataKey wanted = new DataKey(spec.data(), spec.testData(), spec.crowd());
    if (!wanted.equals(key)) {
      data = RunOptions.data(spec, DataSets.fromSystem());
      key = wanted;
    }
    return new Run(spec, data);
  }

  private static SweepResult train(Run run) {
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
