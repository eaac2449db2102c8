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
   * The run is over and its last frame is given; what is measured of all test images is told of
   * all, whether or not the run trained to its end, and only the rest is the frame's.
   *
   * @param ending why
   * @param baselines what needs no network, where people never seen are told apart
   */
  void done(Run run, Frame last, Ending ending, Optional<Baselines> baselines);

  /** The run broke off because its loss is no longer a number. */
  void diverged(Run run, Ending ending);
}
