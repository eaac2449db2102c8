package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
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

  /** The head that a loss is given for class weights (C, D), in double precision. */
  static Head head(SoftmaxLoss loss, NDArray weights) {
    int classes = (int) weights.getShape().get(0);
    int dim = (int) weights.getShape().get(1);
    NDManager manager = weights.getManager();
    return loss.newHead(new HeadShape(classes, dim, floats(weights)), manager)
        .map(
            (name, array) ->
                name.equals(Head.WEIGHTS) && loss.rowsPerClass() == 1
                    ? weights
                    : array.toType(DataType.FLOAT64, false));
  }

  private static float[] floats(NDArray array) {
    return array.toType(DataType.FLOAT32, true).toFloatArray();
  }

  static SoftmaxLoss softmax(String key, Map<String, String> knobs) {
    return (SoftmaxLoss) LossCatalog.create(key, knobs);
  }
}
