package facespace.play.hub.wire;

import facespace.train.frame.Frame;
import java.util.List;

/**
 * All runs of one experiment at one time: what a viewer draws and the scrubber goes back to.
 *
 * @param index 0 for the first weights, then counting up; never reused within one training
 * @param runs one per run of the comparison, in order
 */
public record Moment(int index, List<Snapshot> runs) {
  /**
   * One run at one time.
   *
   * @param frame what there is to draw
   * @param seconds time spent training so far, without evaluation
   */
  public record Snapshot(Frame frame, double seconds) {}

  /** Mini-batches of the run that is farthest. */
  public int step() {
    return runs.stream().mapToInt(run -> run.frame().where().step()).max().orElse(0);
  }
}
