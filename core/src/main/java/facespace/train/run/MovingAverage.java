package facespace.train.run;

import ai.djl.ndarray.NDArray;
import facespace.engine.Inference;
import java.util.Map;
import java.util.TreeMap;

/**
 * The exponential moving average of a model's arrays (Polyak and Juditsky 1992): calmer than the
 * arrays themselves while the learning rate is high. Follows quickly at first. Not thread-safe.
 */
final class MovingAverage {
  private static final double DECAY = 0.99;
  private static final double START = 10;

  private record Followed(NDArray source, NDArray average) {}

  private final Map<String, Followed> followed = new TreeMap<>();

  /**
   * Lets an array of the same shape follow another from now on; it starts equal.
   *
   * @param name of the array; one that was followed under it is no longer
   */
  void follow(String name, NDArray source, NDArray average) {
    source.copyTo(average);
    followed.put(name, new Followed(source, average));
  }

  /** Follows an array no longer. */
  void leave(String name) {
    followed.remove(name);
  }

  /** The averages by name. */
  Map<String, NDArray> arrays() {
    Map<String, NDArray> arrays = new TreeMap<>();
    followed.forEach((name, pair) -> arrays.put(name, pair.average()));
    return arrays;
  }

  /** The share of the average so far in the next one, after so many steps. */
  static double decay(int step) {
    return Math.min(DECAY, (1 + step) / (START + step));
  }

  /**
   * Moves every average towards its array.
   *
   * @param step steps trained, from 1
   */
  void update(int step) {
    double decay = decay(step);
    Inference.of(
        () -> {
          followed.values().forEach(pair -> move(pair, decay));
          return null;
        });
  }

  private static void move(Followed pair, double decay) {
    try (NDArray part = pair.source().mul(1 - decay)) {
      pair.average().muli(decay).addi(part);
    }
  }
}
