package facespace.loss.mining;

/**
 * For every pair of a class the nearest sample of another that is farther from the anchor than its
 * own class, though not by the margin (FaceNet, Section 3.2); nothing where there is none.
 *
 * @param alpha margin, in the measure below
 * @param squared whether distances are squared
 */
public record SemiHard(double alpha, boolean squared) implements Miner {
  @Override
  public void mine(DistanceTable distances, long[] labels, long seed, TripletVisitor visit) {
    Sides.each(
        labels,
        sides -> {
          double[] toOthers = measured(distances, sides.anchor(), sides.others());
          double[] toOwn = measured(distances, sides.anchor(), sides.own());
          for (int i = 0; i < toOwn.length; i++) {
            int other = nearestBeyond(toOwn[i], toOthers);
            if (other >= 0) {
              visit.triplet(sides.anchor(), sides.own()[i], sides.others()[other]);
            }
          }
        });
  }

  /** Place of the nearest that is farther than a distance, though not by the margin, or −1. */
  private int nearestBeyond(double from, double[] toOthers) {
    double nearest = from + alpha;
    int found = -1;
    for (int i = 0; i < toOthers.length; i++) {
      if (toOthers[i] > from && toOthers[i] < nearest) {
        nearest = toOthers[i];
        found = i;
      }
    }
    return found;
  }

  private double[] measured(DistanceTable distances, int anchor, int[] others) {
    double[] measured = new double[others.length];
    for (int i = 0; i < measured.length; i++) {
      double distance = distances.between(anchor, others[i]);
      measured[i] = squared ? distance * distance : distance;
    }
    return measured;
  }
}
