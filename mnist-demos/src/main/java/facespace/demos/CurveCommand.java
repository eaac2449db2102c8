package facespace.demos;

import facespace.chart.NamedCurve;
import facespace.loss.Curve;
import facespace.loss.SoftmaxLoss;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Draws target logits and their slopes. */
@Command(
    name = "curve",
    mixinStandardHelpOptions = true,
    description = "Draws the target logit of one or several losses and its slope.",
    sortOptions = false)
final class CurveCommand implements Callable<Integer> {
  private static final int POINTS = 361;

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      required = true,
      description = "Loss; may be repeated, then the curves share the picture.")
  private List<String> losses;

  @Option(
      names = SetKnobs.OPTION,
      paramLabel = "KNOB=VALUE",
      description = "A knob, such as m=0.3; it applies to every loss given that has it.")
  private Map<String, String> knobs = new LinkedHashMap<>();

  @Option(
      names = "--out",
      converter = PictureFile.Converter.class,
      paramLabel = "FILE",
      required = true,
      description = "File to write: .svg, .png or .csv.")
  private PictureFile out;

  @Spec private CommandSpec command;

  @Mixin private LookOptions looks;

  @Override
  public Integer call() throws IOException {
    refuseTwice();
    SetKnobs.refuseTwice(command.commandLine());
    List<NamedCurve> curves = new ArrayList<>();
    for (String key : losses) {
      curves.add(curve(key));
    }
    SetKnobs.refuseUnknown(knobs, losses);
    out.writeCurves(curves, looks.look());
    return ExitCode.OK;
  }

  /** A knob is for every loss: the same loss once more would be the same curve. */
  private void refuseTwice() {
    for (String key : losses) {
      if (Collections.frequency(losses, key) > 1) {
        throw refused(
            "--loss = %s is given twice: allowed is once, as both curves would be the same."
                .formatted(key));
      }
    }
  }

  private ParameterException refused(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }

  private NamedCurve curve(String key) {
    Map<String, String> texts = SetKnobs.of(key, knobs);
    texts.put(RunSpec.LOSS, key);
    RunSpec spec = RunSpec.of(texts);
    if (spec.loss() instanceof SoftmaxLoss loss) {
      return new NamedCurve(spec.title(), Curve.of(loss, POINTS));
    }
    throw refused(
        "--loss = %s has no target logit: it compares distances, not angles to class directions."
            .formatted(key));
  }
}
