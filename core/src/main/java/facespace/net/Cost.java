package facespace.net;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;

/** Counts arithmetic. */
final class Cost {
  private Cost() {}

  /**
   * Multiply-adds of one image through a layer: each weight of a convolution or linear layer is
   * used once per output position. Other layers are not counted.
   *
   * @param output the layer's output shape for a batch of one
   */
  static long multiplyAdds(Block layer, Shape output) {
    long positions = output.dimension() == 4 ? output.get(2) * output.get(3) : 1;
    return layer.getDirectParameters().values().stream()
        .filter(parameter -> parameter.getType() == Parameter.Type.WEIGHT)
        .mapToLong(parameter -> parameter.getArray().size() * positions)
        .sum();
  }
}
