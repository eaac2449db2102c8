package facespace.loss.mining;

/**
 * For every anchor the farthest sample of its own class and the nearest of any other, the first of
 * equally far ones (Hermans et al. 2017, Section 2).
 */
public final class BatchHard implements Miner {
  @Override
  public void mine(DistanceTable distances, long[] labels, long seed, TripletVisitor visit) {
    Sides.each(
        labels,
        sides -> {
          int anchor = sides.anchor();
          int own = sides.own()[0];
          for (int i : sides.own()) {
            own = distances.between(anchor, i) > distances.between(anchor, own) ? i : own;
          }
          int other = sides.others()[0];
          for (int i : sides.others()) {
            other = distances.between(anchor, i) < distances.between(anchor, other) ? i : other;
          }
          visit.triplet(anchor, own, other);
        });
  }
}
