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
          for (int own : sides.own()) {
            int other = nearestBeyond(distances, sides, own);
            if (other >= 0) {
              visit.triplet(sides.anchor(), own, other);
            }
          }
        });
  }

  private int nearestBeyond(DistanceTable distances, Sides sides, int own) {
    double from = measure(distances.between(sides.anchor(), own));
    double nearest = from + alpha;
    int found = -1;
    for (int other : sides.others()) {
      double distance = measure(distances.between(sides.anchor(), other));
      if (distance > from && distance < nearest) {
        nearest = distance;
        found = other;
      }
    }
    return found;
  }

  private double measure(double distance) {
    return squared ? distance * distance : distance;
  }
}
