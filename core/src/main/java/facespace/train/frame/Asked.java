package facespace.train.frame;

import facespace.geometry.Geometry;
import facespace.loss.Certainty;
import facespace.loss.Feasibility;
import facespace.loss.SoftmaxLoss;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the loss in force asks of a feature on an even arrangement of class directions.
 *
 * @param pushCurve push at evenly spaced angles from 0° to 180°, or empty
 * @param wedgeLengths feature lengths, ascending, or empty
 * @param wedgeDeg half-angle in which the loss is sure of a feature of that length; 0 where never
 * @param measures the same in a few numbers
 */
record Asked(
    float[] pushCurve, float[] wedgeLengths, float[] wedgeDeg, Map<Measure, Double> measures) {
  static final Asked NOTHING = new Asked(new float[0], new float[0], new float[0], Map.of());

  private static final int LENGTHS = 25;

  /** Features longer than nearly all there are need no wedge. */
  private static final double REACH = 1.5;

  /**
   * @param lengths of the features, ascending
   */
  static Asked of(Standing now, Subject subject, double[] lengths, int classes) {
    if (!(now.loss() instanceof SoftmaxLoss loss)) {
      return NOTHING; // no class directions, hence no wedge around them
    }
    Optional<Certainty> known = Certainty.of(loss, subject.dim(), classes);
    if (known.isEmpty()) {
      return NOTHING;
    }
    Certainty certainty = known.get();
    double strength = now.strength();
    double scale = subject.scale(loss);
    double weight = loss.unitWeights() ? 1 : subject.meanWeightLength();
    double median = Geometry.quantile(lengths, 0.5);
    if (!Double.isFinite(median)) {
      return NOTHING; // a run that diverged asks for nothing
    }
    double longest = REACH * Geometry.quantile(lengths, 0.95);
    float[] at = new float[LENGTHS];
    float[] wedge = new float[LENGTHS];
    for (int i = 0; i < LENGTHS; i++) {
      double length = longest * i / (LENGTHS - 1);
      at[i] = (float) length;
      wedge[i] =
          (float) certainty.halfAngleDeg(sharpness(scale, strength, length * weight)).orElse(0);
    }
    double s = sharpness(scale, strength, median * weight);
    Map<Measure, Double> measures = new EnumMap<>(Measure.class);
    measures.put(Measure.WEDGE, certainty.halfAngleDeg(s).orElse(0));
    if (!Double.isNaN(scale)
        && strength == 1
        && Feasibility.canBeMet(loss, subject.dim(), classes)) {
      measures.put(Measure.LOSS_FLOOR, certainty.floor(s));
    }
    return new Asked(certainty.push(s, Frame.PUSH_POINTS), at, wedge, measures);
  }

  /** What multiplies the cosine: s, the feature's length where that is kept, between in warm-up. */
  private static double sharpness(double scale, double strength, double length) {
    return Double.isNaN(scale)
        ? length
        : Math.pow(length, 1 - strength) * Math.pow(scale, strength);
  }
}
