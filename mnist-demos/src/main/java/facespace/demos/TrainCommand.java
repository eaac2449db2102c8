package facespace.demos;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.text.Lang;
import facespace.train.Ending;
import facespace.train.FaceModel;
import facespace.train.Frame;
import facespace.train.Run;
import facespace.train.RunSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Writes the trained face model, for people only.")
  private Path save;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    DataSets sets = DataSets.fromSystem();
    RunSpec spec = options.spec(sets);
    DataSet data = RunOptions.data(spec, sets);
    check(data);
    data.remarks().forEach(remark -> err().println(remark.in(Lang.EN)));
    RunReport report = report();
    try (Run run = new Run(spec, data)) {
      Frame last = train(run, report);
      Ending ending = run.ending().orElseThrow();
      if (ending.kind() == Ending.Kind.DIVERGED) {
        report.diverged(run, ending);
        return ExitCode.SOFTWARE;
      }
      report.done(
          run, last, ending, data.openSet() ? Optional.of(Baselines.of(data)) : Optional.empty());
      save(run);
      if (out != null) {
        out.writePlane(spec, last, data.test().subset(Run.probe(data.test())));
      }
      return ExitCode.OK;
    }
  }

  private void check(DataSet data) {
    if (save != null && data.train().areDigits()) {
      throw refused("--save keeps face models, but %s holds digits.".formatted(data.name()));
    }
    if (out != null && data.openSet()) {
      throw refused(
          "--out draws a plane with a direction for each class, but the people tested with are"
              + " others than those trained on; --holdout-people 0 tests with the same people.");
    }
  }

  private void save(Run run) {
    if (save != null) {
      try (FaceModel model = FaceModel.of(run)) {
        model.write(save);
      }
    }
  }

  private ParameterException refused(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }

  private PrintWriter err() {
    return command.commandLine().getErr();
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
