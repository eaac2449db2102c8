package facespace.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import facespace.data.Images;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;
import facespace.loss.Logits;
import facespace.loss.Loss;
import facespace.net.Backbone;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The trained arrays of a run: backbone, class weights, optimiser state. Not thread-safe. */
final class Model implements AutoCloseable {
  private final NDManager manager = TorchEngine.newManager();
  private final int dim;
  private final Backbone backbone;
  private final Logits.Head head;
  private final Look look;
  private final Logits.Head lookedHead;
  private final MovingAverage average = new MovingAverage();
  private int steps;
  private final Optimizer optimizer;
  private final Map<String, NDArray> trained = new LinkedHashMap<>();

  Model(RunSpec spec, Images images, PixelScale scale, ParameterTracker learningRate) {
    dim = spec.dim();
    backbone = build(spec, images);
    head = head(spec, images.classes());
    Backbone looked = spec.average() ? averaged(build(spec, images)) : backbone;
    lookedHead = spec.average() ? averagedHead() : head;
    look =
        new Look(
            looked,
            scale,
            spec.testStatistics() == TestStatistics.BATCH,
            spec.mirror() && !images.areDigits());
    optimizer = spec.optimizer().create(spec, learningRate, manager);
    backbone.parameters().forEach(this::train);
    trained.put(LearningRate.DIRECTIONS, head.weights());
    putIfPresent("head.bias", head.bias());
    putIfPresent("head.scale", head.scale());
    trained.values().forEach(array -> array.setRequiresGradient(true));
  }

  private Backbone build(RunSpec spec, Images images) {
    return Backbone.build(
        spec.architecture(images.channels(), images.height(), images.width()),
        manager,
        spec.seed());
  }

  private Backbone averaged(Backbone copy) {
    copy.parameters()
        .forEach(
            (name, parameter) ->
                average.follow(backbone.parameters().get(name).getArray(), parameter.getArray()));
    return copy;
  }

  private Logits.Head averagedHead() {
    return new Logits.Head(averaged(head.weights()), averaged(head.bias()), averaged(head.scale()));
  }

  private NDArray averaged(NDArray array) {
    if (array == null) {
      return null;
    }
    NDArray copy = array.duplicate();
    average.follow(array, copy);
    return copy;
  }

  private void train(String name, Parameter parameter) {
    if (parameter.requiresGradient()) {
      trained.put(name, parameter.getArray());
    }
  }

  private void putIfPresent(String name, NDArray array) {
    if (array != null) {
      trained.put(name, array);
    }
  }

  private Logits.Head head(RunSpec spec, int classes) {
    SplittableRandom random = new SplittableRandom(~spec.seed());
    float[] weights = spec.directions().rows(classes, dim, random);
    Loss loss = spec.loss();
    return new Logits.Head(
        manager.create(weights, new Shape(classes, dim)),
        loss.hasBias() ? manager.zeros(new Shape(classes)) : null,
        loss.learnsScale() ? manager.create((float) loss.scale().getAsDouble()) : null);
  }

  /** Trains on one batch unless its loss is not a number. Returns that loss. */
  double train(Loss loss, double strength, Batches batches, int step, List<Tally> tallies) {
    final double batchLoss;
    try (NDScope scope = new NDScope();
        Gradients gradients = Gradients.record()) {
      scope.suppressNotUsedWarning();
      Batches.Batch batch = batches.get(step, manager);
      NDArray features = backbone.features(batch.images(), true); // (N, D)
      Logits logits = Logits.training(loss, strength, features, head, batch.labels()); // (N, C)
      NDArray mean = logits.crossEntropy(batch.labels()).mean();
      batchLoss = mean.getFloat();
      if (!Double.isFinite(batchLoss)) {
        return batchLoss;
      }
      gradients.backward(mean);
      long correct = logits.plain().argMax(1).eq(batch.labels()).sum().getLong();
      float[] targetRad = logits.targetRad().toFloatArray();
      tallies.forEach(tally -> tally.add(batchLoss, correct, targetRad));
    }
    trained.forEach(this::update);
    average.update(++steps);
    return batchLoss;
  }

  /** Outside any scope: the optimiser makes its moments at the first update and keeps them. */
  private void update(String name, NDArray array) {
    try (NDArray gradient = array.getGradient()) {
      optimizer.update(name, array, gradient);
    }
  }

  /** Features of chosen images, row-major (N × D). */
  float[] features(Images images, int[] chosen) {
    return features(look, images, chosen);
  }

  /** The same, looked at in another way. */
  float[] features(Look look, Images images, int[] chosen) {
    return look.features(images, chosen, manager);
  }

  /**
   * What a loss makes of features, by the head that is looked at.
   *
   * @param strength share of the warm-up that is over
   * @param features row-major (N × D)
   * @param labels own classes (N)
   */
  Wish wish(Loss loss, double strength, float[] features, int[] labels) {
    int count = labels.length;
    try (NDScope scope = new NDScope();
        Gradients gradients = Gradients.record()) {
      scope.suppressNotUsedWarning();
      NDArray x = manager.create(features, new Shape(count, dim));
      x.setRequiresGradient(true);
      NDArray own = manager.create(labels).toType(DataType.INT64, false);
      NDArray each =
          Logits.training(loss, strength, x, lookedHead.constant(), own).crossEntropy(own); // (N)
      gradients.backward(each.sum());
      NDArray slope = x.getGradient();
      NDArray direction = x.stopGradient();
      NDArray length = direction.norm(new int[] {1}, true);
      NDArray unit = direction.div(length);
      NDArray outward = slope.mul(unit).sum(new int[] {1}, true).mul(unit);
      NDArray push = outward.sub(slope).mul(length); // what turns it, per radian
      return new Wish(each.neg().exp().toFloatArray(), push.toFloatArray());
    }
  }

  /** Mean length of the class weights. */
  double meanWeightLength() {
    return Arrays.stream(Geometry.sortedLengths(weights(), dim)).average().orElse(Double.NaN);
  }

  /** What the model is looked at with. */
  Look look() {
    return look;
  }

  /** Raw class weights (C × D). */
  float[] weights() {
    return lookedHead.weights().toFloatArray();
  }

  float[] bias() {
    return lookedHead.bias() == null ? new float[0] : lookedHead.bias().toFloatArray();
  }

  /** The scale in force, NaN where the feature's length is kept. */
  double scale(Loss loss) {
    return lookedHead.scale() == null
        ? loss.scale().orElse(Double.NaN)
        : lookedHead.scale().getFloat();
  }

  /** Native arrays alive, to be watched by tests. */
  int nativeArrays() {
    return manager.getManagedArrays().size();
  }

  Backbone backbone() {
    return backbone;
  }

  @Override
  public void close() {
    manager.close();
    TorchEngine.returnFreedMemory();
  }
}
