package facespace.loss;

/**
 * How many pairs or triplets of a batch a loss has looked at.
 *
 * @param chosen how many there were
 * @param pulling how many of these gave a gradient
 */
public record Choice(long chosen, long pulling) {}
