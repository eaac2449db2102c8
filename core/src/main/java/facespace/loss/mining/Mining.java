package facespace.loss.mining;

import facespace.knob.Label;
import facespace.knob.Labelled;

/** The rules by which triplets of a batch are chosen. */
public enum Mining implements Labelled {
  /** {@link AllTriplets}. */
  @Label(en = "all triplets of the batch", zh = "批内全部三元组")
  ALL,
  /** {@link RandomOther}. */
  @Label(en = "for each pair another class at random", zh = "每对同类图配一张随机的异类图")
  RANDOM,
  /** {@link SemiHard}. */
  @Label(en = "semi-hard", zh = "半难（semi-hard）")
  SEMI_HARD,
  /** {@link BatchHard}. */
  @Label(en = "for each anchor the hardest", zh = "每个锚点取最难的（batch hard）")
  BATCH_HARD,
  /** {@link DistanceWeighted}. */
  @Label(en = "at random, every distance alike", zh = "按距离加权随机抽取")
  DISTANCE_WEIGHTED;

  /**
   * The miner of a loss.
   *
   * @param alpha the loss's margin
   * @param squared whether its distances are squared
   */
  public Miner miner(double alpha, boolean squared) {
    return switch (this) {
      case ALL -> new AllTriplets();
      case RANDOM -> new RandomOther();
      case SEMI_HARD -> new SemiHard(alpha, squared);
      case BATCH_HARD -> new BatchHard();
      case DISTANCE_WEIGHTED -> DistanceWeighted.PUBLISHED;
    };
  }
}
