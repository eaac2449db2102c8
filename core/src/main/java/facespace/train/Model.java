package facespace.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.optimizer.Optimizer;
import facespace.data.Images;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;
import facespace.loss.Decision;
import facespace.loss.Head;
import facespace.loss.HeadShape;
import facespace.loss.Logits;
import facespace.loss.Loss;
import facespace.loss.LossBatch;
import facespace.loss.LossValue;
import facespace.loss.SoftmaxLoss;
import facespace.net.FeatureExtractor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The trained arrays of a run: backbone, the loss's own, optimiser state. Not thread-safe. */
final class Model implements AutoCloseable {
  private final NDManager manager = TorchEngine.newManager();
  private final RunSpec start;
  private final Images images;
  private final FeatureExtractor backbone;
  private final Look look;
  private final MovingAverage average = new MovingAverage();
  private final OptimizerState optimizerState = new OptimizerState(manager);
  private final Map<String, NDArray> trained = new LinkedHashMap<>();
  private Head head = Head.NONE;
  private Head lookedHead = Head.NONE;
  private Loss loss;
  private double rate;
  private double directionRate;
  private Optimizer optimizer;
  private DecisionRows decision;
  private int steps;

  Model(RunSpec spec, Images images, PixelScale scale) {
    this.start = spec;
    this.images = images;
    backbone = build(spec);
    FeatureExtractor looked = spec.average() ? averaged(build(spec)) : backbone;
    look =
        new Look(
            looked,
            scale,
            spec.testStatistics() == TestStatistics.BATCH,
            spec.mirror() && !images.areDigits());
  }

  private FeatureExtractor build(RunSpec spec) {
    return FeatureExtractor.build(
        spec.architecture(images.channels(), images.height(), images.width()),
        manager,
        spec.seed());
  }

  private FeatureExtractor averaged(FeatureExtractor copy) {
    copy.parameters()
        .forEach(
            (name, parameter) ->
                average.follow(
                    name, backbone.parameters().get(name).getArray(), parameter.getArray()));
    return copy;
  }

  /**
   * Goes on as a leg of the run says: the loss's own arrays are made, unless they are there from
   * the loss before; a new stage begins with an optimiser that remembers nothing.
   */
  void enter(Course.Leg leg) {
    RunSpec spec = leg.spec();
    loss = spec.loss();
    decision = null;
    takeHead(spec);
    trained.clear();
    backbone
        .parameters()
        .forEach(
            (name, parameter) -> {
              if (parameter.requiresGradient()) {
                trained.put(name, parameter.getArray());
              }
            });
    trained.putAll(head.trained());
    trained.values().forEach(array -> array.setRequiresGradient(true));
    if (leg.startsStage()) {
      optimizerState.clear();
    }
    if (leg.startsStage() || optimizer == null) {
      optimizer = spec.optimizer().create(spec, this::rateOf, optimizerState);
    }
  }

  private void takeHead(RunSpec spec) {
    SplittableRandom random = new SplittableRandom(~spec.seed());
    float[] directions = spec.directions().rows(images.classes(), spec.dim(), random);
    Head made = loss.newHead(new HeadShape(images.classes(), spec.dim(), directions), manager);
    Map<String, NDArray> before = new TreeMap<>(head.arrays());
    head =
        made.map(
            (name, array) -> {
              NDArray old = before.remove(name);
              if (old == null) {
                return array;
              }
              array.close();
              return old;
            });
    before.forEach(this::drop);
    lookedHead = spec.average() ? head.map(this::followed) : head;
  }

  private void drop(String name, NDArray array) {
    average.leave(name);
    optimizerState.forget(name);
    array.close();
  }

  /** The average of an array: the one there is, or a new one. */
  private NDArray followed(String name, NDArray array) {
    NDArray known = average.arrays().get(name);
    if (known != null) {
      return known;
    }
    NDArray copy = array.duplicate();
    average.follow(name, array, copy);
    return copy;
  }

  private float rateOf(String parameter, int update) {
    return (float) ((parameter.equals(Head.WEIGHTS) ? directionRate : 1) * rate);
  }

