package facespace.demos;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.knob.KnobInfo;
import facespace.loss.LossCatalog;
import facespace.text.Lang;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.Recipe;
import facespace.train.spec.RunSpec;
import facespace.train.spec.SpecText;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** One option for every setting of a {@link RunSpec}, made from its own description. */
final class RunOptions {
  @Option(names = "--loss", paramLabel = "NAME", description = "Loss; see the command losses.")
  private String loss;

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      description = "Named training settings: quick, classic, center-loss; other options win.")
  private String recipe;

  @Option(
      names = "--set",
      paramLabel = "KNOB=VALUE",
      description = "A knob of the loss, such as m=0.3; may be repeated.")
  private Map<String, String> knobs = new LinkedHashMap<>();

  @Option(
      names = "--spec",
      paramLabel = "TEXT",
      description = "A run's text form; other options change it.")
  private String text;

  private CommandSpec command;

  /** Picocli calls this with the command that mixes these options in. */
  @Spec(Spec.Target.MIXEE)
  void addTo(CommandSpec mixee) {
    command = mixee;
    for (KnobInfo field : RunSpec.fields()) {
      mixee.addOption(
          OptionSpec.builder("--" + field.key())
              .paramLabel(field.kind().name())
              .type(String.class)
              .description(describe(field))
              .build());
    }
    for (KnobInfo curve : curves()) {
      mixee.addOption(
          OptionSpec.builder("--" + curve.key())
              .paramLabel("POINTS")
              .type(String.class)
              .description("A knob of the loss: " + describe(curve)[0])
              .build());
    }
  }

  /** The knobs of losses that are drawn: long enough to have options of their own. */
  private static List<KnobInfo> curves() {
    return LossCatalog.all().stream()
        .flatMap(info -> info.knobs().stream())
        .filter(knob -> knob.kind() == KnobInfo.Kind.CURVE)
        .toList();
  }

  private static String[] describe(KnobInfo field) {
    String label = field.en() + (field.kind() == KnobInfo.Kind.TEXT ? "" : ": " + field.allowed());
    String byDefault = field.value().isEmpty() ? "" : " (default " + field.value() + ")";
    String hint = field.hintEn().isEmpty() ? "" : ". " + field.hintEn();
    return new String[] {(label + byDefault + hint).replace("%", "%%")};
  }

  /**
   * The run asked for. Without {@code --spec} and {@code --data} it uses the best data there is;
   * with a folder of people it starts from the settings that suit faces.
   *
   * @throws facespace.knob.BadValue naming the first thing that is wrong
   */
  RunSpec spec(DataSets sets) {
    Map<String, String> texts = new LinkedHashMap<>();
    ParseResult parsed = command.commandLine().getParseResult();
    if (text == null) {
      String data = parsed.matchedOptionValue("--data", sets.defaultName());
      texts.putAll(sets.areFaces(data) ? base(FaceRuns.of(data)) : Map.of("data", data));
    } else {
      texts.putAll(base(RunSpec.parse(text)));
    }
    Map<String, String> given = new LinkedHashMap<>();
    for (KnobInfo field : RunSpec.fields()) {
      String value = parsed.matchedOptionValue("--" + field.key(), null);
      if (value != null) {
        given.put(field.key(), value);
      }
    }
    Map<String, String> inText =
        text == null ? new LinkedHashMap<>() : SpecText.parse(SpecText.atStart(text));
    String name = recipe == null ? inText.remove(Recipe.KEY) : recipe;
    if (name != null) {
      Recipe named = Recipe.named(name);
      inText.putAll(given);
      texts.putAll(named.settings());
      texts.putAll(inText);
      named.contradictions(inText).forEach(note -> err().println(note.in(Lang.EN)));
      texts.remove(Recipe.KEY);
    }
    texts.putAll(given);
    if (loss != null) {
      texts.put(RunSpec.LOSS, loss);
    }
    texts.putAll(knobs);
    for (KnobInfo curve : curves()) {
      String points = parsed.matchedOptionValue("--" + curve.key(), null);
      if (points != null) {
        texts.put(curve.key(), points);
      }
    }
    String course = text == null ? "" : text.substring(SpecText.atStart(text).length());
    return RunSpec.parse(SpecText.format(texts) + course);
  }

  /** The first of these options that somebody has given, as it was typed. */
  Optional<String> given() {
    ParseResult parsed = command.commandLine().getParseResult();
    Stream<String> fields = RunSpec.fields().stream().map(field -> "--" + field.key());
    return Stream.concat(Stream.of("--loss", "--recipe", "--set", "--spec"), fields)
        .filter(parsed::hasMatchedOption)
        .findFirst();
  }

  private PrintWriter err() {
    return command.commandLine().getErr();
  }

  /** A spec's settings; another loss on the command line leaves its knobs behind. */
  private Map<String, String> base(RunSpec spec) {
    Map<String, String> texts = spec.asMap();
    if (loss != null && !loss.equals(texts.get(RunSpec.LOSS))) {
      texts.keySet().removeAll(LossCatalog.knobsOf(spec.loss()).keySet());
    }
    return texts;
  }

  /** The training part of a run's data, and the test part of its own or of other data. */
  static DataSet data(RunSpec spec, DataSets sets) {
    DataSet data = sets.load(spec.data(), spec.crowd());
    return spec.testData().isEmpty()
        ? data
        : data.testedWith(sets.load(spec.testData(), spec.crowd()));
  }
}
