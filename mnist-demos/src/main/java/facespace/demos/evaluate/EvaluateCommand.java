package facespace.demos.evaluate;

import facespace.chart.Csv;
import facespace.chart.DetFigure;
import facespace.chart.Look;
import facespace.chart.NamedRoc;
import facespace.chart.RocFigure;
import facespace.demos.GivenFile;
import facespace.demos.LookOptions;
import facespace.demos.PictureFile;
import facespace.match.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Judges pairs of images: ROC, EER, TAR at FAR, and LFW's protocol. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Judges pairs: AUC, EER, TAR at FAR, best accuracy.",
      "Pairs come from a table of scores, a table of embeddings, or a folder of people seen by a",
      "model; if that folder has a pairs.txt, LFW's protocol is carried out too."
    },
    sortOptions = false)
public final class EvaluateCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private Source source;

  /** One of the three. */
  private static final class Source {
    @Option(
        names = "--scores",
        paramLabel = "FILE",
        description = {
          "CSV with columns score (higher for more alike; of a",
          "distance its negative) and same (1, 0, true, false)."
        })
    private Path scores;

    @Option(
        names = "--embeddings",
        paramLabel = "FILE",
        description = {
          "CSV with columns label, e0, e1, …, or one of FaceSpace's own:",
          "all pairs are compared."
        })
    private Path embeddings;

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "Folder of people, one folder each; needs --model.")
    private String data;
  }

  @Option(names = "--model", paramLabel = "FILE", description = "Trained face model for --data.")
  private Path model;

  @Option(
      names = "--threshold",
      paramLabel = "SCORE",
      description = "Counts both errors at this score too, such as one found on other photographs.")
  private Double threshold;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Option(
      names = "--out",
      converter = PictureFile.Converter.class,
      paramLabel = "FILE",
      description = "Draws the curve its name begins with: roc.svg or det.svg, .png and .csv too.")
  private PictureFile out;

  @Mixin private LookOptions looks;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    GivenFile.of("--out", out)
        .refuseAsOneOf(
            command.commandLine(),
            new GivenFile("--scores", source.scores),
            new GivenFile("--embeddings", source.embeddings),
            new GivenFile("--model", model));
    boolean det = out != null && isDet();
    Evaluated evaluated = evaluate();
    evaluated.remarks(source.scores != null).forEach(command.commandLine().getErr()::println);
    Optional<Verification.Confusion> given =
        Optional.ofNullable(threshold).map(evaluated.verification()::at);
    if (json) {
      command.commandLine().getOut().println(evaluated.json(given));
    } else {
      evaluated.print(given, command.commandLine().getOut());
    }
    if (out != null) {
      draw(evaluated.verification(), det);
    }
    return ExitCode.OK;
  }

  private Evaluated evaluate() throws IOException {
    if ((source.data == null) != (model == null)) {
      throw refuse("--data and --model belong together: allowed are both or neither.");
    }
    if (source.data != null) {
      return Sources.folder(source.data, model, command.commandLine().getErr());
    }
    return source.scores != null
        ? Sources.scores(source.scores)
        : Sources.embeddings(source.embeddings, command.commandLine().getErr());
  }

  private void draw(Verification verification, boolean det) throws IOException {
    Look look = looks.look();
    List<NamedRoc> curve = List.of(new NamedRoc("", verification));
    out.write(
        () -> det ? DetFigure.of(curve, look) : RocFigure.of(curve, look),
        () -> Csv.of(verification.roc()));
  }

  private boolean isDet() {
    String name = out.path().getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.startsWith("roc") && !name.startsWith("det")) {
      throw refuse("--out = " + name + " names no curve: allowed are roc….svg and det….svg.");
    }
    return name.startsWith("det");
  }

  private ParameterException refuse(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }
}
