package facespace.train;

import facespace.knob.Labelled;

/**
 * By which mean and variance batch norm standardises when a model is looked at: the running ones
 * gathered while training (Ioffe and Szegedy 2015), or those of the images looked at together. The
 * second needs no memory of the training set, but an image's features then depend on its company.
 */
public enum TestStatistics implements Labelled {
  /** The running mean and variance of training. */
  RUNNING("running statistics", "训练时的滑动统计量"),
  /** Mean and variance of the images looked at together. */
  BATCH("statistics of the batch", "当前批次的统计量");

  private final String en;
  private final String zh;

  TestStatistics(String en, String zh) {
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
