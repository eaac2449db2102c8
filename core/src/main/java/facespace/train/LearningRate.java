package facespace.train;

import ai.djl.training.tracker.ParameterTracker;

/**
 * The learning rate over a run: fixed, or one cycle (Smith and Topin 2018): a cosine rise to the
 * peak over the first part, a cosine fall to almost nothing over the rest.
 */
record LearningRate(Schedule schedule, double peak, int totalSteps) implements ParameterTracker {
  /** The parameter that holds the class directions. */
  static final String DIRECTIONS = "head.weights";

  /**
   * Directions turn slower than the network learns: at full rate Adam, whose first steps are as
   * long as the rate whatever the gradient, drags them together before the classes are told apart.
   */
  private static final double DIRECTIONS_SHARE = 0.1;

  private static final double RISE = 0.25;
  private static final double START_DIVISOR = 10;
  private static final double END_DIVISOR = 1000;

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
    return done < RISE
        ? cosine(peak / START_DIVISOR, peak, done / RISE)
        : cosine(peak, peak / END_DIVISOR, (done - RISE) / (1 - RISE));
  }

  @Override
  public float getNewValue(String parameterId, int step) {
    double share = parameterId.equals(DIRECTIONS) ? DIRECTIONS_SHARE : 1;
    return (float) (share * at(step));
  }

  private static double cosine(double from, double to, double share) {
    return from + (to - from) * (1 - Math.cos(Math.PI * share)) / 2;
  }
}
