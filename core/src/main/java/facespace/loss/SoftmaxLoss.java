package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.OptionalDouble;

/** Cross-entropy of a softmax over the logits to class directions, and what is built upon it. */
@LossFamily(en = "Softmax and scale", zh = "softmax 与缩放")
public sealed interface SoftmaxLoss extends Loss
    permits Softmax, DeepId2, CenterLoss, ModifiedSoftmax, NormFace, Coco, AdaCos, MarginLoss {

  /** Whether class weights are brought to unit length. */
  default boolean unitWeights() {
    return true;
  }

  /** The scale s that replaces the feature's length; empty if the length is kept. */
  default OptionalDouble scale() {
    return OptionalDouble.empty();
  }

  /** The same for a number of classes, of which it may depend. */
  default OptionalDouble scale(int classes) {
    return scale();
  }

  /** Whether s is a parameter that is trained, {@link #scale()} being where it starts. */
  default boolean learnsScale() {
    return false;
  }

  /** Whether a bias is added to the logits. */
  default boolean hasBias() {
    return false;
  }

  /** How many directions a class has. */
  default int rowsPerClass() {
    return 1;
  }

  /** Whether the losses of a batch are added, not averaged. */
  default boolean sums() {
    return false;
  }

  /** What its curve does not show. */
  default List<Trait> traits() {
    return List.of();
  }

  /** What is worth saying of its own settings, whatever it is trained on. */
  default List<Note> notes() {
    return List.of();
  }

  /** The rows that the logits of a batch are taken to: those of a class after each other (·, D). */
  default NDArray rows(LossBatch batch, Head head) {
    return head.weights();
  }

  /** The row of each class by which is decided and which is drawn (C, D). */
  default NDArray directions(Head head) {
    return head.weights();
  }

  /** The loss of every sample (N). */
  default NDArray each(Logits logits, LossBatch batch, Head head) {
    return logits.crossEntropy(batch.labels());
  }

  /** How sure it is of every sample's own class, a probability (N). */
  default NDArray certainty(Logits logits, LossBatch batch, Head head) {
    return logits.crossEntropy(batch.labels()).neg().exp();
  }

  @Override
  default Head newHead(HeadShape shape, NDManager manager) {
    return Head.of(
        manager.create(shape.directions(), new Shape(shape.classes(), shape.dim())),
        hasBias() ? manager.zeros(new Shape(shape.classes())) : null,
        learnsScale() ? manager.create((float) scale().getAsDouble()) : null);
  }

  @Override
  default LossValue of(LossBatch batch, Head head) {
    Logits logits = Logits.training(this, batch, head);
    NDArray each = each(logits, batch, head);
    return new LossValue(sums() ? each.sum() : each.mean(), logits.plain(), logits.targetRad());
  }

  @Override
  default Plot plot(int points) {
    return Curve.of(this, points).plot();
  }

  @Override
  default Decision decision() {
    return Decision.CLASS_WEIGHTS;
  }

  /** A scale that takes the place of the feature's length does so step by step. */
  @Override
  default boolean warmsUp() {
    return scale().isPresent();
  }

  @Override
  default SoftmaxLoss at(Progress progress) {
    return this;
  }
}
