package facespace.train.frame;

import facespace.geometry.Geometry;
import facespace.loss.Certainty;
import facespace.loss.Feasibility;
import facespace.loss.SoftmaxLoss;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what the loss in force asks of features on an even arrangement of class directions.
 *
 * @param strength share of the warm-up that is over
 * @param scale s, NaN where the feature's length is kept
 * @param weight mean length of the class weights where that is kept, else 1
 * @param median length of the features
 * @param longest length that is of interest
 * @param hasFloor whether the loss of a sample right on its direction has a meaning
 */
record Demand(
    Certainty certainty,
    double strength,
    double scale,
    double weight,
    double median,
    double longest,
    boolean hasFloor) {
  private static final int LENGTHS = 25;

  /** Features longer than nearly all there are need no wedge. */
  private static final double REACH = 1.5;

  /**
   * Of a run now, if it has class directions and an even arrangement of them is known.
   *
   * @param lengths of the features, ascending
   */
  static Optional<Demand> of(Standing now, Subject subject, double[] lengths, int classes) {
    double median = Geometry.quantile(lengths, 0.5);
    boolean diverged = !Double.isFinite(median);
    if (diverged || !(now.loss() instanceof SoftmaxLoss loss)) {
      return Optional.empty();
    }
    double scale = subject.scale(loss);
    boolean hasFloor =
        !Double.isNaN(scale)
            && now.strength() == 1
            && loss.traits().isEmpty()
            && Feasibility.canBeMet(loss, subject.dim(), classes);
    return Certainty.of(loss, subject.dim(), classes)
        .map(
            certainty ->
                new Demand(
                    certainty,
                    now.strength(),
                    scale,
                    loss.unitWeights() ? 1 : subject.meanWeightLength(),
                    median,
                    REACH * Geometry.quantile(lengths, 0.95),
                    hasFloor));
  }

  Asked asked() {
    float[] lengths = new float[LENGTHS];
    float[] wedge = new float[LENGTHS];
    for (int i = 0; i < LENGTHS; i++) {
      double length = longest * i / (LENGTHS - 1);
      lengths[i] = (float) length;
      wedge[i] = (float) certainty.halfAngleDeg(sharpness(length)).orElse(0);
    }
    return new Asked(certainty.push(sharpness(median), Asked.PUSH_POINTS), lengths, wedge);
  }

  /** The same in a few numbers. */
  Map<Measure, Double> measures() {
    Map<Measure, Double> measures = new EnumMap<>(Measure.class);
    measures.put(Measure.WEDGE, certainty.halfAngleDeg(sharpness(median)).orElse(0));
    if (hasFloor) {
      measures.put(Measure.LOSS_FLOOR, certainty.floor(sharpness(median)));
    }
    return measures;
  }

  /** What multiplies the cosine: s, the feature's length where that is kept, between in warm-up. */
  private double sharpness(double length) {
    return Double.isNaN(scale)
        ? length * weight
        : Math.pow(length * weight, 1 - strength) * Math.pow(scale, strength);
  }
}
