package facespace.train.spec;

import facespace.knob.KnobInfo;
import facespace.loss.LossInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names in a run's text: each means one thing, for a loss's knobs stand beside the fields. */
final class TextKeys {
  private TextKeys() {}

  /**
   * Checks the knobs of losses.
   *
   * @throws IllegalStateException naming a knob whose key means something else already
   */
  static void check(List<LossInfo> losses) {
    for (LossInfo loss : losses) {
      Set<String> taken = new HashSet<>(Set.of(RunSpec.LOSS, Recipe.KEY, Change.AT));
      RunSpec.fields().forEach(field -> taken.add(field.key()));
      for (KnobInfo knob : loss.knobs()) {
        if (!taken.add(knob.key())) {
          throw new IllegalStateException(
              "The loss %s has a knob “%s”, which means something else in the text of a run already: give its @Knob another key."
                  .formatted(loss.name(), knob.key()));
        }
      }
    }
  }
}
