package facespace.train.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.optimizer.Optimizer;
import facespace.data.Images;
import facespace.engine.Gradients;
import facespace.engine.TorchEngine;
import facespace.loss.Head;
import facespace.loss.HeadShape;
import facespace.loss.Loss;
import facespace.loss.LossBatch;
import facespace.loss.LossValue;
import facespace.net.FeatureExtractor;
import facespace.train.batch.Batches;
import facespace.train.batch.PixelScale;
import facespace.train.frame.Look;
import facespace.train.frame.Subject;
import facespace.train.spec.RunSpec;
import facespace.train.spec.TestStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The trained arrays of a run: backbone, the loss's own, optimiser state. Not thread-safe. */
final class Model implements AutoCloseable {
  private final NDManager manager = TorchEngine.newManager();
  private final Images images;
  private final FeatureExtractor backbone;
  private final Subject subject;
  private final MovingAverage average = new MovingAverage();
  private final OptimizerState optimizerState = new OptimizerState(manager);
  private final Map<String, NDArray> trained = new LinkedHashMap<>();
  private Head head = Head.NONE;
  private double rate;
  private double directionRate;
  private Optimizer optimizer;
  private int steps;

  Model(RunSpec spec, Images images, PixelScale scale) {
    this.images = images;
    backbone = build(spec);
    FeatureExtractor looked = spec.average() ? averaged(build(spec)) : backbone;
    Look look =
        new Look(
            looked,
            scale,
            spec.testStatistics() == TestStatistics.BATCH,
            spec.mirror() && !images.areDigits());
    subject = new Subject(look, images, spec.dim(), manager);
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
    head.kept().values().forEach(array -> array.setRequiresGradient(false));
    if (leg.startsStage()) {
      optimizerState.clear();
    }
    if (leg.startsStage() || optimizer == null) {
      optimizer = Optimizers.create(spec, this::rateOf, optimizerState);
    }
  }

  private void takeHead(RunSpec spec) {
    SplittableRandom random = new SplittableRandom(~spec.seed());
    float[] directions = Directions.start(spec.directions(), images.classes(), spec.dim(), random);
    Head made =
        spec.loss().newHead(new HeadShape(images.classes(), spec.dim(), directions), manager);
    Map<String, NDArray> before = new TreeMap<>(head.arrays());
    head =
        made.map(
            (name, array) -> {
              NDArray old = before.get(name);
              if (old == null || !old.getShape().equals(array.getShape())) {
                return array;
              }
              before.remove(name);
              array.close();
              return old;
            });
    before.forEach(this::drop);
    head.kept().keySet().forEach(optimizerState::forget);
    subject.take(spec.loss(), spec.average() ? head.map(this::followed) : head);
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
    subject.changed();
    final double batchLoss;
    try (NDScope scope = new NDScope();
        Gradients gradients = Gradients.record()) {
      scope.suppressNotUsedWarning();
      Batches.Batch images = leg.batches().get(step, manager);
      NDArray features = backbone.features(images.images(), true); // (N, D)
      LossBatch batch =
          new LossBatch(
              features,
              images.labels(),
              this.images.classes(),
              strength,
              leg.spec().seed() * 1_000_003L + step);
      inForce.beforeStep(batch, head);
      LossValue value = inForce.of(batch, head);
      batchLoss = value.mean().getFloat();
      if (!Double.isFinite(batchLoss)) {
        return batchLoss;
      }
      gradients.backward(value.mean());
      long correct = value.plain().argMax(1).eq(images.labels()).sum().getLong();
      float[] targetRad = value.targetRad().toFloatArray();
      tallies.forEach(tally -> tally.add(value, batchLoss, correct, targetRad));
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

  /** The network and its head as they are looked at. */
  Subject subject() {
    return subject;
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
    subject.changed();
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
