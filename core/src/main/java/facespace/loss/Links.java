package facespace.loss;

/**
 * The pairs or triplets of a batch that a loss compares.
 *
 * @param corners how many samples make one: 2 or 3; 0 where every sample is looked at alone
 * @param chosen how many there are
 * @param pulling how many of these still give a gradient
 * @param ends a few of them, evenly drawn, as pairs of samples: for a triplet the anchor and its
 *     own class, then the anchor and the other one (2 per pair)
 * @param pulls for each of these pairs 1 if it still gives a gradient, else 0
 */
public record Links(int corners, long chosen, long pulling, int[] ends, byte[] pulls) {
  /** Of a loss that compares nothing. */
  public static final Links NONE = new Links(0, 0, 0, new int[0], new byte[0]);
}
