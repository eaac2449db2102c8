package facespace.lab;

import facespace.knob.Knobs;
import facespace.loss.Feasibility;
import facespace.train.spec.RunSpec;
import java.util.List;
import java.util.Map;

/**
 * A run before it is trained. Immutable: every setting gives a new one.
 *
 * @param spec the run, fully described
 */
public record Setup(RunSpec spec) {

  /**
   * The same run with a setting changed, such as {@code set("epochs", 5)} or {@code set("m", 0.2)}.
   *
   * @param key its name in the text form; {@code spec().asMap()} has all of them
   * @param value a number, {@code true} or {@code false}, or the text form
   * @throws facespace.knob.BadValue if there is no such setting or the value is not allowed
   */
  public Setup set(String key, Object value) {
    return new Setup(spec.with(Map.of(key, Knobs.text(value))));
  }

  /** How often every image to train on is shown, 1 … 200. */
  public Setup epochs(int epochs) {
    return set("epochs", epochs);
  }

  /** Another throw of the dice: other first weights, another order of the images. */
  public Setup seed(long seed) {
    return set("seed", seed);
  }

  /** How many numbers describe an image, 2 … 512. */
  public Setup dim(int dim) {
    return set("dim", dim);
  }

  /**
   * The same run with a change in its course, in text form: {@code at=300&m=0.4} after so many
   * mini-batches, {@code loss=arcface&epochs=2} for a further stage.
   *
   * @throws facespace.knob.BadValue if it cannot change so
   */
  public Setup then(String change) {
    return new Setup(RunSpec.parse(text() + RunSpec.THEN + change));
  }

  /**
   * What can be said before it is trained: bounds that its settings keep or break.
   *
   * @param classes how many classes it tells apart
   */
  public List<String> notes(int classes) {
    return Feasibility.notes(spec.loss(), spec.dim(), classes).stream()
        .map(note -> note.in(Lab.lang()))
        .toList();
  }

  /** The text form: what the playground's links, its server and the command line know it by. */
  public String text() {
    return spec.text();
  }

  /** The loss and its settings. */
  @Override
  public String toString() {
    return spec.title(Lab.lang());
  }
}
