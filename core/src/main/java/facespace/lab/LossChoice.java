package facespace.lab;

import facespace.knob.Knobs;
import facespace.loss.Loss;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import facespace.train.spec.RunSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A loss and some of its settings; what is not set is as it suits the data. Immutable: every
 * setting gives a new choice. A notebook has a sub-class of it for each loss, made from the
 * catalogue, which knows the names of its settings.
 */
public class LossChoice {
  private final String key;
  private final Map<String, String> knobs;

  /** For the classes made from the catalogue. */
  protected LossChoice(String key, Map<String, String> knobs) {
    this.key = LossCatalog.info(key).key();
    this.knobs = Map.copyOf(knobs);
  }

  /**
   * The same loss with a setting changed, such as {@code set("m", 0.3)}.
   *
   * @param knob its name in a run's text form
   * @param value a number, {@code true} or {@code false}, or the text form
   * @throws facespace.knob.BadValue if the loss has no such setting or the value is not allowed
   */
  public LossChoice set(String knob, Object value) {
    return new LossChoice(key, with(knob, value));
  }

  /** The settings so far and one more, checked by the loss itself. */
  protected final Map<String, String> with(String knob, Object value) {
    Map<String, String> all = new LinkedHashMap<>(knobs);
    all.put(knob, Knobs.text(value));
    Map<String, String> asRun = new LinkedHashMap<>(all);
    asRun.put(RunSpec.LOSS, key);
    RunSpec.of(asRun);
    return all;
  }

  /** Its name in a run's text form, such as {@code arcface}. */
  public String key() {
    return key;
  }

  /** What is set, in text form by name. */
  public Map<String, String> knobs() {
    return knobs;
  }

  /** The loss itself; what is not set takes its default. */
  public Loss loss() {
    return LossCatalog.create(key, knobs);
  }

  /** What people are told about it: formula, paper, settings. */
  public LossInfo info() {
    return LossCatalog.info(key);
  }

  /** Its name and settings, such as {@code ArcFace s=64 m=0.3}. */
  @Override
  public String toString() {
    Map<String, String> asRun = new LinkedHashMap<>(knobs);
    asRun.put(RunSpec.LOSS, key);
    return RunSpec.of(asRun).title();
  }
}
