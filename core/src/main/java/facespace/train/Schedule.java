package facespace.train;

import facespace.knob.Labelled;

/** How the learning rate moves over a run. */
public enum Schedule implements Labelled {
  /** Up to the peak and down again. */
  ONE_CYCLE("one cycle", "单周期"),
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
