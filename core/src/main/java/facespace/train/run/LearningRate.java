package facespace.train.run;

import facespace.train.spec.Schedule;

/**
 * The learning rate over a run: fixed, or one cycle (Smith and Topin 2018): a rise to the peak over
 * the first part, a fall to almost nothing over the rest. The fall is quadratic: steep first, so
 * that a run which stops at a target accuracy meets small steps, hence calm, early.
 */
record LearningRate(Schedule schedule, double peak, int cycleSteps) {
  /** Center loss on MNIST: × 0.8 after 5,000 and 8,000 of 10,000 iterations (published solver). */
  private static final double FIRST_STEP = 0.5;

  private static final double SECOND_STEP = 0.8;
  private static final double STEP = 0.8;
  private static final double RISE = 0.1;
  private static final double START_DIVISOR = 10;
  private static final double SMALLEST_SHARE = 0.001;

  /**
   * The rate of one step.
   *
   * @param step of the cycle, counted from 1
   */
  double at(int step) {
    if (schedule == Schedule.FIXED) {
      return peak;
    }
    double done = (step - 1) % cycleSteps / (double) Math.max(1, cycleSteps - 1);
    if (schedule == Schedule.STEPS) {
      return peak * (done < FIRST_STEP ? 1 : done < SECOND_STEP ? STEP : STEP * STEP);
    }
    if (done < RISE) {
      return peak / START_DIVISOR + (peak - peak / START_DIVISOR) * done / RISE;
    }
    double left = (1 - done) / (1 - RISE);
    return peak * Math.max(left * left, SMALLEST_SHARE);
  }
}
