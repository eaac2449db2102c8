package facespace.demos.vectors;

import java.util.Map;
import java.util.Set;

/** What a vector file is about: how its cases are worked out and how closely they must agree. */
interface Subject {
  /** The expected quantities to compare, {@code /} between nested names. */
  Set<String> quantities(VectorCase vectorCase);

  /** What FaceSpace finds for a case, by quantity, row-major. */
  Map<String, double[]> results(VectorCase vectorCase);

  /** The largest error of a quantity that still counts as agreement. */
  double tolerance(VectorCase vectorCase, String quantity);

  /** Whether the rows of a quantity are compared one by one, because their sizes differ much. */
  default boolean byRow(VectorCase vectorCase, String quantity) {
    return false;
  }
}
