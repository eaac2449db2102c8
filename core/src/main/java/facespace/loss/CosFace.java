package facespace.loss;

import ai.djl.ndarray.NDArray;
import facespace.knob.Knob;
import facespace.knob.Knobs;
import java.util.OptionalDouble;

/** Additive cosine margin: CosFace, Eq. (4) and (5); the same loss is AM-softmax. */
@LossCard(
    key = "cosface",
    name = "CosFace",
    en =
        "Takes m away from the cosine of the own class, so a sample must win by a fixed amount of"
            + " cosine.",
    zh = "从本类的余弦里减去 m，样本必须在余弦上领先一个固定的量才算数。",
    latex =
        "L = -\\frac{1}{N}\\sum_{i=1}^{N}\\log\\frac{e^{s(\\cos\\theta_{y_i}-m)}}"
            + "{e^{s(\\cos\\theta_{y_i}-m)}+\\sum_{j\\neq y_i}e^{s\\cos\\theta_{j}}}",
    paper = "CosFace: Large Margin Cosine Loss for Deep Face Recognition",
    authors = "H. Wang, Y. Wang, Z. Zhou, X. Ji, D. Gong, J. Zhou, Z. Li, W. Liu",
    year = 2018,
    url = "https://arxiv.org/abs/1801.09414",
    equation = "Eq. (4), (5)",
    equationZh = "式 (4)、(5)",
    correctionsEn = {
      "AM-softmax (Wang et al. 2018, Additive Margin Softmax) is the same formula.",
      "In two dimensions with C classes no margin above 1 − cos(2π/C) can be met (Eq. 7); some"
          + " published demos on ten digits use one that is."
    },
    correctionsZh = {
      "AM-softmax（Wang 等，2018，Additive Margin Softmax）是同一个公式。",
      "在二维、C 个类别时，大于 1 − cos(2π/C) 的间隔不可能满足（式 7）；有些公开的十个数字演示却用了这样的间隔。"
    })
public record CosFace(
    @Knob(symbol = "s", en = "scale", zh = "缩放系数", min = 1, max = 64, step = 1, value = "64")
        double s,
    @Knob(symbol = "m", en = "margin", zh = "间隔", min = 0, max = 1, step = 0.01, value = "0.17")
        double m)
    implements MarginLoss {

  /** Checks the ranges. */
  public CosFace {
    Knobs.check(CosFace.class, s, m);
  }

  @Override
  public NDArray targetLogit(NDArray thetaRad) {
    return thetaRad.cos().sub(m);
  }

  @Override
  public OptionalDouble scale() {
    return OptionalDouble.of(s);
  }

  @Override
  public CosFace at(Progress progress) {
    return new CosFace(s, m * progress.strength());
  }
}