  /**
   * Trains on one batch of a leg unless its loss is not a number.
   *
   * @param step mini-batches trained before
   * @return that loss
   */
  double train(Loss inForce, double strength, Course.Leg leg, int step, List<Tally> tallies) {
    rate = leg.rate(step + 1);
    directionRate = leg.spec().directionRate();
    decision = null;
    final double batchLoss;
    try (NDScope scope = new NDScope();
        Gradients gradients = Gradients.record()) {
      scope.suppressNotUsedWarning();
      Batches.Batch images = leg.batches().get(step, manager);
      NDArray features = backbone.features(images.images(), true); // (N, D)
      LossBatch batch = new LossBatch(features, images.labels(), this.images.classes(), strength);
      LossValue value = inForce.of(batch, head);
      batchLoss = value.mean().getFloat();
      if (!Double.isFinite(batchLoss)) {
        return batchLoss;
      }
      gradients.backward(value.mean());
      long correct = value.plain().argMax(1).eq(images.labels()).sum().getLong();
      float[] targetRad = value.targetRad().toFloatArray();
      tallies.forEach(tally -> tally.add(batchLoss, correct, targetRad));
      inForce.afterStep(batch, head);
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
   * What a loss makes of features, by the head that is looked at; nothing where there are no class
   * directions.
   *
   * @param strength share of the warm-up that is over
   * @param features row-major (N × D)
   * @param labels own classes (N)
   */
  Wish wish(Loss inForce, double strength, float[] features, int[] labels) {
    if (!(inForce instanceof SoftmaxLoss softmax)) {
      return Wish.NONE;
    }
    int count = labels.length;
    try (NDScope scope = new NDScope();
        Gradients gradients = Gradients.record()) {
      scope.suppressNotUsedWarning();
      NDArray x = manager.create(features, new Shape(count, start.dim()));
      x.setRequiresGradient(true);
      NDArray own = manager.create(labels).toType(DataType.INT64, false);
      NDArray each =
          Logits.training(softmax, strength, x, lookedHead.constant(), own)
              .crossEntropy(own); // (N)
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
    float[] weights = lookedHead.weights().toFloatArray();
    return Arrays.stream(Geometry.sortedLengths(weights, start.dim())).average().orElse(Double.NaN);
  }

  /** What the model is looked at with. */
  Look look() {
    return look;
  }

  /** By which rows it decides as it is now. */
  DecisionRows decision() {
    if (decision == null) {
      decision =
          loss.decision() == Decision.CLASS_WEIGHTS
              ? DecisionRows.ofWeights(
                  lookedHead.weights().toFloatArray(),
                  lookedHead.bias() == null ? new float[0] : lookedHead.bias().toFloatArray(),
                  ((SoftmaxLoss) loss).unitWeights(),
                  start.dim())
              : DecisionRows.ofMeans(this, images, start.dim());
    }
    return decision;
  }

  /** The scale in force, NaN where the feature's length is kept or there are no logits. */
  double scale(Loss inForce) {
    if (lookedHead.scale() != null) {
      return lookedHead.scale().getFloat();
    }
    return inForce instanceof SoftmaxLoss softmax ? softmax.scale().orElse(Double.NaN) : Double.NaN;
  }

  /** All that a run goes on from, by name. */
  Map<String, NDArray> arrays() {
    Map<String, NDArray> all = new TreeMap<>();
    backbone
        .parameters()
        .forEach((name, parameter) -> all.put("net/" + name, parameter.getArray()));
    head.arrays().forEach((name, array) -> all.put("head/" + name, array));
    average.arrays().forEach((name, array) -> all.put("average/" + name, array));
    return all;
  }

  /** What its optimiser remembers. */
  OptimizerState optimizerState() {
    return optimizerState;
  }

  /** The arrays that the optimiser moves, by name. */
  Map<String, NDArray> trained() {
    return trained;
  }

  /** It was trained so often before. */
  void countFrom(int trainedSteps) {
    steps = trainedSteps;
    decision = null;
  }

  /** Native arrays alive, to be watched by tests. */
  int nativeArrays() {
    return manager.getManagedArrays().size();
  }

  FeatureExtractor backbone() {
    return backbone;
  }

  @Override
  public void close() {
    manager.close();
    TorchEngine.returnFreedMemory();
  }
}
