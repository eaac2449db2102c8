package facespace.play;

import facespace.data.DataException;
import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.play.hub.RunData;
import facespace.sweep.workers.Worker;
import facespace.sweep.workers.WorkerProcess;
import facespace.train.spec.RunSpec;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** A process that trains what a sweep of the page tells it, one run after another. */
@Command(name = WorkerProcess.COMMAND, hidden = true, description = "Trains what a sweep tells it.")
final class SweepWorkerCommand implements Callable<Integer> {
  private static final String DATA_ROOT = "--data-root";

  @Option(names = DATA_ROOT, paramLabel = "DIR", description = "Folder of data sets.")
  private Path dataRoot;

  /** What starts one that finds the same data. */
  static List<String> command(DataSets data) {
    Stream<String> root = data.folder().stream().flatMap(it -> Stream.of(DATA_ROOT, it.toString()));
    return Stream.concat(WorkerProcess.command(Main.class).stream(), root).toList();
  }

  @Override
  public Integer call() throws InterruptedException {
    DataSets data = Main.data(dataRoot);
    PrintWriter out =
        new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    new Worker(spec -> load(data, spec)).serve(System.in, out);
    return ExitCode.OK;
  }

  /** Visitors too read what is wrong with data: files by their names alone. */
  private static DataSet load(DataSets data, RunSpec spec) {
    try {
      return RunData.load(data, spec);
    } catch (DataException e) {
      throw e.byName();
    }
  }
}
