package facespace.loss.mining;

/** Is told of pairs one by one. */
@FunctionalInterface
public interface PairVisitor {
  /**
   * @param one a sample of the batch
   * @param other another one
   * @param isSame whether both are of one class
   */
  void pair(int one, int other, boolean isSame);
}
