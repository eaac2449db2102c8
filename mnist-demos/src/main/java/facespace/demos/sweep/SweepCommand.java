package facespace.demos.sweep;

import facespace.chart.Csv;
import facespace.chart.Look;
import facespace.chart.SweepFigure;
import facespace.data.DataSets;
import facespace.demos.Main;
import facespace.demos.PictureFile;
import facespace.demos.RunOptions;
import facespace.demos.Terminal;
import facespace.demos.sweep.spark.SparkLost;
import facespace.demos.sweep.spark.SparkOptions;
import facespace.knob.BadValue;
import facespace.sweep.Axis;
import facespace.sweep.ResultFile;
import facespace.sweep.Seeds;
import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepPlan;
import facespace.sweep.SweepResult;
import facespace.sweep.SweepTable;
import facespace.sweep.Verdicts;
import facespace.sweep.workers.Cost;
import facespace.sweep.workers.Crew;
import facespace.sweep.workers.Sweep;
import facespace.sweep.workers.WorkerProcess;
import facespace.sweep.workers.Workforce;
import facespace.text.Lang;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

  /** What can be compared, as it is declared. */
  static final class Measures implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return SweepMeasure.keys().iterator();
    }
  }

  @Option(names = "--yes", description = "Begins even if it will take more than a day.")
  private boolean yes;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Trains nothing and reports on a table that is there.")
  private Path report;

  @Option(
      names = "--measure",
      paramLabel = "NAME",
      completionCandidates = Measures.class,
      description = {
        "What is compared and drawn: ${COMPLETION-CANDIDATES}",
        "(default: testAccuracy, of faces eer)."
      })
  private String measure;

  @Option(
      names = "--chart",
      converter = PictureFile.Converter.class,
      paramLabel = "FILE",
      description = "Draws it with bars of a standard deviation as .svg or .png, or as .csv.")
  private PictureFile chart;

  @Option(names = "--lang", defaultValue = "EN", description = "Language of the report: EN or ZH.")
  private Lang lang;

  @Option(names = "--json", description = "One JSON object per line: runs, then what they say.")
  private boolean json;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (measure != null) {
      SweepMeasure.of(measure);
    }
    if (report != null) {
      refuseRunsWithReport();
      summarise(report, ResultFile.read(report));
      return ExitCode.OK;
    }
    if (workers < 1 || workers > MOST_WORKERS) {
      throw refused("--workers = %d is not allowed: 1 … %d.".formatted(workers, MOST_WORKERS));
    }
    SweepPlan plan = plan();
    Optional<Integer> submitted = spark.submit();
    return submitted.isPresent() ? submitted.get() : train(plan);
  }

  private int train(SweepPlan plan) throws IOException, InterruptedException {
    plan.remarks(lang).forEach(err()::println);
    RunOptions.data(plan.run(0)) // refuses what is not there
        .remarks()
        .forEach(remark -> err().println(remark.in(lang)));
    if (!yes && !spark.isSubmitted()) {
      refuseBeyondADay(plan);
    }
    try (ResultFile file = ResultFile.open(out, plan)) {
      SweepReport report = reporter();
      Sweep sweep = new Sweep(plan, file, report, System::nanoTime, this::hire);
      report.started(
          plan, file.count(), spark.isSubmitted() ? OptionalInt.empty() : OptionalInt.of(workers));
      if (!runToItsEnd(sweep, file, plan)) {
        return ExitCode.SOFTWARE;
      }
      List<SweepResult> results = file.results();
      if (!results.isEmpty()) {
        summarise(out, results);
      }
      sweep.explainFailures().forEach(err()::println);
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
                  + " time, from a short trial of the first): with --yes it begins all the same.",
              cost.get().open(),
              cost.get().all(),
              cost.get().each(),
              workers));
    }
  }

  private SweepPlan plan() {
    List<RunSpec> bases = options.specs(DataSets.fromSystem());
    return SweepPlan.of(
        bases,
        axes.stream().map(Axis::parse).toList(),
        seeds == null ? List.of(bases.get(0).seed()) : Seeds.parse(seeds));
  }

  /** Who presses Ctrl-C is told how to go on; then the answer is false. */
  private boolean runToItsEnd(Sweep sweep, ResultFile file, SweepPlan plan)
      throws IOException, InterruptedException {
    Thread farewell =
        new Thread(
            () -> {
              sweep.stop();
              err()
                  .printf(
                      Locale.ROOT,
                      "%nStopped: %,d of %,d runs are kept in %s; the same command goes on.%n",
                      file.count(),
                      plan.size(),
                      out);
            });
    Runtime.getRuntime().addShutdownHook(farewell);
    Optional<SparkLost> lost = run(sweep);
    try {
      Runtime.getRuntime().removeShutdownHook(farewell);
    } catch (IllegalStateException ending) { // it says its farewell already
      farewell.join();
      return false;
    }
    if (lost.isPresent()) {
      throw refused(
          String.format(
              Locale.ROOT,
              "%s: %,d of %,d runs are kept in %s; the same command goes on.",
              lost.get().getMessage(),
              file.count(),
              plan.size(),
              out));
    }
    return true;
  }

  private static Optional<SparkLost> run(Sweep sweep) throws IOException, InterruptedException {
    try {
      sweep.run();
      return Optional.empty();
    } catch (SparkLost lost) {
      return Optional.of(lost);
    }
  }

  private void summarise(Path file, List<SweepResult> results) throws IOException {
    SweepTable table = SweepTable.of(results);
    List<SweepMeasure> known = table.measures();
    if (known.isEmpty()) {
      throw new BadValue("sweep.empty", file);
    }
    SweepMeasure by = measure == null ? known.get(0) : SweepMeasure.of(measure);
    if (!known.contains(by)) {
      String names = known.stream().map(SweepMeasure::key).collect(Collectors.joining(", "));
      throw new BadValue("sweep.noMeasure", by.key(), names);
    }
    reporter().summary(table, by, Verdicts.of(table, by));
    if (chart != null) {
      chart.write(() -> SweepFigure.of(table, by, Look.light(lang)), () -> Csv.of(table));
    }
  }

  private void refuseRunsWithReport() {
    List<String> given = new ArrayList<>(options.given().stream().toList());
    if (!axes.isEmpty()) {
      given.add("--vary");
    }
    if (seeds != null) {
      given.add("--seeds");
    }
    if (!given.isEmpty()) {
      throw refused(given.get(0) + " is not allowed with --report: the runs are in the file.");
    }
    if (Files.notExists(report)) {
      throw refused("--report = %s cannot be read: there is no such file.".formatted(report));
    }
  }

  private SweepReport reporter() {
    PrintWriter lines = command.commandLine().getOut();
    return json
        ? new JsonSweepReport(lines, lang)
        : new TextSweepReport(lines, err(), Terminal.isThere(), lang);
  }

  private ParameterException refused(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }

  private PrintWriter err() {
    return command.commandLine().getErr();
  }
}
