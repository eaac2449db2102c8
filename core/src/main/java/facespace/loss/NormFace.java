package facespace.loss;

import facespace.knob.Knob;
import facespace.knob.Knobs;
import java.util.OptionalDouble;

/** Softmax on scaled cosines: NormFace, Eq. (5) and (6). */
@LossCard(
    key = "normface",
    name = "NormFace",
    en =
        "Features and class directions both have length one and a single scale s sets how sharp"
            + " the softmax is; with s too small the loss cannot fall.",
    zh = "特征和类别方向都归一化为单位长度，由缩放系数 s 决定 softmax 有多“尖”；s 太小，损失就降不下去。",
    latex =
        "L = -\\frac{1}{N}\\sum_{i=1}^{N}\\log"
            + "\\frac{e^{s\\cos\\theta_{y_i}}}{\\sum_{j=1}^{C}e^{s\\cos\\theta_{j}}}",
    paper = "NormFace: L2 Hypersphere Embedding for Face Verification",
    authors = "F. Wang, X. Xiang, J. Cheng, A. L. Yuille",
    year = 2017,
    url = "https://arxiv.org/abs/1704.06369",
    equation = "Eq. (5), (6)",
    equationZh = "式 (5)、(6)",
    correctionsEn = {
      "The paper's norm carries a small epsilon inside the square root, Eq. (3); it is zero here."
    },
    correctionsZh = {"论文式 (3) 的范数在根号内加了一个很小的 ε；这里取为零。"})
public record NormFace(
    @Knob(symbol = "s", en = "scale", zh = "缩放系数", min = 1, max = 64, step = 1, value = "64")
        double s,
    @Knob(en = "learn the scale", zh = "让缩放系数参与学习", value = "off") boolean learn)
    implements SoftmaxLoss {

  /** Checks the ranges. */
  public NormFace {
    Knobs.check(NormFace.class, s, learn);
  }

  @Override
  public OptionalDouble scale() {
    return OptionalDouble.of(s);
  }

  @Override
  public boolean learnsScale() {
    return learn;
  }
}
