package facespace.train.spec;

import facespace.knob.Label;
import facespace.knob.Labelled;

/** What is done to pixels before the network sees them. */
public enum Pixels implements Labelled {
  /** Mean 0 and standard deviation 1 over the training images. */
  @Label(en = "mean 0, deviation 1", zh = "均值 0、标准差 1")
  STANDARD,
  /** (x − 127.5) / 128, as much published face-recognition code does. */
  @Label(en = "(x − 127.5) / 128", zh = "(x − 127.5) / 128")
  HALF_RANGE;
}
