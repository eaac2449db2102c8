package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import facespace.engine.Scalars;
import facespace.knob.Knob;
import facespace.knob.Knobs;
import java.util.List;
import java.util.OptionalDouble;

/** A yes-or-no question for every class: SphereFace2, the kind with the margin on the cosine. */
@LossCard(
    key = "sphereface2",
    name = "SphereFace2",
    en =
        "Does away with the softmax: of every class it is asked by itself whether the sample belongs"
            + " to it, against one threshold for all, which is how faces are compared later.",
    zh = "不用 softmax：对每个类单独问样本是不是属于它，所有类共用一个阈值，这正是以后比对人脸时的做法。",
    latex =
        "L = \\frac{1}{N}\\sum_{i=1}^{N}\\left(\\frac{\\lambda}{r}"
            + "\\log(1+e^{-r(g(\\cos\\theta_{y_i})-m)-b})"
            + "+\\frac{1-\\lambda}{r}\\sum_{j\\neq y_i}\\log(1+e^{r(g(\\cos\\theta_j)+m)+b})\\right)"
            + ",\\quad g(c)=2\\left(\\frac{c+1}{2}\\right)^{t}-1",
    paper = "SphereFace2: Binary Classification is All You Need for Deep Face Recognition",
    authors = "Y. Wen, W. Liu, A. Weller, B. Raj, R. Singh",
    year = 2022,
    url = "https://arxiv.org/abs/2108.01513",
    equation = "the definition of the loss, with the margin on the cosine",
    equationZh = "损失的定义（间隔加在余弦上的形式）",
    correctionsEn = {
      "The released code starts b where yes and no balance at right angles, in closed form, as here.",
      "The released code computes g and the margin outside differentiation; for a while in 2022 it"
          + " did so inside. Both are choices here, and the slope shows the one that trains.",
      "The released code multiplies the loss by 50, which is a larger learning rate; here it is not"
          + " multiplied. For faces the paper takes m = 0.4.",
      "In a plane ten classes stand too close: the many answers “no” drive all features into one"
          + " bundle at every m and λ that was tried. It needs more dimensions."
    },
    correctionsZh = {
      "公开代码用闭式公式让 b 从“是”与“不是”在 90° 处平衡的地方开始，这里也一样。",
      "公开代码把 g 和间隔放在求导之外；2022 年有一段时间曾放在里面。这里两种都可以选，斜率画的就是训练时用的那一种。",
      "公开代码把损失乘上 50，相当于加大学习率；这里不乘。对人脸，论文取 m = 0.4。",
      "平面上十个类挨得太近：众多的“不是”把所有特征赶成一束，试过的 m 和 λ 都是如此。要用更高的维数。"
    })
public record SphereFace2(
    @Knob(symbol = "r", en = "scale", zh = "缩放系数", min = 1, max = 64, step = 1, value = "40")
        double r,
    @Knob(symbol = "m", en = "margin", zh = "间隔", min = 0, max = 1, step = 0.01, value = "0.1")
        double m,
    @Knob(
            symbol = "t",
            en = "spread of similarities",
            zh = "相似度的伸展",
            min = 1,
            max = 6,
            step = 0.5,
            value = "3")
        double t,
    @Knob(
            symbol = "λ",
            key = "lambda",
            en = "weight of yes",
            zh = "“是”的权重",
            min = 0.01,
            max = 0.99,
            step = 0.01,
            value = "0.7")
        double lambda,
    @Knob(en = "gradient", zh = "梯度", value = "exact") GradientRule gradient)
    implements MarginLoss {
  static final String THRESHOLD = "head.threshold";

  /** Checks the ranges. */
  public SphereFace2 {
    Knobs.check(SphereFace2.class, r, m, t, lambda, gradient);
  }

  @Override
  public NDArray targetLogit(NDArray thetaRad) {
    NDArray cosine = thetaRad.cos();
    return gradient.of(stretched(cosine).sub(m), cosine);
  }

  @Override
  public NDArray otherLogits(NDArray cosines, NDArray target, Head head) {
    return gradient.of(stretched(cosines).add(m), cosines);
  }

  /** g(c); c is a rounding error beyond ±1 at most. */
  private NDArray stretched(NDArray cosines) {
    NDArray half = Activation.relu(Scalars.times(cosines.add(1), 0.5));
    return Scalars.times(Scalars.power(half, t), 2).sub(1);
  }

  @Override
  public Head newHead(HeadShape shape, NDManager manager) {
    float start = (float) balance(shape.classes());
    return MarginLoss.super
        .newHead(shape, manager)
        .training(THRESHOLD, manager.create(new float[] {start}, new Shape(1)));
  }

  /** The b at which the loss of cosines that are all 0 is lowest. */
  double balance(int classes) {
    double z = lambda / ((1 - lambda) * (classes - 1.0));
    double g = 2 * Math.pow(0.5, t) - 1;
    double root = Math.sqrt((1 - z) * (1 - z) + 4 * z * Math.exp(-2 * r * m));
    if (z > 1) { // the same number, where 1 − z + root would be 0 but for a rounding error
      return r * (m - g) - Math.log(2) + Math.log(z - 1 + root);
    }
    return Math.log(2 * z) - r * (g + m) - Math.log(1 - z + root);
  }

  @Override
  public NDArray each(Logits logits, LossBatch batch, Head head) {
    NDArray answers = logits.logits().add(threshold(batch, head)); // (N, C)
    NDArray isOwn = batch.labels().oneHot(batch.classes(), answers.getDataType());
    NDArray no = softplus(answers).mul(isOwn.neg().add(1)).sum(new int[] {1});
    NDArray yes = softplus(answers.neg()).mul(isOwn).sum(new int[] {1});
    return Scalars.times(yes, lambda / r).add(Scalars.times(no, (1 - lambda) / r));
  }

  /** b, which grows with the scale while that warms up (N, 1). */
  private NDArray threshold(LossBatch batch, Head head) {
    NDArray unscaled = Scalars.times(head.array(THRESHOLD), 1 / r).reshape(1, 1);
    return Logits.scaled(this, batch, head, unscaled);
  }

  /** ln(1 + eᵛ) = max(v, 0) + ln(1 + e^−|v|). */
  private static NDArray softplus(NDArray v) {
    return Activation.relu(v).add(v.abs().neg().exp().add(1).log());
  }

  /** How surely its own class says yes. */
  @Override
  public NDArray certainty(Logits logits, LossBatch batch, Head head) {
    NDArray own = logits.logits().gather(batch.labels().expandDims(1), 1); // (N, 1)
    return Activation.sigmoid(own.add(threshold(batch, head))).squeeze(1);
  }

  @Override
  public OptionalDouble scale() {
    return OptionalDouble.of(r);
  }

  @Override
  public List<Trait> traits() {
    return List.of(Trait.BINARY);
  }

  @Override
  public SphereFace2 at(Progress progress) {
    return new SphereFace2(r, m * progress.strength(), t, lambda, gradient);
  }
}
