package facespace.demos.sweep;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.demos.GivenFile;
import facespace.demos.Harmless;
import facespace.demos.Main;
import facespace.demos.Outputs;
import facespace.demos.RunOptions;
import facespace.demos.sweep.spark.SparkOptions;
import facespace.sweep.Axis;
import facespace.sweep.ResultFile;
import facespace.sweep.Seeds;
import facespace.sweep.SweepPlan;
import facespace.sweep.SweepResult;
import facespace.sweep.workers.Cost;
import facespace.sweep.workers.Crew;
import facespace.sweep.workers.Sweep;
import facespace.sweep.workers.WorkerProcess;
import facespace.sweep.workers.Workforce;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains losses × axes × seeds and says what they differ in, and what is chance. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a run for every loss (--loss arcface,cosface), value (--vary) and seed (--seeds).",
      "Results are appended to a table as they come; the same command goes on where it was"
          + " stopped.",
      "A worker computes with one core: train --spec on several may end with other last digits."
    },
    sortOptions = false)
public final class SweepCommand implements Callable<Integer> {
  private static final int MOST_WORKERS = 256;

  /** Beside those that describe a run: they mean nothing where none is trained. */
  private static final List<String> OF_RUNS =
      List.of("--vary", "--seeds", "--out", "--workers", "--spark", "--patience", "--yes");

  private static final List<String> WORKER = WorkerProcess.command(Main.class);

  @Mixin private RunOptions options;

  @Option(
      names = "--vary",
      paramLabel = "KEY=VALUES",
      description =
          "A setting or a knob and its values, such as m=0:0.6:0.05 (from:to:step) or"
              + " net=light,conv; may be repeated, then every combination is trained.")
  private List<String> axes = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "LIST",
      description = "Seeds of each combination, such as 1..20 or 1,2,5 (default: that of --seed).")
  private String seeds;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "sweep.csv",
      description = "Table that results are appended to (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Runs at a time, a process each (default: as many as there are cores).")
  private int workers = Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors());

  @Mixin private SparkOptions spark;

  @Option(names = "--yes", description = "Begins even if it will take more than a day.")
  private boolean yes;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Trains nothing and reports on a table that is there.")
  private Path report;

  @Mixin private ReportOptions reporting;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException, InterruptedException {
    reporting.check(
        report == null ? new GivenFile("--out", out) : new GivenFile("--report", report));
    if (report != null) {
      refuseRunsWithReport();
      reporting.summarise(report, ResultFile.read(report, cut -> say(cut.in(reporting.lang()))));
      return ExitCode.OK;
    }
    refuse("--workers", spark.isOnSpark(), "on Spark: the cluster decides how many there are");
    refuse("--patience", !spark.isOnSpark(), "without --spark: worker processes are always there");
    if (workers < 1 || workers > MOST_WORKERS) {
      throw refused("--workers = %d is not allowed: 1 … %d.".formatted(workers, MOST_WORKERS));
    }
    Outputs.refuse(command.commandLine(), "--out", out, Outputs.ofFile(out));
    SweepPlan plan = plan();
    refuseNothingAsked();
    Optional<Integer> submitted = spark.submit();
    return submitted.isPresent() ? submitted.get() : train(plan);
  }

  private int train(SweepPlan plan) throws IOException, InterruptedException {
    plan.remarks(reporting.lang()).forEach(this::say);
    DataSet data = RunOptions.data(plan.run(0)); // refuses what is not there
    data.remarks().forEach(remark -> say(remark.in(reporting.lang())));
    if (!yes && !spark.isSubmitted()) {
      refuseBeyondADay(plan);
    }
    options.sayWarnings(plan.configurations(), data.train().classes());
    try (ResultFile file = ResultFile.open(out, plan)) {
      file.remark().ifPresent(cut -> say(cut.in(reporting.lang())));
      SweepReport report = reporting.report();
      Sweep sweep = new Sweep(plan, file, report, System::nanoTime, this::hire);
      report.started(
          plan, file.count(), spark.isSubmitted() ? OptionalInt.empty() : OptionalInt.of(workers));
      if (!new Training(sweep, plan, file, out, command.commandLine()).toItsEnd()) {
        return ExitCode.SOFTWARE;
      }
      List<SweepResult> results = file.results();
      if (!results.isEmpty()) {
        reporting.summarise(out, results);
      }
      sweep.explainFailures(reporting.lang()).forEach(this::say);
      return file.count() == plan.size()
          ? ExitCode.OK
          : results.isEmpty() && sweep.onlyRefused() ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }
  }

  private Workforce hire(Workforce.Listener listener) {
    return spark.isSubmitted() ? spark.hire(listener) : new Crew(WORKER, workers, listener);
  }

  private void refuseBeyondADay(SweepPlan plan) throws IOException {
    int done = Files.exists(out) ? ResultFile.read(out).size() : 0;
    Optional<Cost> cost = Cost.beyondADay(plan, done, workers, WORKER);
    if (cost.isPresent()) {
      throw refused(
          String.format(
              Locale.ROOT,
              "The sweep has %,d runs to train, which would take about %s here (%s each, %d at a"
                  + " time, from a short trial of one): with --yes it begins all the same.",
              cost.get().open(),
              cost.get().all(),
              cost.get().each(),
              workers));
    }
  }

  private SweepPlan plan() {
    List<Axis> varied = axes.stream().map(Axis::parse).toList();
    varied.forEach(axis -> refuseBoth(axis.key(), "--vary " + axis.key()));
    if (seeds != null) {
      refuseBoth("seed", "--seeds");
    }
    List<RunSpec> bases = options.specs(DataSets.fromSystem());
    return SweepPlan.of(
        bases, varied, seeds == null ? List.of(bases.get(0).seed()) : Seeds.parse(seeds));
  }

  /** Of a value and a list of values for one setting, one would be for nothing. */
  private void refuseBoth(String key, String list) {
    options
        .given(key)
        .ifPresent(
            one -> {
              throw refused(one + " and " + list + " are both given: allowed is either.");
            });
  }

  /** An option that means nothing here is a mistake. */
  private void refuse(String option, boolean isNothing, String where) {
    if (isNothing && isGiven(option)) {
      throw refused(option + " is not allowed " + where + ".");
    }
  }

  /**
   * Without anything to compare it would be one run, and a file of it, that nobody has asked for.
   */
  private void refuseNothingAsked() {
    if (Stream.of("--loss", "--vary", "--seeds", "--spec").noneMatch(this::isGiven)) {
      throw refused(
          "Nothing says what is to be compared: --loss, --vary or --spec is needed, such as"
              + " --loss arcface,cosface.");
    }
  }

  private boolean isGiven(String option) {
    return command.commandLine().getParseResult().hasMatchedOption(option);
  }

  private void refuseRunsWithReport() {
    Stream.concat(options.given().stream(), OF_RUNS.stream())
        .forEach(option -> refuse(option, true, "with --report: the runs are in the file"));
    if (Files.notExists(report)) {
      throw refused("--report = %s cannot be read: there is no such file.".formatted(report));
    }
    if (Files.isDirectory(report)) {
      throw refused("--report = %s cannot be read: it is a folder.".formatted(report));
    }
  }

  private ParameterException refused(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }

  private void say(String sentence) {
    command.commandLine().getErr().println(Harmless.text(sentence));
  }
}
