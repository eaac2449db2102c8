package facespace.engine;

import ai.djl.ndarray.NDArray;

/**
 * Products with a number, and powers, that are safe to differentiate.
 *
 * <p>{@code NDArray.mul(Number)} and {@code div(Number)} of the engine wrap the number in a
 * short-lived buffer that the recorded operation still refers to: a garbage collection before the
 * backward pass frees it and the gradient is whatever lies there then. Here the number lives in an
 * array of its own until the surrounding scope or manager is closed.
 */
public final class Scalars {
  private Scalars() {}

  /** x · factor, of x's shape and type. */
  public static NDArray times(NDArray x, double factor) {
    return x.mul(x.getManager().create(factor));
  }

  /** x to the power of a number, of x's shape and type. */
  public static NDArray power(NDArray x, double exponent) {
    return x.pow(x.getManager().create(exponent));
  }
}
