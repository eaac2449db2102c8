package facespace.loss;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The arrays that belong to a loss beside the network's, by name: those that are trained, and those
 * that follow a rule of the loss's own. Losses without class weights have none.
 *
 * @param trained differentiated and moved by the optimiser
 * @param kept moved by {@link Loss#afterStep}
 */
public record Head(Map<String, NDArray> trained, Map<String, NDArray> kept) {
  /** Raw class weights (C, D). */
  public static final String WEIGHTS = "head.weights";

  private static final String BIAS = "head.bias";
  private static final String SCALE = "head.scale";

  /** A head without arrays. */
  public static final Head NONE = new Head(Map.of(), Map.of());

  /**
   * The head of a softmax loss.
   *
   * @param weights raw class weights (C, D)
   * @param bias (C), or null without a bias
   * @param scale learned s (scalar), or null if s is fixed or the feature's length is kept
   */
  public static Head of(NDArray weights, NDArray bias, NDArray scale) {
    Map<String, NDArray> trained = new TreeMap<>();
    trained.put(WEIGHTS, weights);
    if (bias != null) {
      trained.put(BIAS, bias);
    }
    if (scale != null) {
      trained.put(SCALE, scale);
    }
    return new Head(trained, Map.of());
  }

  /** Raw class weights (C, D), or null. */
  public NDArray weights() {
    return trained.get(WEIGHTS);
  }

  /** Bias (C), or null. */
  public NDArray bias() {
    return trained.get(BIAS);
  }

  /** Learned scale (scalar), or null. */
  public NDArray scale() {
    return trained.get(SCALE);
  }

  /** The same arrays, by which nothing is differentiated. */
  public Head constant() {
    return map((name, array) -> array.stopGradient());
  }

  /** A head of other arrays under the same names. */
  public Head map(BiFunction<String, NDArray, NDArray> other) {
    Map<String, NDArray> trainedOther = new TreeMap<>();
    trained.forEach((name, array) -> trainedOther.put(name, other.apply(name, array)));
    Map<String, NDArray> keptOther = new TreeMap<>();
    kept.forEach((name, array) -> keptOther.put(name, other.apply(name, array)));
    return new Head(trainedOther, keptOther);
  }

  /** All arrays by name. */
  public Map<String, NDArray> arrays() {
    Map<String, NDArray> all = new TreeMap<>(trained);
    all.putAll(kept);
    return all;
  }
}
