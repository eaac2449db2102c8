package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;

/**
 * The target logit over the angle, from the very definition that training uses.
 *
 * @param thetaDeg angles from 0° to 180°, evenly spaced
 * @param psi ψ(θ), unscaled
 * @param slopePerRad dψ/dθ per radian, by automatic differentiation
 */
public record Curve(double[] thetaDeg, double[] psi, double[] slopePerRad) {

  /**
   * Samples a loss's curve.
   *
   * @param points how many angles, at least 2
   */
  public static Curve of(Loss loss, int points) {
    return between(loss, 0, Math.PI, points);
  }

  /** Samples the part of a curve between two angles in radians. */
  static Curve between(Loss loss, double fromRad, double toRad, int points) {
    double[] thetaRad = new double[points];
    double[] thetaDeg = new double[points];
    for (int i = 0; i < points; i++) {
      thetaRad[i] = fromRad + (toRad - fromRad) * i / (points - 1);
      thetaDeg[i] = Math.toDegrees(thetaRad[i]);
    }
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray theta = manager.create(thetaRad);
      theta.setRequiresGradient(true);
      NDArray psi = loss.targetLogit(theta);
      gradients.backward(psi.sum());
      return new Curve(thetaDeg, psi.toDoubleArray(), theta.getGradient().toDoubleArray());
    }
  }
}
