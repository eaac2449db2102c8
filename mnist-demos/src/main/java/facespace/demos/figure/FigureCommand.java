package facespace.demos.figure;

import facespace.chart.Look;
import facespace.data.DataSets;
import facespace.demos.Outputs;
import facespace.knob.Knobs;
import facespace.knob.Labelled;
import facespace.text.Lang;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Redraws the literature's pictures for print, from runs made then and there. */
@Command(
    name = "figure",
    mixinStandardHelpOptions = true,
    description = {
      "Redraws one of the literature's pictures as SVG and PNG.",
      "It is drawn from runs trained then and there; its numbers lie beside it as JSON."
    },
    sortOptions = false)
public final class FigureCommand implements Callable<Integer> {
  private static final String LIST = "list";
  private static final String ALL = "all";
  private static final String NO_PDF =
      " (no PDF: no font of this computer has Chinese characters; print the HTML where one does)";

  @Parameters(
      paramLabel = "NAME",
      description = "A picture; list names them; all draws every one and a report, HTML and PDF.")
  private String name;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder to write into.")
  private Path out;

  @Option(
      names = "--data",
      paramLabel = "NAME",
      description = "Digits to train on: mnist, pen or a folder (default: real ones if there).")
  private String digits;

  @Option(
      names = "--faces",
      paramLabel = "NAME",
      defaultValue = DataSets.PAPER,
      description = "People to train on: a folder of them (default ${DEFAULT-VALUE}).")
  private String faces;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Epochs of every run (default 1 for digits, 3 for faces).")
  private String epochs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of every run (default ${DEFAULT-VALUE}).")
  private String seed;

  @Option(names = "--lang", defaultValue = "EN", description = "Language of the labels: EN or ZH.")
  private Lang lang;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    if (name.equals(LIST)) {
      for (Picture picture : Picture.values()) {
        printer().printf("%-14s%s%n", picture.key(), picture.en());
      }
      return ExitCode.OK;
    }
    List<Picture> wanted =
        name.equals(ALL)
            ? Stream.of(Picture.values()).filter(Picture::isPossible).toList()
            : List.of(Labelled.of(Picture.class, "figure", name));
    Studio studio = studio();
    checkFolder();
    Report report = new Report(studio);
    for (Picture picture : wanted) {
      long start = System.nanoTime();
      Drawn drawn = picture.draw(studio);
      double seconds = (System.nanoTime() - start) / 1e9;
      write(picture, drawn, seconds);
      report.add(picture, drawn, seconds);
      printer()
          .printf(Locale.ROOT, "%-14s%7.1f s  %s%n", picture.key(), seconds, file(picture, ".svg"));
    }
    if (name.equals(ALL)) {
      boolean hasPdf = report.write(out);
      Path written = out.resolve(hasPdf ? Report.PDF : Report.HTML);
      printer().printf("%-14s%11s%s%s%n", "report", "", written, hasPdf ? "" : NO_PDF);
    }
    return ExitCode.OK;
  }

  private Studio studio() {
    DataSets sets = DataSets.fromSystem();
    String of = digits == null ? sets.defaultName() : digits;
    refuseOtherKind(of, "--data", sets.areFaces(of), "digits", "--faces");
    refuseOtherKind(faces, "--faces", !sets.areFaces(faces), "people", "--data");
    Map<String, String> given = new LinkedHashMap<>(Map.of("seed", seed));
    if (epochs != null) {
      given.put("epochs", epochs);
    }
    Studio studio = new Studio(of, faces, given, Look.light(lang));
    studio.face("arcface"); // what is wrong with the settings is said before anything is trained
    return studio;
  }

  private void refuseOtherKind(
      String data, String option, boolean isOther, String wanted, String other) {
    if (isOther) {
      throw refused(
          "%s = %s is not allowed: it takes %s; %s takes the others."
              .formatted(option, Knobs.quote(data), wanted, other));
    }
  }

  /** A place to write is refused before the work, and made when there is something to write. */
  private void checkFolder() {
    if (out == null) {
      throw refused("--out is missing: a folder to write " + name + " into.");
    }
    Outputs.refuse(command.commandLine(), "--out", out, Outputs.ofFolder(out));
  }

  private void write(Picture picture, Drawn drawn, double seconds) throws IOException {
    Files.createDirectories(out);
    Files.write(file(picture, ".svg"), drawn.figure().svg(drawn.width(), drawn.height()));
    Files.write(
        file(picture, ".png"),
        drawn.figure().png(drawn.width(), drawn.height(), Report.PNG_DENSITY));
    Files.writeString(file(picture, ".json"), drawn.json(picture, seconds).toPrettyString());
  }

  private Path file(Picture picture, String ending) {
    return out.resolve(picture.key() + ending);
  }

  private ParameterException refused(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }

  private PrintWriter printer() {
    return command.commandLine().getOut();
  }
}
