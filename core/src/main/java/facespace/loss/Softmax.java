package facespace.loss;

import facespace.knob.Knob;

/** Softmax cross-entropy on plain inner products: ArcFace paper, Eq. (1). */
@LossCard(
    key = "softmax",
    name = "Softmax",
    en =
        "The ordinary classifier: it is content as soon as a sample falls on the right side of the"
            + " boundary, and it may lower the loss by lengthening features instead of turning"
            + " them.",
    zh = "普通分类器：样本只要落在边界正确的一侧就满足了；而且光把特征拉长、不改变方向，也能让损失下降。",
    latex =
        "L = -\\frac{1}{N}\\sum_{i=1}^{N}\\log"
            + "\\frac{e^{W_{y_i}^{T}x_i+b_{y_i}}}{\\sum_{j=1}^{C}e^{W_{j}^{T}x_i+b_j}}",
    paper = "ArcFace: Additive Angular Margin Loss for Deep Face Recognition",
    authors = "J. Deng, J. Guo, N. Xue, S. Zafeiriou",
    year = 2019,
    url = "https://arxiv.org/abs/1801.07698",
    equation = "Eq. (1)",
    equationZh = "式 (1)",
    correctionsEn = {
      "With a bias the classes need not meet at the origin, so angles alone no longer decide;"
          + " the margin losses drop it."
    },
    correctionsZh = {"带偏置时，各类的分界线不一定交于原点，光看角度就不能判定类别；因此各种间隔损失都去掉了偏置。"})
public record Softmax(@Knob(symbol = "b", en = "bias", zh = "偏置", value = "off") boolean bias)
    implements SoftmaxLoss {

  @Override
  public boolean unitWeights() {
    return false;
  }

  @Override
  public boolean hasBias() {
    return bias;
  }
}
