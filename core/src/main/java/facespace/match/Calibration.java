package facespace.match;

import facespace.knob.BadValue;

/**
 * A threshold chosen on one set of pairs and tried on another: what was promised, what was kept.
 *
 * @param wantedFar false accept rate asked for
 * @param threshold score from which pairs are accepted
 * @param chosen decisions on the pairs that chose the threshold
 * @param tested decisions on the other pairs
 */
public record Calibration(
    double wantedFar,
    double threshold,
    Verification.Confusion chosen,
    Verification.Confusion tested) {

  /**
   * Chooses the lowest score whose FAR is at most the wanted one; if even the highest score accepts
   * too many, a threshold just above it, which accepts nobody.
   *
   * @throws BadValue if the rate is not within 0 … 1
   */
  public static Calibration of(Verification chosenOn, Verification testedOn, double wantedFar) {
    double threshold = chosenOn.tarAtFar(wantedFar).threshold();
    if (Double.isNaN(threshold)) {
      threshold = Math.nextUp(chosenOn.roc().thresholds()[0]);
    }
    return new Calibration(wantedFar, threshold, chosenOn.at(threshold), testedOn.at(threshold));
  }
}
