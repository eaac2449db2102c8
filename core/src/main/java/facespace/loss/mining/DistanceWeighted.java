package facespace.loss.mining;

import java.util.SplittableRandom;

/**
 * For every pair of a class one sample of another, the likelier the rarer its distance is among
 * points strewn evenly over the unit sphere, so that all distances come up alike (Wu et al. 2017,
 * Section 4): weight d^(2 − D) (1 − d²/4)^((3 − D)/2), d between features brought to unit length.
 *
 * @param cutoff smaller distances count as this one, or noise would be all there is
 * @param beyond samples as far as this are not drawn: the loss asks nothing of them
 */
public record DistanceWeighted(double cutoff, double beyond) implements Miner {
  /** As published. */
  public static final DistanceWeighted PUBLISHED = new DistanceWeighted(0.5, 1.4);

  @Override
  public void mine(DistanceTable distances, long[] labels, long seed, TripletVisitor visit) {
    DistanceTable unit = distances.ofUnitRows();
    SplittableRandom random = new SplittableRandom(seed);
    Sides.each(
        labels,
        sides -> {
          double[] chances = chances(unit, sides.anchor(), sides.others());
          for (int own : sides.own()) {
            int drawn = drawn(chances, random.nextDouble());
            visit.triplet(sides.anchor(), own, sides.others()[drawn]);
          }
        });
  }

  /**
   * How likely each of some samples is to be drawn for an anchor; all alike where none is near
   * enough, as in the authors' code.
   *
   * @param unit distances of features of unit length
   * @return non-negative numbers whose sum is 1, as many as samples
   */
  public double[] chances(DistanceTable unit, int anchor, int[] others) {
    double[] chances = new double[others.length];
    double nearest = logWeight(cutoff, unit.dim());
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < others.length; i++) {
      double distance = unit.between(anchor, others[i]);
      double weight = distance <= cutoff ? nearest : logWeight(distance, unit.dim());
      boolean canBeDrawn = distance < beyond && Double.isFinite(weight);
      chances[i] = canBeDrawn ? weight : Double.NEGATIVE_INFINITY;
      largest = Math.max(largest, chances[i]);
    }
    double sum = 0;
    for (int i = 0; i < chances.length; i++) {
      chances[i] = largest == Double.NEGATIVE_INFINITY ? 1 : Math.exp(chances[i] - largest);
      sum += chances[i];
    }
    for (int i = 0; i < chances.length; i++) {
      chances[i] /= sum;
    }
    return chances;
  }

  /** Logarithm of the weight of a distance in a dimension; not finite from 2 on. */
  public static double logWeight(double distance, int dim) {
    double rest = 1 - distance * distance / 4;
    return rest <= 0
        ? Double.NEGATIVE_INFINITY
        : (2 - dim) * Math.log(distance) - (dim - 3) / 2.0 * Math.log(rest);
  }

  private static int drawn(double[] chances, double at) {
    double sum = 0;
    for (int i = 0; i < chances.length; i++) {
      sum += chances[i];
      if (at < sum) {
        return i;
      }
    }
    return chances.length - 1; // the sum of rounded numbers may fall short of 1
  }
}
