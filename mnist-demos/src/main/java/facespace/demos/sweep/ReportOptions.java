package facespace.demos.sweep;

import facespace.chart.Csv;
import facespace.chart.Look;
import facespace.chart.SweepFigure;
import facespace.demos.GivenFile;
import facespace.demos.PictureFile;
import facespace.demos.Terminal;
import facespace.knob.BadValue;
import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepResult;
import facespace.sweep.SweepTable;
import facespace.sweep.Verdicts;
import facespace.text.Lang;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a sweep is reported on. */
final class ReportOptions {
  /** What can be compared, as it is declared. */
  static final class Measures implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return SweepMeasure.keys().iterator();
    }
  }

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

  private CommandSpec command;

  /** Picocli calls this with the command that mixes these options in. */
  @Spec(Spec.Target.MIXEE)
  void addTo(CommandSpec mixee) {
    command = mixee;
  }

  /**
   * Looks at what is to be compared, and where it is drawn, before anything is trained.
   *
   * @param table where results are
   * @throws BadValue if there is no such measure
   */
  void check(GivenFile table) {
    asked().ifPresent(SweepMeasure::of);
    GivenFile.of("--chart", chart).refuseAsOneOf(command.commandLine(), table);
  }

  private Optional<String> asked() {
    return Optional.ofNullable(measure);
  }

  /** The language of the report. */
  Lang lang() {
    return lang;
  }

  /** Where it goes. */
  SweepReport report() {
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    return json
        ? new JsonSweepReport(out, lang)
        : new TextSweepReport(out, err, Terminal.isThere(), lang);
  }

  /**
   * Says what results say, and draws them if that is wanted.
   *
   * @param file where they are, for the sentence about what is wrong with it
   * @throws BadValue if there are none, or none of the measure asked for
   */
  void summarise(Path file, List<SweepResult> results) throws IOException {
    SweepTable table = SweepTable.of(results);
    SweepMeasure by = table.measure(asked()).orElseThrow(() -> new BadValue("sweep.empty", file));
    report().summary(table, by, Verdicts.of(table, by));
    if (chart != null) {
      chart.write(() -> SweepFigure.of(table, by, Look.light(lang)), () -> Csv.of(table));
    }
  }
}
