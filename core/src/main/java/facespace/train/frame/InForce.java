package facespace.train.frame;

import facespace.loss.Curve;
import facespace.loss.SoftmaxLoss;

/**
 * The target logit in force at a moment of a warm-up, while it is not yet what the run's settings
 * say; empty after it and without class directions.
 *
 * @param psiInForce ψ(θ) at 0°, 1° … 180° ({@value #POINTS})
 * @param slopeInForce dψ/dθ per radian there ({@value #POINTS})
 */
public record InForce(float[] psiInForce, float[] slopeInForce) {
  /** Where nothing warms up. */
  public static final InForce NONE = new InForce(new float[0], new float[0]);

  private static final int POINTS = 181;

  static InForce of(Standing now) {
    if (now.marginStrength() == 1 || !(now.loss() instanceof SoftmaxLoss loss)) {
      return NONE;
    }
    Curve curve = Curve.of(loss, POINTS);
    return new InForce(floats(curve.psi()), floats(curve.slopePerRad()));
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
