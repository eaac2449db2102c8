package facespace.play.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.knob.KnobInfo;
import facespace.knob.Knobs;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.loss.MetricLoss;
import facespace.play.web.Refused;
import facespace.text.Lang;
import facespace.train.spec.Change;
import facespace.train.spec.DigitRuns;
import facespace.train.spec.RunSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a click can do about a run of digits that cannot do what it promises, or has collapsed. */
final class Cures {
  private static final String RATE = "lr";
  private static final int SMALLER = 10;

  /** With steps of this size nothing has collapsed yet (measured). */
  private static final double SAFE = 0.005;

  /** What a run has that names none. */
  private static final double USUAL = RunSpec.parse("").lr();

  private final RunSpec whole;
  private final RunSpec run; // as it is at its end
  private final LossInfo loss;
  private final LossFacts facts;
  private final int classes;
  private final Lang lang;
  private final ArrayNode all = Json.MAPPER.createArrayNode();

  private Cures(RunSpec whole, LossFacts facts, int classes, Lang lang) {
    this.whole = whole;
    run = whole.last();
    loss = LossCatalog.infoOf(run.loss());
    this.facts = facts;
    this.classes = classes;
    this.lang = lang;
  }

  /**
   * {@code [{words, set: {key: text}, mends}, {words, text}]}: settings to be set, or a whole run,
   * or both: what a run with changes in its course comes to with them; {@code mends} where nothing
   * is warned of any more. What works best comes first; what the run has been through already is
   * not offered.
   */
  static ArrayNode of(RunSpec run, LossFacts facts, int classes, Lang lang) {
    Cures cures = new Cures(run, facts, classes, lang);
    cures.addSoftmaxFirst();
    cures.addOwnSettings();
    cures.addSmallerSteps();
    return cures.all;
  }

  /** Those with which the loss is known to work; a drawn curve is nobody else's. */
  private void addOwnSettings() {
    Map<String, String> own = new LinkedHashMap<>();
    loss.knobs().stream()
        .filter(knob -> knob.kind() != KnobInfo.Kind.CURVE)
        .forEach(knob -> own.put(knob.key(), knob.value()));
    if (run.lr() > USUAL) {
      own.put(RATE, Knobs.number(USUAL));
    }
    own.putAll(facts.settings(loss.key()));
    Map<String, String> has = run.asMap();
    own.entrySet().removeIf(pair -> pair.getValue().equals(has.get(pair.getKey())));
    if (own.isEmpty()) {
      return;
    }
    ObjectNode cure = add("own", own.keySet().stream().map(key -> words(key, own.get(key))));
    set(cure, own);
    boolean isPlan = !whole.changes().isEmpty(); // which no note asks anybody to give up
    cure.put("mends", !isPlan && isWarned(run) && !isWarned(run.with(own)));
  }

  private boolean isWarned(RunSpec spec) {
    return facts.isWarned(spec.loss(), spec.dim(), classes);
  }

  /**
   * What was learnt with class directions is a start from which samples can be compared: 95 % of
   * pen digits read right where own settings come to 87 % and small steps to 91 % (measured).
   */
  private void addSoftmaxFirst() {
    if (whole.stages().stream().allMatch(stage -> stage.loss() instanceof MetricLoss)) {
      RunSpec slow = run.lr() > SAFE ? run.with(Map.of(RATE, Knobs.number(SAFE))) : run;
      add("softmax", Stream.of(words(RATE, Knobs.number(slow.lr()))))
          .put("text", DigitRuns.softmaxFirst(slow).text());
    }
  }

  private void addSmallerSteps() {
    if (run.lr() > SAFE) {
      String rate = Knobs.number(Math.min(SAFE, run.lr() / SMALLER));
      ObjectNode cure = add("rate", Stream.of(words(RATE, rate)));
      set(cure, Map.of(RATE, rate));
    }
  }

  private void set(ObjectNode cure, Map<String, String> settings) {
    settings.forEach(cure.putObject("set")::put);
    if (!whole.changes().isEmpty()) {
      cure.put("text", throughout(settings).text());
    }
  }

  /** The whole run with other settings from when each can be set; no change sets them any more. */
  private RunSpec throughout(Map<String, String> settings) {
    List<RunSpec> stages = whole.stages();
    RunSpec other = stages.get(0).with(settable(settings, stages.get(0)));
    for (int i = 0; i < whole.changes().size(); i++) {
      Change change = whole.changes().get(i);
      Map<String, String> left = new LinkedHashMap<>(change.settings());
      left.keySet().removeAll(settable(settings, stages.get(i + 1)).keySet());
      if (left.containsKey(RunSpec.LOSS)) { // whose knobs begin as usual
        left.putAll(knobs(settings, stages.get(i + 1)));
      }
      if (left.isEmpty() && change.startsStage()) { // which is trained all the same
        left.put(Change.EPOCHS, Integer.toString(stages.get(i + 1).epochs()));
      }
      if (!left.isEmpty()) {
        other = other.then(new Change(change.at(), left));
      }
    }
    return other;
  }

  /** Those that a stage has: its knobs if its loss is the one in question, and fields. */
  private Map<String, String> settable(Map<String, String> settings, RunSpec stage) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    loss.knobs().forEach(knob -> all.remove(knob.key()));
    all.putAll(knobs(settings, stage));
    return all;
  }

  private Map<String, String> knobs(Map<String, String> settings, RunSpec stage) {
    Map<String, String> knobs = new LinkedHashMap<>();
    if (LossCatalog.infoOf(stage.loss()).key().equals(loss.key())) {
      loss.knobs()
          .forEach(
              knob ->
                  Optional.ofNullable(settings.get(knob.key()))
                      .ifPresent(text -> knobs.put(knob.key(), text)));
    }
    return knobs;
  }

  private ObjectNode add(String key, Stream<String> words) {
    String all = words.collect(Collectors.joining(lang.of(", ", "，")));
    return this.all.addObject().put("words", Refused.MESSAGES.text(lang, "cure." + key, all));
  }

  /** A setting as the page calls it. */
  private String words(String key, String value) {
    KnobInfo knob =
        Stream.concat(loss.knobs().stream(), RunSpec.fields().stream())
            .filter(info -> info.key().equals(key))
            .findFirst()
            .orElseThrow();
    String said =
        knob.choices().stream()
            .filter(choice -> choice.value().equals(value))
            .map(choice -> choice.label(lang))
            .findFirst()
            .orElse(value);
    return Refused.MESSAGES.text(
        lang, "cure.setting", knob.symbol().isEmpty() ? knob.label(lang) : knob.symbol(), said);
  }
}
