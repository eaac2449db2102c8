package facespace.loss.mining;

/** Every triplet there is (“batch all”: Hermans et al. 2017, Section 2). */
public final class AllTriplets implements Miner {
  @Override
  public void mine(DistanceTable distances, long[] labels, long seed, TripletVisitor visit) {
    Sides.each(
        labels,
        sides -> {
          for (int own : sides.own()) {
            for (int other : sides.others()) {
              visit.triplet(sides.anchor(), own, other);
            }
          }
        });
  }
}
