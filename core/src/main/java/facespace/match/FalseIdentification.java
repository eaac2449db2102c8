package facespace.match;

import facespace.knob.BadValue;

/** What a threshold that is fine for one comparison does to a search among many people. */
public final class FalseIdentification {
  private FalseIdentification() {}

  /**
   * Chance that a stranger is taken for somebody in a gallery: 1 − (1 − FAR)^n, for independent
   * comparisons. Exact for tiny rates too, where 1 − FAR would round to 1.
   *
   * @param far false accept rate of one comparison, 0 … 1
   * @param n people in the gallery, at least 0
   * @throws BadValue if either is out of range
   */
  public static double expected(double far, long n) {
    if (!(far >= 0 && far <= 1)) {
      throw new BadValue("error.range", "far", String.valueOf(far), "0 … 1");
    }
    if (n < 0) {
      throw new BadValue("error.range", "n", String.valueOf(n), "0 …");
    }
    return n == 0 ? 0 : -Math.expm1(n * Math.log1p(-far));
  }
}
