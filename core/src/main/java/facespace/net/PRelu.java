package facespace.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.ConstantInitializer;
import ai.djl.util.PairList;

/** Parametric ReLU with one slope α, which starts at 0.25: He et al. 2015, Eq. (1). */
final class PRelu extends AbstractBlock {
  private static final float INITIAL_SLOPE = 0.25f;

  private final Parameter alpha;

  @SuppressWarnings("this-escape")
  PRelu() {
    alpha =
        addParameter(
            Parameter.builder()
                .setName("alpha")
                .setType(Parameter.Type.OTHER)
                .optShape(new Shape(1))
                .optInitializer(new ConstantInitializer(INITIAL_SLOPE))
                .build());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = inputs.singletonOrThrow();
    NDArray slope = store.getValue(alpha, x.getDevice(), training);
    NDArray positive = x.getNDArrayInternal().relu();
    return new NDList(positive.add(x.sub(positive).mul(slope)));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return inputs;
  }
}
