package facespace.train;

import ai.djl.training.tracker.ParameterTracker;

/**
 * The learning rate over a run: fixed, or one cycle (Smith and Topin 2018): a rise to the peak over
 * the first part, a fall to almost nothing over the rest. The fall is quadratic: steep first, so
 * that a run which stops at a target accuracy meets small steps, hence calm, early.
 */
record LearningRate(Schedule schedule, double peak, int totalSteps) implements ParameterTracker {
  /** The parameter that holds the class directions. */
  static final String DIRECTIONS = "head.weights";

  /**
   * Directions turn slower than the network learns: at full rate Adam, whose first steps are as
   * long as the rate whatever the gradient, drags them together before the classes are told apart.
   */
  private static final double DIRECTIONS_SHARE = 0.1;

  private static final double RISE = 0.1;
  private static final double START_DIVISOR = 10;
  private static final double SMALLEST_SHARE = 0.001;

  /**
   * The rate of one step.
   *
   * @param step counted from 1
   */
  double at(int step) {
    if (schedule == Schedule.FIXED) {
      return peak;
    }
    double done = (step - 1) / (double) Math.max(1, totalSteps - 1);
    if (done < RISE) {
      return peak / START_DIVISOR + (peak - peak / START_DIVISOR) * done / RISE;
    }
    double left = (1 - done) / (1 - RISE);
    return peak * Math.max(left * left, SMALLEST_SHARE);
  }

  @Override
  public float getNewValue(String parameterId, int step) {
    double share = parameterId.equals(DIRECTIONS) ? DIRECTIONS_SHARE : 1;
    return (float) (share * at(step));
  }
}
