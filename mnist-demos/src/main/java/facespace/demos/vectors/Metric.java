package facespace.demos.vectors;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Everything a metric's file expects, to 1e-10; counts and indices are then exact.
 *
 * @param evaluation what FaceSpace finds for a case
 */
record Metric(Function<VectorCase, Map<String, double[]>> evaluation) implements Subject {
  private static final double TOLERANCE = 1e-10;

  @Override
  public Set<String> quantities(VectorCase vectorCase) {
    return vectorCase.expectations();
  }

  @Override
  public Map<String, double[]> results(VectorCase vectorCase) {
    return evaluation.apply(vectorCase);
  }

  @Override
  public double tolerance(VectorCase vectorCase, String quantity) {
    return TOLERANCE;
  }
}
