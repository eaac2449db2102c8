package facespace.train.spec;

import facespace.knob.Label;
import facespace.knob.Labelled;

/**
 * By which mean and variance batch norm standardises when a model is looked at: the running ones
 * gathered while training (Ioffe and Szegedy 2015), or those of the images looked at together. The
 * second needs no memory of the training set, but an image's features then depend on its company.
 */
public enum TestStatistics implements Labelled {
  /** The running mean and variance of training. */
  @Label(en = "running statistics", zh = "训练时的滑动统计量")
  RUNNING,
  /** Mean and variance of the images looked at together. */
  @Label(en = "statistics of the batch", zh = "当前批次的统计量")
  BATCH;
}
