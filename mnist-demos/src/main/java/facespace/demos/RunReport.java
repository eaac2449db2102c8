package facespace.demos;

import facespace.train.frame.Frame;
import facespace.train.run.Ending;
import facespace.train.run.Run;
import java.util.Optional;

/** What is told about a run while it trains and at its end. */
interface RunReport {
  /** A new frame. */
  void frame(Run run, Frame frame);

  /**
   * The run is over and its last frame is given.
   *
   * @param ending why
   * @param baselines what needs no network, where people never seen are told apart
   */
  void done(Run run, Frame last, Ending ending, Optional<Baselines> baselines);

  /** The run broke off because its loss is no longer a number. */
  void diverged(Run run, Ending ending);
}
