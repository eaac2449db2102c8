package facespace.train.spec;

import facespace.knob.Label;
import facespace.knob.Labelled;

/** How the learning rate moves over a run. */
public enum Schedule implements Labelled {
  /** Up to the peak and down again. */
  @Label(en = "one cycle", zh = "单周期")
  ONE_CYCLE,
  /** Times 0.8 after half and after four fifths of the run. */
  @Label(en = "steps: × 0.8 at half and at 80 %", zh = "分段：在 50 % 和 80 % 处各乘 0.8")
  STEPS,
  /** The same all the way. */
  @Label(en = "fixed", zh = "固定")
  FIXED;
}
