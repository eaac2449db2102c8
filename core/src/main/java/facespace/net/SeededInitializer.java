package facespace.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import java.util.random.RandomGenerator;

/**
 * Normal weights of variance gain/fan-in (He et al. 2015), drawn from the run's own random source:
 * the engine's is shared by all runs, so it could not repeat one of them.
 */
record SeededInitializer(RandomGenerator random, double gain) implements Initializer {

  @Override
  public NDArray initialize(NDManager manager, Shape shape, DataType dataType) {
    long fanIn = Math.max(1, shape.size() / shape.get(0));
    double deviation = Math.sqrt(gain / fanIn);
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return manager.create(values, shape);
  }
}
