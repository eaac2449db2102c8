package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import facespace.knob.Knob;
import facespace.knob.Knobs;
import java.util.List;
import java.util.OptionalDouble;

/** Similarities weighted by how far they are from where they should be: Circle loss. */
@LossCard(
    key = "circle-loss",
    name = "Circle loss",
    nameZh = "圆损失",
    en =
        "Every similarity has a weight of its own: the farther it is from its goal, the harder it is"
            + " pulled. What is well enough is left alone, and the boundary becomes a circle.",
    zh = "每个相似度都有自己的权重：离目标越远，拉得越狠；已经够好的就放过。决策边界于是成了一个圆。",
    latex =
        "L = \\frac{1}{N}\\sum_{i=1}^{N}\\log\\left(1+"
            + "e^{-\\gamma\\alpha_p(\\cos\\theta_{y_i}-1+m)}"
            + "\\sum_{j\\neq y_i}e^{\\gamma\\alpha_j(\\cos\\theta_j-m)}\\right)"
            + ",\\quad \\alpha_p=\\max(0,1+m-\\cos\\theta_{y_i})"
            + ",\\quad \\alpha_j=\\max(0,\\cos\\theta_j+m)",
    paper = "Circle Loss: A Unified Perspective of Pair Similarity Optimization",
    authors = "Y. Sun, C. Cheng, Y. Zhang, C. Zhang, L. Zheng, Z. Wang, Y. Wei",
    year = 2020,
    url = "https://arxiv.org/abs/2002.10857",
    equation = "the form with class weights",
    equationZh = "带类别权重的形式",
    correctionsEn = {
      "The weights α are constants in the gradient, in the paper as in code; with the exact gradient"
          + " of the formula the pull is another. Both are choices here, and the slope shows the one"
          + " that trains.",
      "For faces the paper takes m = 0.25 and γ = 256, libraries 0.4 and 80. Ten digits in a plane"
          + " stand 36° apart and cannot meet an m below 0.58.",
      "This is the form with class weights; the form over pairs of a batch is a loss of its own here."
    },
    correctionsZh = {
      "权重 α 在求梯度时当作常数，论文和代码都如此；若对公式精确求导，拉力就不同。这里两种都可以选，斜率画的就是训练时用的那一种。",
      "对人脸，论文取 m = 0.25、γ = 256，一些程序库取 0.4 和 80。平面上的十个数字相隔 36°，m 小于 0.58 就满足不了。",
      "这里是带类别权重的形式；批内样本对的形式在这里是另一个损失。"
    })
public record Circle(
    @Knob(
            symbol = "γ",
            key = "gamma",
            en = "scale",
            zh = "缩放系数",
            min = 1,
            max = 256,
            step = 1,
            value = "64")
        double gamma,
    @Knob(
            symbol = "m",
            en = "relaxation",
            zh = "松弛量",
            min = 0,
            max = 1,
            step = 0.01,
            value = "0.65")
        double m,
    @Knob(en = "weights in the gradient", zh = "权重参与求导", value = "detached") GradientRule gradient)
    implements MarginLoss {

  /** Checks the ranges. */
  public Circle {
    Knobs.check(Circle.class, gamma, m, gradient);
  }

  /** αₚ (cos θ − 1 + m). */
  @Override
  public NDArray targetLogit(NDArray thetaRad) {
    NDArray cosine = thetaRad.cos();
    NDArray weight = Activation.relu(cosine.neg().add(1 + m));
    return gradient.of(weight).mul(cosine.sub(1 - m));
  }

  /** αⱼ (cos θⱼ − m). */
  @Override
  public NDArray otherLogits(NDArray cosines, NDArray target, Head head) {
    return gradient.of(Activation.relu(cosines.add(m))).mul(cosines.sub(m));
  }

  @Override
  public OptionalDouble scale() {
    return OptionalDouble.of(gamma);
  }

  @Override
  public List<Trait> traits() {
    return List.of(Trait.OTHERS);
  }

  /** Its m is no margin that could grow: without it the loss is another one. */
  @Override
  public Circle at(Progress progress) {
    return this;
  }
}
