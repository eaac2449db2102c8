package facespace.loss.mining;

import java.util.SplittableRandom;

/** For every pair of a class one sample of another, each as likely. */
public final class RandomOther implements Miner {
  @Override
  public void mine(DistanceTable distances, long[] labels, long seed, TripletVisitor visit) {
    SplittableRandom random = new SplittableRandom(seed);
    Sides.each(
        labels,
        sides -> {
          for (int own : sides.own()) {
            int drawn = sides.others()[random.nextInt(sides.others().length)];
            visit.triplet(sides.anchor(), own, drawn);
          }
        });
  }
}
