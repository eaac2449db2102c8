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
 * @param kept moved by {@link Loss#beforeStep} and {@link Loss#afterStep}
 */
public record Head(Map<String, NDArray> trained, Map<String, NDArray> kept) {
  /** Raw class weights (C, D), or (C · K, D) where a class has K of them. */
  public static final String WEIGHTS = "head.weights";

  static final String SCALE = "head.scale";
  private static final String BIAS = "head.bias";

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

  /** The same with one more array that is trained. */
  Head training(String name, NDArray array) {
    return new Head(with(trained, name, array), kept);
  }

  /** The same with one more array that follows a rule. */
  Head keeping(String name, NDArray array) {
    return new Head(trained, with(kept, name, array));
  }

  private static Map<String, NDArray> with(Map<String, NDArray> some, String name, NDArray array) {
    Map<String, NDArray> more = new TreeMap<>(some);
    more.put(name, array);
    return more;
  }

  /** Raw class weights (C · K, D), trained or kept, or null. */
  public NDArray weights() {
    return array(WEIGHTS);
  }

  /** Bias (C), or null. */
  public NDArray bias() {
    return array(BIAS);
  }

  /** The scale that is learned or follows the batches (scalar), or null. */
  public NDArray scale() {
    return array(SCALE);
  }

  /** An array by its name, or null. */
  public NDArray array(String name) {
    return trained.getOrDefault(name, kept.get(name));
  }

  /** Gives a kept array another value of the same shape. */
  void keep(String name, NDArray value) {
    NDArray array = kept.get(name);
    value.stopGradient().toType(array.getDataType(), false).copyTo(array);
  }

  /**
   * Moves a kept array towards another value.
   *
   * @param share of the way, in [0, 1]
   */
  void follow(String name, NDArray value, double share) {
    NDArray before = kept.get(name);
    keep(name, before.mul(1 - share).add(value.stopGradient().mul(share)));
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
