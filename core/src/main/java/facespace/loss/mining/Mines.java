package facespace.loss.mining;

/** A loss that looks at chosen triplets of a batch. */
public interface Mines {
  /** The rule by which they are chosen. */
  Mining mining();
}
