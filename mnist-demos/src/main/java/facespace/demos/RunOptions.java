package facespace.demos;

import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.knob.KnobInfo;
import facespace.knob.Knobs;
import facespace.loss.Feasibility;
import facespace.loss.Loss;
import facespace.loss.LossCatalog;
import facespace.loss.Note;
import facespace.text.Lang;
import facespace.train.spec.DigitRuns;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.Recipe;
import facespace.train.spec.RunSpec;
import facespace.train.spec.SpecText;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** One option for every setting of a {@link RunSpec}, made from its own description. */
public final class RunOptions {
  private static final int MOST_WARNINGS = 10;

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      description =
          "Loss; see the command losses. Without --spec it starts from what suits it, --dim and --lr"
              + " included.")
  private String loss;

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      description = "Named training settings: quick, classic, center-loss; other options win.")
  private String recipe;

  @Option(
      names = SetKnobs.OPTION,
      paramLabel = "KNOB=VALUE",
      description = "A knob of the loss, such as m=0.3; may be repeated for others.")
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
    String usual = field.key().equals("data") ? "mnist if it is there, else pen" : field.value();
    String byDefault = usual.isEmpty() ? "" : " (default " + usual + ")";
    String hint = field.hintEn().isEmpty() ? "" : ". " + field.hintEn();
    return new String[] {(label + byDefault + hint).replace("%", "%%")};
  }

  /**
   * The run asked for. Without {@code --spec} and {@code --data} it uses the best data there is;
   * without {@code --spec} it starts from the settings that suit the loss on faces, or on digits.
   *
   * @throws facespace.knob.BadValue naming the first thing that is wrong
   */
  RunSpec spec(DataSets sets) {
    SetKnobs.refuseTwice(command.commandLine());
    sayContradictions();
    return spec(sets, loss, knobsGiven());
  }

  /**
   * The same for each loss of a list, {@code --loss arcface,cosface}; a knob given holds for those
   * that have it.
   *
   * @throws facespace.knob.BadValue naming the first thing that is wrong
   */
  public List<RunSpec> specs(DataSets sets) {
    SetKnobs.refuseTwice(command.commandLine());
    sayContradictions();
    if (loss == null) {
      return List.of(spec(sets, null, knobsGiven()));
    }
    List<String> losses = Arrays.stream(loss.split(",", -1)).map(String::trim).distinct().toList();
    if (losses.contains("")) {
      throw new ParameterException(
          command.commandLine(),
          "--loss = %s has an empty place, which is no name: it looks like arcface,cosface."
              .formatted(Knobs.quote(loss)));
    }
    Map<String, String> given = knobsGiven();
    SetKnobs.refuseUnknown(given, losses);
    return losses.stream().map(key -> spec(sets, key, SetKnobs.of(key, given))).toList();
  }

  private RunSpec spec(DataSets sets, String loss, Map<String, String> knobs) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (text == null) {
      ParseResult parsed = command.commandLine().getParseResult();
      String data = parsed.matchedOptionValue("--data", sets.defaultName());
      texts.putAll(sets.areFaces(data) ? faces(data, loss).asMap() : digits(data, loss, knobs));
    } else {
      texts.putAll(base(RunSpec.parse(text), loss));
    }
    if (recipe().isPresent()) {
      texts.putAll(recipe().get().settings());
      texts.putAll(inText());
      texts.remove(Recipe.KEY);
    }
    texts.putAll(fieldsGiven());
    if (loss != null) {
      texts.put(RunSpec.LOSS, loss);
    }
    texts.putAll(knobs);
    String course = text == null ? "" : text.substring(SpecText.atStart(text).length());
    return RunSpec.parse(SpecText.format(texts) + course);
  }

  private static RunSpec faces(String data, String loss) {
    return loss == null ? FaceRuns.of(data) : FaceRuns.of(data, loss);
  }

  private Map<String, String> digits(String data, String loss, Map<String, String> knobs) {
    Set<String> named = new TreeSet<>(knobs.keySet());
    named.addAll(fieldsGiven().keySet());
    Map<String, String> texts = new LinkedHashMap<>(Map.of("data", data));
    texts.putAll(loss == null ? Map.of() : DigitRuns.settings(loss, named));
    return texts;
  }

  private Map<String, String> fieldsGiven() {
    return optionsGiven(RunSpec.fields());
  }

  private Map<String, String> knobsGiven() {
    Map<String, String> given = new LinkedHashMap<>(knobs);
    given.putAll(optionsGiven(curves()));
    return given;
  }

  private Map<String, String> optionsGiven(List<KnobInfo> options) {
    ParseResult parsed = command.commandLine().getParseResult();
    Map<String, String> given = new LinkedHashMap<>();
    for (KnobInfo option : options) {
      String value = parsed.matchedOptionValue("--" + option.key(), null);
      if (value != null) {
        given.put(option.key(), value);
      }
    }
    return given;
  }

  private Map<String, String> inText() {
    return text == null ? Map.of() : SpecText.parse(SpecText.atStart(text));
  }

  private Optional<Recipe> recipe() {
    String name = recipe == null ? inText().get(Recipe.KEY) : recipe;
    return Optional.ofNullable(name).map(Recipe::named);
  }

  private void sayContradictions() {
    Map<String, String> named = new LinkedHashMap<>(inText());
    named.putAll(fieldsGiven());
    recipe().stream().flatMap(it -> it.contradictions(named).stream()).forEach(this::say);
  }

  /** Says, each thing once, what runs will not do as they are asked to, before any is trained. */
  public void sayWarnings(List<RunSpec> runs, int classes) {
    Stream<Note> ofBatches = runs.stream().flatMap(this::batchNotTaken);
    Stream<Note> ofLosses =
        runs.stream()
            .flatMap(run -> run.stages().stream())
            .map(stage -> new Asked(stage.loss(), stage.dim()))
            .distinct() // a sweep may have thousands of runs with the same loss
            .flatMap(asked -> Feasibility.warnings(asked.loss, asked.dim, classes).stream());
    List<Note> all = Stream.concat(ofBatches, ofLosses).distinct().toList();
    all.stream().limit(MOST_WARNINGS).forEach(this::say);
    if (all.size() > MOST_WARNINGS) {
      err().println("… and %d more of the kind.".formatted(all.size() - MOST_WARNINGS));
    }
  }

  /** What decides whether a loss can do what it promises. */
  private record Asked(Loss loss, int dim) {}

  private Stream<Note> batchNotTaken(RunSpec run) {
    return given("batch").isPresent() && run.p() > 0 && run.batch() != run.batchSize()
        ? Stream.of(Note.info("note.batchIsChosen", run.batch(), run.p(), run.k(), run.batchSize()))
        : Stream.of();
  }

  private void say(Note note) {
    err().println(Harmless.text(note.in(Lang.EN)));
  }

  /** The first of these options that somebody has given, as it was typed. */
  public Optional<String> given() {
    ParseResult parsed = command.commandLine().getParseResult();
    Stream<String> settings =
        Stream.concat(RunSpec.fields().stream(), curves().stream())
            .map(setting -> "--" + setting.key());
    return Stream.concat(Stream.of("--loss", "--recipe", SetKnobs.OPTION, "--spec"), settings)
        .filter(parsed::hasMatchedOption)
        .findFirst();
  }

  /** How a setting or a knob is given, if it is: {@code --lr} or {@code --set m}. */
  public Optional<String> given(String key) {
    ParseResult parsed = command.commandLine().getParseResult();
    return knobs.containsKey(key)
        ? Optional.of(SetKnobs.OPTION + " " + key)
        : Optional.of("--" + key).filter(parsed::hasMatchedOption);
  }

  private PrintWriter err() {
    return command.commandLine().getErr();
  }

  /** A spec's settings; another loss on the command line leaves its knobs behind. */
  private static Map<String, String> base(RunSpec spec, String loss) {
    Map<String, String> texts = spec.asMap();
    if (loss != null && !loss.equals(texts.get(RunSpec.LOSS))) {
      texts.keySet().removeAll(LossCatalog.knobsOf(spec.loss()).keySet());
    }
    return texts;
  }

  /** A run's data, from where all commands find them. */
  public static DataSet data(RunSpec spec) {
    return spec.dataFrom(DataSets.fromSystem()::load);
  }
}
