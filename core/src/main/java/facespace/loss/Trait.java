package facespace.loss;

import java.util.Locale;

/** What a loss does that its curve ψ(θ) alone does not show. */
public enum Trait {
  /** The losses of a batch are added, not averaged. */
  SUMMED,
  /** Features are drawn towards a centre of their class as well. */
  CENTRES,
  /** Pairs of samples are compared as well. */
  PAIRS,
  /** The scale s is set anew by every batch. */
  MOVING_SCALE,
  /** The other classes enter by a curve of their own, not by cos θ. */
  OTHERS,
  /** Other classes that are too near weigh more, and ever more as training goes on. */
  HARD_OTHERS,
  /** A class has several directions, the nearest of which counts. */
  SUB_CENTRES,
  /** Every class is a question of its own, answered by yes or no: they do not compete. */
  BINARY,
  /** The margin depends on the feature's length. */
  LENGTH,
  /** The margin is drawn by chance for every sample. */
  CHANCE;

  /** Its name in messages. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
