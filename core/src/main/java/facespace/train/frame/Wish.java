package facespace.train.frame;

import facespace.loss.Certainty;
import java.util.Map;

/**
 * What the loss in force makes of samples: how sure it is of them and where it would turn them.
 *
 * @param certainty probability of each sample's own class, margin included (N); empty without class
 *     directions
 * @param push steepest way down the loss by the feature's direction, per radian, row-major; its
 *     length is the push a sample gets (N × D; with a loss that compares samples only of those it
 *     compares, the first ones); empty in a frame of more than three dimensions, where nobody sees
 *     it, and for people who were never trained on
 */
public record Wish(float[] certainty, float[] push) {
  static final Wish NONE = new Wish(new float[0], new float[0]);

  Wish withoutPush() {
    return new Wish(certainty, new float[0]);
  }

  Map<Measure, Double> measures() {
    return certainty.length == 0 ? Map.of() : Map.of(Measure.UNSATISFIED, unsatisfied());
  }

  private double unsatisfied() {
    int count = 0;
    for (float p : certainty) {
      count += p >= Certainty.SURE ? 0 : 1; // not a number is not sure either
    }
    return count / (double) certainty.length;
  }
}
