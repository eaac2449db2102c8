package facespace.claim;

import facespace.sweep.SweepMeasure;

/**
 * One thing that must be measured if a claim holds.
 *
 * @param measure what is looked at
 * @param kind how it is judged
 * @param run the run it is about, by its place in the comparison
 * @param other the run it is compared with; for a bound the run itself
 * @param bound what is not to be passed, in the measure's own unit; NaN for a comparison
 */
record Expectation(SweepMeasure measure, Kind kind, int run, int other, double bound) {
  /** How something is judged. */
  enum Kind {
    /** More than the other run has, beyond chance. */
    MORE,
    /** Less than the other run has, beyond chance. */
    LESS,
    /** Not told apart from the other run, or better. */
    NO_WORSE,
    /** The same at every seed, but for rounding. */
    EQUAL,
    /** Less than the bound at every seed, or diverged. */
    BELOW,
    /** More than the bound at every seed. */
    ABOVE
  }

  /** Whether it is about one run alone. */
  boolean isBound() {
    return kind == Kind.BELOW || kind == Kind.ABOVE;
  }

  static Expectation more(SweepMeasure measure, int run, int other) {
    return new Expectation(measure, Kind.MORE, run, other, Double.NaN);
  }

  static Expectation less(SweepMeasure measure, int run, int other) {
    return new Expectation(measure, Kind.LESS, run, other, Double.NaN);
  }

  static Expectation noWorse(SweepMeasure measure, int run, int other) {
    return new Expectation(measure, Kind.NO_WORSE, run, other, Double.NaN);
  }

  static Expectation equal(SweepMeasure measure, int run, int other) {
    return new Expectation(measure, Kind.EQUAL, run, other, Double.NaN);
  }

  static Expectation above(SweepMeasure measure, int run, double bound) {
    return new Expectation(measure, Kind.ABOVE, run, run, bound);
  }

  static Expectation below(SweepMeasure measure, int run, double bound) {
    return new Expectation(measure, Kind.BELOW, run, run, bound);
  }
}
