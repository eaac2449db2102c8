package facespace.demos.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares results with expectations, by the error measure and tolerances of the vector set. */
public final class VectorCheck {
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

  private VectorCheck() {}

  /**
   * What came of a file.
   *
   * @param cases how many cases were compared
   * @param maxError the largest error of any quantity; NaN or infinite if a result was
   * @param failures a line for each quantity beyond its tolerance
   */
  public record Result(int cases, double maxError, List<String> failures) {}

  /** Evaluates and compares every case of a file. */
  public static Result compare(VectorFile file) {
    double maxError = 0;
    List<String> failures = new ArrayList<>();
    for (VectorCase vectorCase : file.cases()) {
      Map<String, double[]> results = Evaluation.of(vectorCase);
      for (String quantity : QUANTITIES.keySet().stream().sorted().toList()) {
        if (vectorCase.expects(quantity)) {
          double error = error(vectorCase, quantity, results.get(quantity));
          maxError = Math.max(maxError, error);
          // Written so that NaN fails.
          if (!(error <= tolerance(vectorCase, quantity))) {
            failures.add(describe(vectorCase, quantity, error));
          }
        }
      }
    }
    return new Result(file.cases().size(), maxError, failures);
  }

  private static String describe(VectorCase vectorCase, String quantity, double error) {
    return String.format(
        Locale.ROOT,
        "%s %s error=%.3g tolerance=%.3g",
        vectorCase.name(),
        quantity,
        error,
        tolerance(vectorCase, quantity));
  }

  private static double tolerance(VectorCase vectorCase, String quantity) {
    double floor = quantity.startsWith("grad_") ? GRADIENT_FLOOR : VALUE_FLOOR;
    return Math.max(floor, CONDITION_FACTOR * vectorCase.roundingError(QUANTITIES.get(quantity)));
  }

  private static double error(VectorCase vectorCase, String quantity, double[] actual) {
    double[] expected = vectorCase.expected(quantity);
    if (actual == null || actual.length != expected.length) {
      return Double.NaN;
    }
    boolean byRow = vectorCase.comparesByRow() && quantity.startsWith("grad_");
    int part = byRow ? vectorCase.columns(quantity) : expected.length;
    double largest = 0;
    for (int from = 0; from < expected.length; from += part) {
      largest = Math.max(largest, error(actual, expected, from, from + part));
    }
    return largest;
  }

  /** max |a − e| / (1 + max |e|) over a range. */
  private static double error(double[] actual, double[] expected, int from, int to) {
    double difference = 0;
    double size = 0;
    for (int i = from; i < to; i++) {
      difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
      size = Math.max(size, Math.abs(expected[i]));
    }
    return difference / (1 + size);
  }
}
