package facespace.loss.mining;

/** Is told of triplets one by one: there can be as many as N³. */
@FunctionalInterface
public interface TripletVisitor {
  /**
   * @param anchor a sample of the batch
   * @param own another one of its class
   * @param other one of another class
   */
  void triplet(int anchor, int own, int other);
}
