package facespace.loss;

import java.util.Map;
import java.util.stream.Stream;

/** The losses of a family, from the catalogue. */
final class Families {
  private Families() {}

  static Stream<String> softmaxKeys() {
    return LossCatalog.all().stream()
        .map(LossInfo::key)
        .filter(key -> LossCatalog.create(key, Map.of()) instanceof SoftmaxLoss);
  }

  /** Every loss of a family, at its defaults. */
  static <F extends Loss> Stream<F> all(Class<F> family) {
    return LossCatalog.all().stream()
        .map(info -> LossCatalog.create(info.key(), Map.of()))
        .filter(family::isInstance)
        .map(family::cast);
  }

  static SoftmaxLoss softmax(String key, Map<String, String> knobs) {
    return (SoftmaxLoss) LossCatalog.create(key, knobs);
  }
}
