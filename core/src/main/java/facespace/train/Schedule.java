package facespace.train;

import facespace.knob.Labelled;

/** How the learning rate moves over a run. */
public enum Schedule implements Labelled {
  /** Up to the peak and down again. */
  ONE_CYCLE("one cycle", "单周期"),
  /** Times 0.8 after half and after four fifths of the run. */
  STEPS("steps: × 0.8 at half and at 80 %", "分段：在 50 % 和 80 % 处各乘 0.8"),
  /** The same all the way. */
  FIXED("fixed", "固定");

  private final String en;
  private final String zh;

  Schedule(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  @Override
  public String en() {
    return en;
  }

  @Override
  public String zh() {
    return zh;
  }
}
