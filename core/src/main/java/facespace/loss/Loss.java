package facespace.loss;

import ai.djl.ndarray.NDManager;

/**
 * A loss: a record whose components are its hyper-parameters. Training, the plot, the selector, the
 * URL, the reference page and the tests all read that one record; the permitted records are the
 * catalogue.
 *
 * <p>The families say what there is beside the network and how a batch is judged: {@link
 * SoftmaxLoss} by logits to class directions, {@link PairLoss} by distances of pairs, {@link
 * TripletLoss} by two distances from an anchor. A new loss is one more record of a family, or, like
 * {@link MarginBased}, a family of its own.
 */
public sealed interface Loss permits SoftmaxLoss, MetricLoss {

  /** The arrays that belong to this loss beside the network's, as they are before training. */
  Head newHead(HeadShape shape, NDManager manager);

  /** What the loss makes of a training batch: the very function by which is differentiated. */
  LossValue of(LossBatch batch, Head head);

  /**
   * Which samples of a batch it compares with each other, if it does; nothing is differentiated.
   */
  default Links links(LossBatch batch, Head head) {
    return Links.NONE;
  }

  /**
   * Changes kept arrays of the head by what a batch shows, before its loss is taken; usually
   * nothing.
   */
  default void beforeStep(LossBatch batch, Head head) {}

  /**
   * Changes kept arrays of the head by a rule of its own once a batch's gradient is taken; usually
   * nothing.
   */
  default void afterStep(LossBatch batch, Head head) {}

  /**
   * The loss's picture, from the functions that train.
   *
   * @param points how many places along the axis, at least 2
   */
  Plot plot(int points);

  /** By what a sample without a label is decided. */
  Decision decision();

  /** The loss in force at a moment of a run, for margins that grow while training. */
  default Loss at(Progress progress) {
    return this;
  }

  /** Share of its margin that is in force at a moment of a run, in [0, 1]; 1 without a margin. */
  default double inForce(Progress progress) {
    return progress.strength();
  }

  /** Whether its strength grows over the warm-up of a run. */
  default boolean warmsUp() {
    return false;
  }
}
