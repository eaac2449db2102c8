package facespace.train.spec;

import facespace.knob.BadValue;
import facespace.knob.Knobs;
import facespace.loss.LossCatalog;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A change in the course of a run. With {@code at} alone the run goes on within its budget,
 * learning rate and warm-up continuing; with {@code epochs} a new stage of that length begins, with
 * a learning rate cycle, a warm-up and an optimiser of its own.
 *
 * @param at mini-batches trained before it; empty: when what came before is over
 * @param settings what changes, in text form by key
 */
public record Change(Optional<Integer> at, Map<String, String> settings) {
  /** The key of {@link #at} in the text form. */
  public static final String AT = "at";

  /** The key of the length of a new stage. */
  public static final String EPOCHS = "epochs";

  /** What can change while a run goes on, beside the loss and its knobs. */
  private static final Set<String> LIVE = Set.of(RunSpec.LOSS, "lr", "direction-rate", "warmup");

  /** What a new stage can change besides. */
  private static final Set<String> STAGE =
      Set.of(EPOCHS, "optimizer", "momentum", "weight-decay", "schedule", "batch", "p", "k");

  /** Copies the settings. */
  public Change {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** A change of a run that goes on. */
  public static Change at(int step, Map<String, String> settings) {
    return new Change(Optional.of(step), settings);
  }

  /**
   * A new stage when what comes before is over.
   *
   * @param epochs its length
   */
  static Change further(int epochs, Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(EPOCHS, Integer.toString(epochs));
    all.putAll(settings);
    return new Change(Optional.empty(), all);
  }

  /**
   * Reads the text form, {@code at=640&m=0.45}.
   *
   * @throws BadValue naming the first thing that is wrong
   */
  static Change parse(String text) {
    Map<String, String> settings = SpecText.parse(text);
    String at = settings.remove(AT);
    if (settings.isEmpty()) {
      throw new BadValue("error.emptyChange", Knobs.quote(text));
    }
    return new Change(Optional.ofNullable(at).map(Change::step), settings);
  }

  private static int step(String text) {
    try {
      int step = Integer.parseInt(text);
      if (step >= 0) {
        return step;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new BadValue("error.at", Knobs.quote(text));
  }

  /** The text form. */
  String text() {
    Map<String, String> all = new LinkedHashMap<>();
    at.ifPresent(step -> all.put(AT, Integer.toString(step)));
    all.putAll(settings);
    return SpecText.format(all);
  }

  /** Whether learning rate and warm-up start again. */
  public boolean startsStage() {
    return at.isEmpty() || settings.containsKey(EPOCHS);
  }

  /**
   * The settings in force after the change.
   *
   * @param before those in force until then
   * @throws BadValue if a setting cannot change in the course of a run, or is not allowed
   */
  RunSpec after(RunSpec before) {
    Map<String, String> texts = before.asMap();
    String loss = settings.getOrDefault(RunSpec.LOSS, texts.get(RunSpec.LOSS));
    if (!loss.equals(texts.get(RunSpec.LOSS))) {
      texts.keySet().removeAll(LossCatalog.knobsOf(before.loss()).keySet());
    }
    Set<String> knobs = knobs(loss);
    for (String key : settings.keySet()) {
      boolean known =
          key.equals(Recipe.KEY)
              || RunSpec.fields().stream().anyMatch(field -> field.key().equals(key));
      boolean allowed = LIVE.contains(key) || knobs.contains(key);
      if (known && !allowed && !(startsStage() && STAGE.contains(key))) {
        throw new BadValue(
            STAGE.contains(key) ? "error.changeNeedsStage" : "error.changeNever",
            key,
            Knobs.quote(settings.get(key)));
      }
    }
    texts.putAll(settings);
    return RunSpec.of(texts);
  }

  private static Set<String> knobs(String loss) {
    Set<String> keys = new TreeSet<>();
    LossCatalog.info(loss).knobs().forEach(knob -> keys.add(knob.key()));
    return keys;
  }
}
