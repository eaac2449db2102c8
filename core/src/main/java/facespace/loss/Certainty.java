package facespace.loss;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How sure a loss lets a classifier be of a sample at an angle θ from its own direction, when all
 * directions keep as far apart as geometry allows: an even ring in the plane, a regular simplex
 * once there are enough dimensions. The sample leans towards one neighbour.
 *
 * <p>p(θ) = exp(s ψ(θ)) / (exp(s ψ(θ)) + Σ exp(s cos θⱼ)), margin included, as in training; a loss
 * that lets other classes enter by something else than cos θⱼ has that in its place.
 */
public final class Certainty {
  /** From this probability on a sample counts as satisfied. */
  public static final double SURE = 0.9;

  private static final int STEPS_PER_DEGREE = 4;
  private static final int SAMPLES = 180 * STEPS_PER_DEGREE + 1;

  private final Curve curve;

  /** Per sample of the curve what all other classes enter by: most often cosines. */
  private final double[][] others;

  private Certainty(Curve curve, double[][] others) {
    this.curve = curve;
    this.others = others;
  }

  /**
   * For features of a dimension and a number of classes.
   *
   * @param classes at least 2
   * @return empty where no even arrangement is known (2 < dim < classes − 1), and where classes do
   *     not compete
   */
  public static Optional<Certainty> of(SoftmaxLoss loss, int dim, int classes) {
    boolean competes = !loss.traits().contains(Trait.BINARY);
    if (!competes || Feasibility.spacingDeg(dim, classes).isEmpty()) {
      return Optional.empty();
    }
    Curve curve = Curve.of(loss, SAMPLES);
    double[][] others = new double[SAMPLES][];
    for (int i = 0; i < SAMPLES; i++) {
      double thetaRad = Math.toRadians(curve.thetaDeg()[i]);
      others[i] = dim == 2 ? onRing(thetaRad, classes) : onSimplex(thetaRad, classes);
    }
    return Optional.of(new Certainty(curve, curve.others(loss, others)));
  }

  private static double[] onRing(double thetaRad, int classes) {
    double[] cosines = new double[classes - 1];
    for (int j = 1; j < classes; j++) {
      cosines[j - 1] = Math.cos(2 * Math.PI * j / classes - thetaRad);
    }
    return cosines;
  }

  /** Inner products of two directions are c = −1/(C−1); x = cos θ W + sin θ (V − cW)/√(1−c²). */
  private static double[] onSimplex(double thetaRad, int classes) {
    double c = -1.0 / (classes - 1);
    double across = Math.sqrt(1 - c * c);
    double[] cosines = new double[classes - 1];
    Arrays.fill(cosines, c * Math.cos(thetaRad) + Math.sin(thetaRad) * (c - c * c) / across);
    cosines[0] = c * Math.cos(thetaRad) + Math.sin(thetaRad) * across;
    return cosines;
  }

  /**
   * Probability of the own class.
   *
   * @param thetaDeg in [0, 180], rounded to a quarter of a degree
   * @param s scale, or the feature's length times that of its class weight
   */
  public double probability(double thetaDeg, double s) {
    return at((int) Math.round(thetaDeg * STEPS_PER_DEGREE), s);
  }

  private double at(int i, double s) {
    double rest = 0;
    for (double cosine : others[i]) {
      rest += Math.exp(s * (cosine - curve.psi()[i]));
    }
    return 1 / (1 + rest);
  }

  /**
   * Half the opening angle of the wedge in which a sample is satisfied (p ≥ {@link #SURE}).
   *
   * @return degrees, or empty if the loss asks for more than can be: unreachable even at θ = 0
   */
  public OptionalDouble halfAngleDeg(double s) {
    double before = at(0, s);
    if (before < SURE) {
      return OptionalDouble.empty();
    }
    for (int i = 1; i < SAMPLES; i++) {
      double now = at(i, s);
      if (now < SURE) {
        double share = (before - SURE) / (before - now);
        return OptionalDouble.of((i - 1 + share) / STEPS_PER_DEGREE);
      }
      before = now;
    }
    return OptionalDouble.of(180);
  }

  /** The lowest loss that a sample can have, right on its direction: −log p(0). */
  public double floor(double s) {
    return -Math.log(at(0, s));
  }

  /**
   * How hard a sample is pulled to its own direction, s (1 − p) |dψ/dθ|, at evenly spaced angles.
   *
   * @param points how many angles from 0° to 180°, so that 180 is a multiple of points − 1
   * @return per radian (points)
   */
  public float[] push(double s, int points) {
    float[] push = new float[points];
    int every = (SAMPLES - 1) / (points - 1);
    for (int k = 0; k < points; k++) {
      int i = k * every;
      push[k] = (float) (s * (1 - at(i, s)) * Math.abs(curve.slopePerRad()[i]));
    }
    return push;
  }
}
