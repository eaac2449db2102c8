package facespace.train.spec;

import facespace.knob.Label;
import facespace.knob.Labelled;

/** Where class directions are before training. */
public enum DirectionStart implements Labelled {
  /** Random points that have pushed each other apart: in a plane almost an even ring. */
  @Label(en = "spread out evenly", zh = "均匀散开")
  SPREAD,
  /** Each drawn by itself from all directions, as an ordinary classifier's weights are. */
  @Label(en = "at random", zh = "随机")
  RANDOM;
}
