package facespace.play.hub.run;

import facespace.text.Lang;
import java.util.Locale;
import java.util.function.Function;

/**
 * Where an experiment stands.
 *
 * @param stepsWanted how many more batches it may train before it pauses
 * @param turn counts changes of mind: a worker stops when it holds an older number
 * @param place in the line, from 1; 0 if it does not wait
 * @param failure why it failed, else null
 */
record Standing(
    State state, long stepsWanted, int turn, int place, Function<Lang, String> failure) {
  /** What it does now. */
  enum State {
    QUEUED,
    RUNNING,
    PAUSED,
    DONE,
    FAILED
  }

  /** Of one that nobody has asked to train. */
  static Standing idle(State state) {
    return new Standing(state, 0, 0, 0, null);
  }

  /** The same, at another place in the line. */
  Standing at(int newPlace) {
    return new Standing(state, stepsWanted, turn, newPlace, failure);
  }

  /** The same, with another number of batches to train. */
  Standing wanting(long steps) {
    return new Standing(state, steps, turn, place, failure);
  }

  /** The state as JSON and tables name it. */
  String key() {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** Whether it trains, or will as soon as it is its turn. */
  boolean isUnderWay() {
    return state == State.RUNNING || state == State.QUEUED;
  }
}
