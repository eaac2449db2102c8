package facespace.demos.sweep;

import facespace.demos.RunOptions;
import facespace.sweep.workers.Worker;
import facespace.sweep.workers.WorkerProcess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A process that trains what its sweep tells it, one run after another. For {@code sweep} only. */
@Command(name = WorkerProcess.COMMAND, hidden = true, description = "Trains what a sweep tells it.")
public final class WorkerCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Override
  public Integer call() throws InterruptedException {
    new Worker(RunOptions::data).serve(System.in, command.commandLine().getOut());
    return ExitCode.OK;
  }
}
