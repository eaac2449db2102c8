package facespace.train.frame;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import facespace.data.Images;
import facespace.engine.Gradients;
import facespace.engine.Scalars;
import facespace.geometry.Geometry;
import facespace.loss.Decision;
import facespace.loss.Head;
import facespace.loss.Links;
import facespace.loss.Logits;
import facespace.loss.Loss;
import facespace.loss.LossBatch;
import facespace.loss.MetricLoss;
import facespace.loss.SoftmaxLoss;
import java.util.Arrays;

/**
 * What a frame is a picture of: a network and the head of its loss, looked at and not trained. Its
 * arrays belong to whoever trains them. Not thread-safe.
 */
public final class Subject {
  private final Look look;
  private final Images train;
  private final int dim;
  private final NDManager manager;
  private Loss loss;
  private Head head = Head.NONE;
  private DecisionRows decision;

  /**
   * A network that no loss has been given yet.
   *
   * @param train what it is trained on
   * @param dim numbers per feature
   * @param manager owns what is made for a look
   */
  public Subject(Look look, Images train, int dim, NDManager manager) {
    this.look = look;
    this.train = train;
    this.dim = dim;
    this.manager = manager;
  }

  /** It goes on with a loss and its head. */
  public void take(Loss next, Head itsHead) {
    loss = next;
    head = itsHead;
    changed();
  }

  /** Its numbers have changed. */
  public void changed() {
    decision = null;
  }

  /** What the network is looked at with. */
  public Look look() {
    return look;
  }

  int dim() {
    return dim;
  }

  /** Features of chosen images, row-major (N × D). */
  public float[] features(Images images, int[] chosen) {
    return look.features(images, chosen, manager);
  }

  /** The same as the network is once it is frozen. */
  float[] frozenFeatures(Images images, int[] chosen) {
    return look.frozen().features(images, chosen, manager);
  }

  /**
   * What a loss makes of features; nothing where there are no class directions.
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
      NDArray x = manager.create(features, new Shape(count, dim));
      x.setRequiresGradient(true);
      NDArray own = manager.create(labels).toType(DataType.INT64, false);
      LossBatch batch = new LossBatch(x, own, train.classes(), strength, 0);
      Head fixed = head.constant();
      Logits logits = Logits.training(softmax, batch, fixed);
      gradients.backward(softmax.each(logits, batch, fixed).sum());
      NDArray certainty = softmax.certainty(logits, batch, fixed); // (N)
      return new Wish(certainty.toFloatArray(), push(x));
    }
  }

  /**
   * How a loss that compares samples would turn them; of their mean loss, times their number, so
   * that more samples do not push less.
   *
   * @param now where the run stands
   * @param features row-major (N × D)
   * @param labels own classes (N)
   */
  Wish pull(MetricLoss loss, Standing now, float[] features, int[] labels) {
    try (NDScope scope = new NDScope();
        Gradients gradients = Gradients.record()) {
      scope.suppressNotUsedWarning();
      NDArray x = manager.create(features, new Shape(labels.length, dim));
      x.setRequiresGradient(true);
      NDArray own = manager.create(labels).toType(DataType.INT64, false);
      LossBatch batch = new LossBatch(x, own, train.classes(), now.strength(), now.where().step());
      NDArray mean = loss.of(batch, head.constant()).mean();
      gradients.backward(Scalars.times(mean, labels.length));
      return new Wish(new float[0], push(x));
    }
  }

  /** What turns features down their slope, per radian (N × D). */
  private static float[] push(NDArray x) {
    NDArray slope = x.getGradient();
    NDArray direction = x.stopGradient();
    NDArray length = direction.norm(new int[] {1}, true);
    NDArray unit = direction.div(length);
    NDArray outward = slope.mul(unit).sum(new int[] {1}, true).mul(unit);
    return outward.sub(slope).mul(length).toFloatArray();
  }

  /**
   * Which of some samples a loss compares with each other.
   *
   * @param now where the run stands
   * @param features row-major (N × D)
   * @param labels own classes (N)
   */
  Links links(Standing now, float[] features, int[] labels) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray x = manager.create(features, new Shape(labels.length, dim));
      NDArray own = manager.create(labels).toType(DataType.INT64, false);
      LossBatch batch = new LossBatch(x, own, train.classes(), now.strength(), now.where().step());
      return now.loss().links(batch, head);
    }
  }

  /** Own classes of all images it is trained on. */
  int[] trainLabels() {
    return train.labels();
  }

  /** Mean length of the class weights. */
  double meanWeightLength() {
    return Arrays.stream(Geometry.sortedLengths(learnedWeights(), dim))
        .average()
        .orElse(Double.NaN);
  }

  /** By which rows it decides as it is now. */
  DecisionRows decision() {
    if (decision == null) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        decision =
            loss.decision() == Decision.CLASS_WEIGHTS
                ? DecisionRows.ofWeights(
                    ((SoftmaxLoss) loss).directions(head).toFloatArray(),
                    head.bias() == null ? new float[0] : head.bias().toFloatArray(),
                    ((SoftmaxLoss) loss).unitWeights(),
                    dim)
                : DecisionRows.ofMeans(this, train, dim);
      }
    }
    return decision;
  }

  /** The class means by which it decides (C × D); empty if class weights do. */
  float[] classMeans() {
    return loss.decision() == Decision.NEAREST_MEAN ? decision().means() : new float[0];
  }

  /** The rows that its loss trains (C × D); empty if there are none. */
  float[] learnedWeights() {
    return loss.decision() == Decision.CLASS_WEIGHTS ? decision().weights() : new float[0];
  }

  /** The scale in force, NaN where the feature's length is kept or there are no logits. */
  double scale(Loss inForce) {
    if (head.scale() != null) {
      return head.scale().getFloat();
    }
    return inForce instanceof SoftmaxLoss softmax
        ? softmax.scale(train.classes()).orElse(Double.NaN)
        : Double.NaN;
  }
}
