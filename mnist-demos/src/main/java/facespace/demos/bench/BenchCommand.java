package facespace.demos.bench;

import facespace.claim.Claim;
import facespace.claim.Claimed;
import facespace.claim.Trial;
import facespace.claim.Trials;
import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.demos.SparkHome;
import facespace.knob.BadValue;
import facespace.knob.Knobs;
import facespace.knob.Labelled;
import facespace.knob.Names;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.sweep.Seeds;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures speed, robustness, memory and, given a playground, its server and its page. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures FaceSpace on this machine and prints one table.",
      "Parts: memory, speed, pace, target, contrast, robustness, paper, match, map, faces, margins, sweep; with"
          + " --playground also server, page, watchers;",
      "with --chromium also browser; if named, claims of the literature (--claim)."
    },
    sortOptions = false)
public final class BenchCommand implements Callable<Integer> {
  /** The parts; memory comes first, while the process is young. */
  enum Kind {
    memory,
    speed,
    pace,
    target,
    contrast,
    robustness,
    paper,
    match,
    map,
    faces,
    margins,
    sweep,
    claims,
    server,
    page,
    watchers,
    browser
  }

  /** What a loss has to 97 %, if its defaults do not come there. */
  private static final double PATIENCE_SECONDS = 30;

  private static final Set<Kind> NEED_SERVER =
      EnumSet.of(Kind.server, Kind.page, Kind.watchers, Kind.browser);

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description = "Measure these parts only: ${COMPLETION-CANDIDATES}.")
  private Set<Kind> only = EnumSet.complementOf(EnumSet.of(Kind.claims));

  @Option(
      names = "--claim",
      split = ",",
      paramLabel = "NAME",
      description = "Measure these claims only, such as too-strong (default: all of them).")
  private List<String> claims = new ArrayList<>();

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description =
          "Table that claims or robustness append their runs to, and do not train again what is in"
              + " it (default: claims.csv, robustness.tsv).")
  private Path results;

  @Option(
      names = "--losses",
      split = ",",
      paramLabel = "NAME",
      description = "Losses of robustness (default: all of them).")
  private List<String> losses = LossCatalog.all().stream().map(LossInfo::key).toList();

  @Option(
      names = "--seeds",
      paramLabel = "LIST",
      defaultValue = "1..5",
      description = "Seeds of robustness, such as 1..3 (default: ${DEFAULT-VALUE}).")
  private String seeds;

  @Option(
      names = "--data",
      paramLabel = "NAME",
      description = "Data to train on (default: real MNIST if it is here).")
  private String dataName;

  @Option(names = "--playground", paramLabel = "JAR", description = "The playground to measure.")
  private Path playground;

  @Option(names = "--chromium", paramLabel = "PROGRAM", description = "The browser to measure in.")
  private Path chromium;

  @Option(names = "--json", description = "One JSON object per line.")
  private boolean json;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException, InterruptedException {
    checkClaims();
    losses.forEach(LossCatalog::info); // refuses what is none
    if (results != null && only.containsAll(EnumSet.of(Kind.claims, Kind.robustness))) {
      throw new ParameterException(
          command.commandLine(), "--results is one table: allowed is --only claims or robustness.");
    }
    PartOptions.refuseMeaningless(command.commandLine(), only);
    PartOptions.refuseMissing(command.commandLine(), playground, chromium);
    Seeds.parse(seeds);
    Report report = new Report(out(), json);
    report.machine();
    report.header();
    if (!NEED_SERVER.containsAll(only)) {
      library(report);
    }
    if (only.stream().anyMatch(NEED_SERVER::contains)) {
      server(report);
    }
    boolean isLacking = report.lacks() && isGiven("--only");
    return isLacking ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private void library(Report report) throws IOException, InterruptedException {
    String name = dataName();
    DataSet data = DataSets.fromSystem().load(name);
    RunSpec arcFace = RunSpec.of(Map.of(RunSpec.LOSS, "arcface", "data", name, "epochs", "200"));
    measure(report, Kind.memory, new MemoryPart(arcFace, data));
    measure(report, Kind.speed, new SpeedPart(arcFace, data));
    measure(report, Kind.pace, new PacePart(name, data));
    measure(report, Kind.target, new TargetPart(name, data));
    measure(
        report,
        Kind.contrast,
        new ContrastPart(DataSets.fromSystem(), Optional.ofNullable(dataName)));
    measure(
        report,
        Kind.robustness,
        new RobustnessPart(
            name,
            data,
            losses,
            Seeds.parse(seeds),
            PATIENCE_SECONDS,
            table("robustness.tsv"),
            this::tell));
    measure(report, Kind.paper, new PaperPart());
    measure(report, Kind.match, new MatchPart());
    measure(report, Kind.map, new MapPart());
    measure(report, Kind.faces, new FacePart(DataSets.fromSystem()));
    measure(report, Kind.margins, new MarginPart(DataSets.fromSystem()));
    measure(report, Kind.sweep, new SweepPart(SparkHome.fromSystem()));
    Path table = table("claims.csv");
    measure(
        report, Kind.claims, new ClaimPart(DataSets.fromSystem(), chosen(Claim.values()), table));
    measure(
        report,
        Kind.claims,
        new TrialPart(
            DataSets.fromSystem(), chosen(Trial.values()), table.resolveSibling(Trials.TABLE)));
  }

  private void server(Report report) throws IOException, InterruptedException {
    if (playground == null) {
      serverPartsNotMeasured(report, "it needs --playground JAR");
      return;
    }
    try (PlaygroundProcess server = PlaygroundProcess.start(playground)) {
      measure(report, Kind.server, new ServerPart(server, dataName()));
      measure(report, Kind.page, new PagePart(server.playground()));
      measure(
          report, Kind.watchers, new WatchersPart(server.playground(), server.clock(), dataName()));
      browser(report, server.playground());
    } catch (NotMeasured noServer) {
      serverPartsNotMeasured(report, noServer.getMessage());
    }
  }

  private void browser(Report report, Playground served) throws IOException, InterruptedException {
    if (chromium != null) {
      measure(report, Kind.browser, new BrowserPart(served, chromium));
    } else if (only.contains(Kind.browser)) {
      report.notMeasured(Kind.browser, "it needs --chromium PROGRAM");
    }
  }

  private void serverPartsNotMeasured(Report report, String why) {
    only.stream()
        .filter(NEED_SERVER::contains)
        .sorted()
        .forEach(kind -> report.notMeasured(kind, why));
  }

  private void measure(Report report, Kind kind, Part part)
      throws IOException, InterruptedException {
    if (only.contains(kind)) {
      try {
        part.measure(measurement -> report.add(kind, measurement));
      } catch (NotMeasured reason) {
        report.notMeasured(kind, reason.getMessage());
      }
    }
  }

  private void checkClaims() {
    if (!claims.isEmpty() && !only.contains(Kind.claims)) {
      throw new ParameterException(command.commandLine(), "--claim needs --only claims.");
    }
    List<String> all = Claimed.all().map(Labelled::key).toList();
    for (String name : claims) {
      if (!all.contains(name)) {
        throw new BadValue(
            "error.choice", "claim", Knobs.quote(name), Names.nearestFirst(name, all));
      }
    }
  }

  /** Those of one kind that were named, or all if none was. */
  private <C extends Claimed> List<C> chosen(C[] kind) {
    return Stream.of(kind).filter(it -> claims.isEmpty() || claims.contains(it.key())).toList();
  }

  private String dataName() {
    return dataName == null ? DataSets.fromSystem().defaultName() : dataName;
  }

  private boolean isGiven(String option) {
    return command.commandLine().getParseResult().hasMatchedOption(option);
  }

  private Path table(String usual) {
    return results == null ? Path.of(usual) : results;
  }

  /** Beside the table, for whoever waits. */
  private void tell(String progress) {
    PrintWriter err = command.commandLine().getErr();
    err.println(progress);
    err.flush();
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}
