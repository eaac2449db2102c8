package facespace.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A network from images to features of a chosen dimension. Not thread-safe; its arrays live in the
 * manager it was built with.
 */
public final class FeatureExtractor {
  private static final float RUNNING_MOMENTUM = 0.9f;

  private final SequentialBlock layers;
  private final ParameterStore store;
  private final boolean batchNorm;
  private long multiplyAdds;

  private FeatureExtractor(NDManager manager, boolean batchNorm) {
    this.layers = new SequentialBlock();
    this.store = new ParameterStore(manager, false);
    this.batchNorm = batchNorm;
  }

  /**
   * Builds a network with weights drawn from a seed.
   *
   * @param manager owns the weights
   * @param seed of the weights
   */
  public static FeatureExtractor build(Architecture what, NDManager manager, long seed) {
    FeatureExtractor net = new FeatureExtractor(manager, what.batchNorm());
    switch (what.network()) {
      case LIGHT -> net.light();
      case CONV -> net.convolutions();
      case PLAIN -> net.plain();
      case LENETPP -> net.leNetPlusPlus();
      case MLP -> net.perceptron();
      case FACE -> net.face();
      case SPHERE -> net.sphere();
    }
    net.layers.add(Linear.builder().setUnits(what.dim()).optBias(!what.featurePrelu()).build());
    if (what.featurePrelu()) {
      net.layers.add(new PRelu());
    }
    Shape images = new Shape(1, what.channels(), what.height(), what.width());
    net.initialize(manager, images, new SplittableRandom(seed));
    return net;
  }

  /** Features (N, D) of standardised images (N, channels, H, W). */
  public NDArray features(NDArray images, boolean training) {
    return layers.forward(store, new NDList(images), training).singletonOrThrow();
  }

  /**
   * The same, batch norm standardising by the mean and variance of these images; the running
   * statistics stay as they are.
   */
  public NDArray featuresByBatch(NDArray images) {
    Map<NDArray, NDArray> kept = new IdentityHashMap<>();
    parameters().values().stream()
        .filter(parameter -> !parameter.requiresGradient())
        .map(Parameter::getArray)
        .forEach(array -> kept.put(array, array.duplicate()));
    try {
      return features(images, true);
    } finally {
      kept.forEach((array, before) -> before.copyTo(array));
      kept.values().forEach(NDArray::close);
    }
  }

  /** Every array of the network by name: trained ones and the running statistics. */
  public Map<String, Parameter> parameters() {
    Map<String, Parameter> parameters = new TreeMap<>();
    layers.getParameters().forEach(pair -> parameters.put(pair.getKey(), pair.getValue()));
    return parameters;
  }

  /** How many numbers are trained. */
  public long weightCount() {
    return parameters().values().stream()
        .filter(Parameter::requiresGradient)
        .mapToLong(parameter -> parameter.getArray().size())
        .sum();
  }

  /** Multiply-add operations of one image's way forward, counted from the layers' shapes. */
  public long multiplyAdds() {
    return multiplyAdds;
  }

  private void light() {
    layers.add(Pool.avgPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
    convolution(16, 3, 2, 1);
    relu();
    convolution(32, 3, 2, 1);
    relu();
    layers.add(Blocks.batchFlattenBlock());
    hidden(128);
    hidden(64);
  }

  private void convolutions() {
    convolution(16, 3, 2, 1);
    relu();
    convolution(32, 3, 2, 1);
    relu();
    convolution(64, 5, 2, 2);
    relu();
    layers.add(Blocks.batchFlattenBlock());
    hidden(128);
  }

  private void plain() {
    for (int channels : new int[] {32, 32, 64}) {
      convolution(channels, 3, 2, 1);
      layers.add(new PRelu());
    }
    layers.add(Blocks.batchFlattenBlock());
  }

  private void leNetPlusPlus() {
    for (int channels : new int[] {32, 64, 128}) {
      for (int repeat = 0; repeat < 2; repeat++) {
        convolution(channels, 5, 1, 2);
        layers.add(new PRelu());
      }
      layers.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
    }
    layers.add(Blocks.batchFlattenBlock());
  }

  private void perceptron() {
    layers.add(Blocks.batchFlattenBlock());
    hidden(256);
    hidden(128);
  }

  private void face() {
    convolution(16, 5, 2, 2);
    relu();
    for (int channels : new int[] {32, 64, 128}) {
      convolution(channels, 3, 2, 1);
      relu();
    }
    layers.add(Blocks.batchFlattenBlock());
  }

  private void sphere() {
    int[] repeats = {1, 2, 1, 0};
    int channels = 16;
    for (int repeat : repeats) {
      convolution(channels, 3, 2, 1);
      relu();
      for (int i = 0; i < repeat; i++) {
        layers.add(residual(channels));
      }
      channels *= 2;
    }
    layers.add(Blocks.batchFlattenBlock());
  }

  /** x + two convolutions of x that keep its shape: He et al. 2016. */
  private Block residual(int channels) {
    SequentialBlock way = new SequentialBlock();
    for (int i = 0; i < 2; i++) {
      addConvolution(way, channels, 3, 1, 1);
      way.add(Activation.reluBlock());
    }
    return new ParallelBlock(
        ways -> new NDList(ways.get(0).singletonOrThrow().add(ways.get(1).singletonOrThrow())),
        List.of(Blocks.identityBlock(), way));
  }

  private void convolution(int channels, int kernel, int stride, int padding) {
    addConvolution(layers, channels, kernel, stride, padding);
  }

  private void addConvolution(
      SequentialBlock target, int channels, int kernel, int stride, int padding) {
    target.add(
        Conv2d.builder()
            .setFilters(channels)
            .setKernelShape(new Shape(kernel, kernel))
            .optStride(new Shape(stride, stride))
            .optPadding(new Shape(padding, padding))
            .optBias(!batchNorm)
            .build());
    normalise(target);
  }

  private void hidden(int units) {
    layers.add(Linear.builder().setUnits(units).optBias(!batchNorm).build());
    normalise(layers);
    relu();
  }

  private void normalise(SequentialBlock target) {
    if (batchNorm) {
      target.add(BatchNorm.builder().optMomentum(RUNNING_MOMENTUM).build());
    }
  }

  private void relu() {
    layers.add(Activation.reluBlock());
  }

  private void initialize(NDManager manager, Shape input, SplittableRandom random) {
    double gain = 2;
    layers.setInitializer(new SeededInitializer(random, gain), Parameter.Type.WEIGHT);
    layers.initialize(manager, DataType.FLOAT32, input);
    parameters().values().stream()
        .filter(Parameter::requiresGradient)
        .forEach(parameter -> parameter.getArray().setRequiresGradient(true));
    Shape shape = input;
    for (var child : layers.getChildren()) {
      multiplyAdds += Cost.multiplyAdds(child.getValue(), shape);
      shape = child.getValue().getOutputShapes(new Shape[] {shape})[0];
    }
  }
}
