package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;
import java.util.Arrays;
import java.util.List;

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
  public static Curve of(SoftmaxLoss loss, int points) {
    return between(loss, 0, Math.PI, points);
  }

  /** Samples the part of a curve between two angles in radians. */
  static Curve between(SoftmaxLoss loss, double fromRad, double toRad, int points) {
    double[] thetaRad = Plot.even(fromRad, toRad, points);
    double[] thetaDeg = Arrays.stream(thetaRad).map(Math::toDegrees).toArray();
    try (NDManager manager = TorchEngine.newManager();
        Gradients gradients = Gradients.record()) {
      NDArray theta = manager.create(thetaRad);
      theta.setRequiresGradient(true);
      NDArray psi = psi(loss, theta);
      gradients.backward(psi.sum());
      return new Curve(thetaDeg, psi.toDoubleArray(), theta.getGradient().toDoubleArray());
    }
  }

  /** ψ at angles in radians, without its slope. */
  static double[] values(SoftmaxLoss loss, double[] thetaRad) {
    try (NDManager manager = TorchEngine.newManager()) {
      return psi(loss, manager.create(thetaRad)).toDoubleArray();
    }
  }

  private static NDArray psi(SoftmaxLoss loss, NDArray thetaRad) {
    return loss instanceof MarginLoss margin ? margin.targetLogit(thetaRad) : thetaRad.cos();
  }

  /**
   * What other classes enter by where a sample stands as the curve's samples do, before scaling.
   *
   * @param cosines to some other classes, per sample (P × any)
   * @return of the same shape; the cosines themselves for most losses
   */
  double[][] others(SoftmaxLoss loss, double[][] cosines) {
    if (!(loss instanceof MarginLoss margin) || loss.scale().isEmpty()) {
      return cosines;
    }
    try (NDManager manager = TorchEngine.newManager()) {
      NDArray given = manager.create(cosines);
      NDArray target = manager.create(psi).expandDims(1);
      NDArray judged = margin.otherLogits(given, target, Head.NONE);
      return judged == given ? cosines : rows(judged.toDoubleArray(), cosines[0].length);
    }
  }

  private static double[][] rows(double[] flat, int width) {
    double[][] rows = new double[flat.length / width][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, i * width, (i + 1) * width));
    return rows;
  }

  /** The same as any loss's picture. */
  Plot plot() {
    return new Plot(Plot.Axis.ANGLE, thetaDeg, List.of(new Plot.Line("psi", psi)));
  }
}
