package facespace.demos.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/**
 * One case of a vector file: inputs, hyper-parameters and expected results.
 *
 * @param json the case as written in the file
 */
public record VectorCase(JsonNode json) {

  /** Unique name of the case. */
  public String name() {
    return json.path("name").asText();
  }

  /** Whether rows differ so much in size that gradients are compared row by row. */
  public boolean comparesByRow() {
    return json.path("tag").asText().startsWith("tiny_");
  }

  /** A hyper-parameter. */
  public JsonNode hyper(String key) {
    return json.path("hyper").path(key);
  }

  /** Whether an input is given. */
  public boolean hasInput(String key) {
    return json.path("inputs").hasNonNull(key);
  }

  /** An input, row-major. */
  public double[] input(String key) {
    return flatten(json.path("inputs").path(key));
  }

  /** Own classes of the samples. */
  public long[] labels() {
    return StreamSupport.stream(json.path("inputs").path("labels").spliterator(), false)
        .mapToLong(JsonNode::asLong)
        .toArray();
  }

  /** Number of rows of a matrix among the inputs. */
  public int rows(String key) {
    return json.path("inputs").path(key).size();
  }

  /** Whether a result is to be compared: absent and null mean it is not defined. */
  public boolean expects(String key) {
    return !expectation(key).isMissingNode() && !expectation(key).isNull();
  }

  /** An expected result, row-major; null is NaN, true is 1 and false is 0. */
  public double[] expected(String key) {
    return flatten(expectation(key));
  }

  /** The names inside an expected object. */
  public List<String> names(String key) {
    List<String> names = new ArrayList<>();
    expectation(key).fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Everything expected, also what is null; {@code /} between nested names and indices. */
  public Set<String> expectations() {
    Set<String> paths = new TreeSet<>();
    collect("", json.path("expected"), paths);
    return paths;
  }

  private static void collect(String path, JsonNode node, Set<String> paths) {
    if (node.isObject()) {
      node.properties().forEach(p -> collect(path + "/" + p.getKey(), p.getValue(), paths));
    } else if (node.path(0).isObject()) {
      for (int i = 0; i < node.size(); i++) {
        collect(path + "/" + i, node.get(i), paths);
      }
    } else {
      paths.add(path.substring(1));
    }
  }

  private JsonNode expectation(String key) {
    return json.path("expected").at("/" + key);
  }

  /** Columns of an expected matrix; of a vector its length. */
  public int columns(String key) {
    JsonNode array = expectation(key);
    return array.path(0).isArray() ? array.get(0).size() : Math.max(1, array.size());
  }

  /**
   * How badly conditioned a result is: the error of a straightforward double-precision program.
   *
   * @param index 0 logits, 1 loss, 2 feature gradients, 3 weight gradients
   * @return that error, 0 where the file gives none
   */
  public double roundingError(int index) {
    return json.path("rounding_error").path("f64").path(index).asDouble(0);
  }

  private static double[] flatten(JsonNode node) {
    if (!node.isArray()) {
      boolean known = node.isNumber() || node.isBoolean();
      return new double[] {known ? node.asDouble() : Double.NaN};
    }
    return StreamSupport.stream(node.spliterator(), false)
        .flatMapToDouble(element -> DoubleStream.of(flatten(element)))
        .toArray();
  }
}
