package facespace.play.hub.run;

import facespace.text.Lang;
import java.util.function.Function;

/**
 * Where an experiment stands.
 *
 * @param stepsWanted how many more batches it may train before it pauses
 * @param turn counts changes of mind: a worker stops when it holds an older number
 * @param failure why it failed, else null
 */
record Standing(State state, long stepsWanted, int turn, Function<Lang, String> failure) {
  /** What it does now. */
  enum State {
    QUEUED,
    RUNNING,
    PAUSED,
    DONE,
    FAILED
  }

  /** Whether it trains, or will as soon as it is its turn. */
  boolean isUnderWay() {
    return state == State.RUNNING || state == State.QUEUED;
  }
}
