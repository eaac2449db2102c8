package facespace.loss.mining;

/**
 * Chooses the triplets of a batch that a loss looks at. Nothing is differentiated through the
 * choice.
 */
@FunctionalInterface
public interface Miner {
  /**
   * Visits the triplets chosen, by anchor and then by the other one of its class, ascending; none
   * where a batch holds one class only, or no two samples of one.
   *
   * @param labels own classes (N)
   * @param seed of what is drawn, if anything is
   */
  void mine(DistanceTable distances, long[] labels, long seed, TripletVisitor visit);
}
