package facespace.net;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;

/** Counts arithmetic. */
final class Cost {
  private Cost() {}

  /**
   * Multiply-adds of one image through a layer and the layers it is made of: each weight of a
   * convolution or linear layer is used once per output position. Other layers are not counted.
   *
   * @param input the layer's input shape for a batch of one
   */
  static long multiplyAdds(Block layer, Shape input) {
    long sum = own(layer, layer.getOutputShapes(new Shape[] {input})[0]);
    Shape shape = input;
    for (var child : layer.getChildren()) {
      Block part = child.getValue();
      sum += multiplyAdds(part, shape);
      if (layer instanceof SequentialBlock) {
        shape = part.getOutputShapes(new Shape[] {shape})[0];
      }
    }
    return sum;
  }

  private static long own(Block layer, Shape output) {
    long positions = output.dimension() == 4 ? output.get(2) * output.get(3) : 1;
    return layer.getDirectParameters().values().stream()
        .filter(parameter -> parameter.getType() == Parameter.Type.WEIGHT)
        .mapToLong(parameter -> parameter.getArray().size() * positions)
        .sum();
  }
}
