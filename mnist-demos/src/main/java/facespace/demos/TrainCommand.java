package facespace.demos;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.lab.Journey;
import facespace.model.SavedRun;
import facespace.text.Lang;
import facespace.train.frame.Frame;
import facespace.train.run.Checkpoint;
import facespace.train.run.Ending;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
      description = "Writes the trained model and all that --resume goes on from.")
  private Path save;

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description = "Goes on with a run that --save has written, with its own settings.")
  private Path resume;

  @Option(
      names = "--then",
      paramLabel = "TEXT",
      description =
          "A change in the course of the run, such as at=300&m=0.4, or a new stage after its end,"
              + " such as loss=arcface&epochs=2; may be repeated.")
  private List<String> changes = new ArrayList<>();

  @Option(
      names = "--until",
      paramLabel = "STEP",
      description = "Stops after so many mini-batches; --save and --resume go on from there.")
  private Integer until;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    GivenFile.of("--out", out)
        .refuseAsOneOf(
            command.commandLine(),
            new GivenFile("--save", save),
            new GivenFile("--resume", resume));
    if (save != null) {
      Outputs.refuse(command.commandLine(), "--save", save, Outputs.ofReplaced(save));
    }
    DataSets sets = DataSets.fromSystem();
    Optional<Checkpoint> start = Optional.ofNullable(resume).map(SavedRun::read);
    RunSpec spec = spec(sets, start);
    DataSet data = spec.dataFrom(sets::load);
    check(data);
    data.remarks().forEach(remark -> err().println(Harmless.text(remark.in(Lang.EN))));
    options.sayWarnings(List.of(spec), data.train().classes());
    RunReport report = report();
    try (Run run = begin(start, spec, data)) {
      checkSteps(run);
      Frame last = Journey.train(run, this::isEnough, report::frame);
      Optional<Ending> ending = run.ending();
      if (ending.map(Ending::kind).filter(Ending.Kind.DIVERGED::equals).isPresent()) {
        report.diverged(run, ending.get());
        return ExitCode.SOFTWARE;
      }
      report.done(
          run,
          last,
          ending.orElse(Ending.stopped(run.steps())),
          data.openSet() ? Optional.of(Baselines.of(data)) : Optional.empty());
      Learnt.nothing(last, run.ending().isPresent()).ifPresent(err()::println);
      if (save != null) {
        SavedRun.write(run, save);
      }
      if (out != null) {
        out.writePlane(spec, last, data);
      }
      return ExitCode.OK;
    }
  }

  private RunSpec spec(DataSets sets, Optional<Checkpoint> start) {
    if (start.isPresent()) {
      options
          .given()
          .ifPresent(
              name -> {
                throw refused(
                    name
                        + " is not allowed with --resume: the run goes on with its own settings;"
                        + " --then changes them.");
              });
    }
    RunSpec spec = start.isPresent() ? start.get().spec() : options.spec(sets);
    for (String change : changes) {
      spec = RunSpec.parse(spec.text() + RunSpec.THEN + change);
    }
    return spec;
  }

  private static Run begin(Optional<Checkpoint> start, RunSpec spec, DataSet data) {
    return start.isPresent() ? Run.from(start.get(), spec, data) : new Run(spec, data);
  }

  private void checkSteps(Run run) {
    Optional<Ending> over = run.ending();
    if (over.filter(Ending::endsForGood).isPresent()) {
      throw refused(
          "--resume = %s is over for good: %s".formatted(resume, over.get().note().in(Lang.EN)));
    }
    if (over.isPresent()) {
      throw refused(
          "--resume = %s is at its end, after %d mini-batches; --then \"epochs=2\" adds a stage."
              .formatted(resume, run.steps()));
    }
    if (until != null && (until <= run.steps() || until > run.totalSteps())) {
      throw refused(
          "--until = %d is not allowed: the run goes on from %d to %d mini-batches."
              .formatted(until, run.steps(), run.totalSteps()));
    }
  }

  private void check(DataSet data) {
    if (out != null && data.openSet()) {
      throw refused(
          "--out draws a plane with a direction for each class, but the people tested with are"
              + " others than those trained on; --holdout-people 0 tests with the same people.");
    }
  }

  private ParameterException refused(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }

  private PrintWriter err() {
    return command.commandLine().getErr();
  }

  private boolean isEnough(Run run) {
    return until != null && run.steps() == until;
  }

  private RunReport report() {
    var lines = command.commandLine();
    return json
        ? new JsonReport(lines.getOut(), lines.getErr())
        : new TextReport(lines.getOut(), lines.getErr(), Terminal.isThere());
  }
}
