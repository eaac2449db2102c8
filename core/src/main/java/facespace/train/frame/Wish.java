package facespace.train.frame;

import facespace.loss.Certainty;

/**
 * What the loss in force makes of samples: how sure it is of them and where it would turn them.
 *
 * @param certainty probability of each sample's own class, margin included (N)
 * @param push steepest way down the loss by the feature's direction, per radian, row-major (N × D);
 *     its length is the push a sample gets
 */
record Wish(float[] certainty, float[] push) {
  static final Wish NONE = new Wish(new float[0], new float[0]);

  /** Share of the samples that the loss is not sure of. */
  double unsatisfied() {
    int count = 0;
    for (float p : certainty) {
      count += p >= Certainty.SURE ? 0 : 1; // not a number is not sure either
    }
    return count / (double) certainty.length;
  }
}
