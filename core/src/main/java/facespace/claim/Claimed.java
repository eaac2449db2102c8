package facespace.claim;

import facespace.knob.Labelled;
import facespace.text.Lang;
import facespace.text.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A sentence of the literature, and what must be measured if it holds here. */
public sealed interface Claimed extends Labelled permits Claim, Trial {
  /** All of both kinds. */
  static Stream<Claimed> all() {
    return Stream.of(Claim.values(), Trial.values()).flatMap(Arrays::stream);
  }

  /** What it is about. */
  Topic topic();

  /** What is compared, by name. */
  List<String> names(Lang lang);

  /** What must be measured, of what is compared by its place there. */
  List<Expectation> expected();

  /** The message that says how it is measured. */
  default String howKey() {
    return "claim.how";
  }

  /** What is to be said about it beside the numbers; empty if they say it all. */
  default Optional<String> remark(Lang lang) {
    String key = "claim.remark." + key();
    return Messages.CORE.keys(lang).contains(key)
        ? Optional.of(Messages.CORE.text(lang, key))
        : Optional.empty();
  }
}
