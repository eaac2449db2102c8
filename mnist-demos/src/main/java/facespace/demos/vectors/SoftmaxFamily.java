package facespace.demos.vectors;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Losses, logits and gradients, by the tolerances of the vector set. */
final class SoftmaxFamily implements Subject {
  private static final double VALUE_FLOOR = 1e-12;
  private static final double GRADIENT_FLOOR = 1e-11;
  private static final double CONDITION_FACTOR = 50;

  /** Compared quantities and which of the file's four rounding errors belongs to each. */
  private static final Map<String, Integer> QUANTITIES =
      Map.of(
          "logits", 0,
          "theta_y", 0,
          "loss", 1,
          "per_sample_loss", 1,
          "grad_features", 2,
          "grad_weights", 3,
          "grad_bias", 3,
          "grad_s", 3);

  @Override
  public Set<String> quantities(VectorCase vectorCase) {
    return QUANTITIES.keySet().stream().filter(vectorCase::expects).collect(Collectors.toSet());
  }

  @Override
  public Map<String, double[]> results(VectorCase vectorCase) {
    return Evaluation.of(vectorCase);
  }

  @Override
  public double tolerance(VectorCase vectorCase, String quantity) {
    double floor = isGradient(quantity) ? GRADIENT_FLOOR : VALUE_FLOOR;
    if (quantity.equals("grad_features") && byRow(vectorCase, quantity)) {
      floor = Math.max(floor, ofSaturated(vectorCase));
    }
    return Math.max(floor, CONDITION_FACTOR * vectorCase.roundingError(QUANTITIES.get(quantity)));
  }

  /** 1 − p is known to 2⁻⁵² at best, and COCO's gradient is that times α/|x|: much for a tiny x. */
  private static double ofSaturated(VectorCase vectorCase) {
    double[] x = vectorCase.input("features");
    int dim = x.length / vectorCase.rows("features");
    double shortest = Double.MAX_VALUE;
    for (int i = 0; i < x.length; i += dim) {
      double squares = Arrays.stream(x, i, i + dim).map(v -> v * v).sum();
      shortest = Math.min(shortest, Math.sqrt(squares));
    }
    return vectorCase.hyper("alpha").asDouble(0) * Math.ulp(1.0) / shortest;
  }

  @Override
  public boolean byRow(VectorCase vectorCase, String quantity) {
    return vectorCase.comparesByRow() && isGradient(quantity);
  }

  private static boolean isGradient(String quantity) {
    return quantity.startsWith("grad_");
  }
}
