package facespace.demos;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.train.Ending;
import facespace.train.Frame;
import facespace.train.Run;
import facespace.train.RunSpec;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains one run and reports it, for people or line by line for programs. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Trains one run.",
    sortOptions = false)
final class TrainCommand implements Callable<Integer> {
  @Mixin private RunOptions options;

  @Option(names = "--json", description = "One JSON object per line: frames, then the result.")
  private boolean json;

  @Option(
      names = "--out",
      converter = PictureFile.Converter.class,
      paramLabel = "FILE",
      description = "Writes the feature plane at the end as .svg, .png or .csv.")
  private PictureFile out;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    DataSets sets = DataSets.fromSystem();
    RunSpec spec = options.spec(sets);
    DataSet data = RunOptions.data(spec, sets);
    RunReport report = report();
    try (Run run = new Run(spec, data)) {
      Frame last = train(run, report);
      Ending ending = run.ending().orElseThrow();
      if (ending.kind() == Ending.Kind.DIVERGED) {
        report.diverged(run, ending);
        return ExitCode.SOFTWARE;
      }
      report.done(run, last, ending);
      if (out != null) {
        out.writePlane(spec, last, data.test().subset(Run.probe(data.test())));
      }
      return ExitCode.OK;
    }
  }

  private static Frame train(Run run, RunReport report) {
    Frame frame = run.frame();
    report.frame(run, frame);
    while (run.ending().isEmpty()) {
      run.step();
      if (run.isFrameDue() || run.ending().isPresent()) {
        frame = run.frame();
        report.frame(run, frame);
      }
    }
    return frame;
  }

  private RunReport report() {
    var lines = command.commandLine();
    return json
        ? new JsonReport(lines.getOut(), lines.getErr())
        : new TextReport(lines.getOut(), lines.getErr(), Terminal.isThere());
  }
}
