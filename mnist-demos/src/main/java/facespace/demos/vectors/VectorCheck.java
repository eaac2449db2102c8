package facespace.demos.vectors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Compares results with expectations, by the error measure of the vector set. */
public final class VectorCheck {
  private VectorCheck() {}

  /**
   * What came of a file.
   *
   * @param cases how many cases were compared
   * @param maxError the largest error of any quantity; NaN or infinite if a result was
   * @param failures a line for each quantity beyond its tolerance
   */
  public record Result(int cases, double maxError, List<String> failures) {}

  /**
   * Works out and compares every case of a file.
   *
   * @param name the file's name without ending
   * @return empty if nobody here knows such a file; it is then not read
   */
  public static Optional<Result> compare(String name, Path file) throws IOException {
    Optional<Subject> subject = Subjects.of(name);
    return subject.isEmpty()
        ? Optional.empty()
        : Optional.of(compare(subject.get(), VectorFile.read(file)));
  }

  private static Result compare(Subject subject, VectorFile file) {
    double maxError = 0;
    List<String> failures = new ArrayList<>();
    for (VectorCase vectorCase : file.cases()) {
      Map<String, double[]> results = subject.results(vectorCase);
      for (String quantity : new TreeSet<>(subject.quantities(vectorCase))) {
        double error = error(subject, vectorCase, quantity, results.get(quantity));
        double tolerance = subject.tolerance(vectorCase, quantity);
        maxError = Math.max(maxError, error);
        // Written so that NaN fails.
        if (!(error <= tolerance)) {
          failures.add(
              String.format(
                  Locale.ROOT,
                  "%s %s error=%.3g tolerance=%.3g",
                  vectorCase.name(),
                  quantity,
                  error,
                  tolerance));
        }
      }
    }
    return new Result(file.cases().size(), maxError, failures);
  }

  private static double error(
      Subject subject, VectorCase vectorCase, String quantity, double[] actual) {
    double[] expected = vectorCase.expected(quantity);
    if (actual == null || actual.length != expected.length) {
      return Double.NaN;
    }
    boolean byRow = subject.byRow(vectorCase, quantity);
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
      if (Double.isNaN(expected[i]) && !Double.isFinite(actual[i])) {
        continue; // undefined, as expected
      }
      difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
      size = Math.max(size, Math.abs(expected[i]));
    }
    return difference / (1 + size);
  }
}
