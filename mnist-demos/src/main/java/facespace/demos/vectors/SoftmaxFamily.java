package facespace.demos.vectors;

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
    return Math.max(floor, CONDITION_FACTOR * vectorCase.roundingError(QUANTITIES.get(quantity)));
  }

  @Override
  public boolean byRow(VectorCase vectorCase, String quantity) {
    return vectorCase.comparesByRow() && isGradient(quantity);
  }

  private static boolean isGradient(String quantity) {
    return quantity.startsWith("grad_");
  }
}
