package facespace.loss;

import ai.djl.ndarray.NDArray;
import facespace.engine.Scalars;
import facespace.knob.Knob;
import facespace.knob.Knobs;
import java.util.OptionalDouble;

/** All three margins at once, cos(m₁θ + m₂) − m₃: ArcFace paper, Eq. (4). */
@LossCard(
    key = "combined",
    name = "Combined margin",
    nameZh = "组合间隔",
    en =
        "The three margins in one formula: m₁ multiplies the angle, m₂ adds to it, m₃ is taken"
            + " from the cosine.",
    zh = "三种间隔合成一个公式：m₁ 乘在角度上，m₂ 加在角度上，m₃ 从余弦里减去。",
    latex =
        "L = -\\frac{1}{N}\\sum_{i=1}^{N}\\log\\frac{e^{s(\\cos(m_1\\theta_{y_i}+m_2)-m_3)}}"
            + "{e^{s(\\cos(m_1\\theta_{y_i}+m_2)-m_3)}+\\sum_{j\\neq y_i}e^{s\\cos\\theta_{j}}}",
    paper = "ArcFace: Additive Angular Margin Loss for Deep Face Recognition",
    authors = "J. Deng, J. Guo, N. Xue, S. Zafeiriou",
    year = 2019,
    url = "https://arxiv.org/abs/1801.07698",
    equation = "Eq. (4)",
    equationZh = "式 (4)",
    correctionsEn = {
      "The published training code drops m₁ and m₂ whenever m₃ is above zero; here all three"
          + " apply, as Eq. (4) says.",
      "The same code applies the margins outside differentiation; exact, or as there, is a choice here.",
      "Where m₁θ + m₂ exceeds π the paper's curve turns up again. One port takes ArcFace's fallback"
          + " or easy margin there, before it takes m₃ away. All three are choices here; θ in them is"
          + " the angle already multiplied by m₁.",
      "ArcFace's journal version takes m₁ = 1.35 alone for SphereFace, which then needs no annealing."
    },
    correctionsZh = {
      "公开的训练代码只要 m₃ 大于零就丢掉 m₁ 和 m₂；这里按式 (4)，三者同时生效。",
      "同一份代码把间隔放在求导之外；精确还是照此，这里可以选。",
      "m₁θ + m₂ 超过 π 以后，论文的曲线又会上升。有一份移植先按 ArcFace 的替代写法或简易间隔处理，再减去 m₃。这里三种都可以选，其中的 θ 指已经乘过 m₁ 的角。",
      "ArcFace 的期刊版只用 m₁ = 1.35 来代表 SphereFace，这样就不需要退火。"
    })
public record CombinedMargin(
    @Knob(symbol = "s", en = "scale", zh = "缩放系数", min = 1, max = 64, step = 1, value = "64")
        double s,
    @Knob(
            symbol = "m₁",
            en = "times the angle",
            zh = "角度倍数",
            min = 0.5,
            max = 4,
            step = 0.05,
            value = "1")
        double m1,
    @Knob(
            symbol = "m₂",
            en = "plus the angle",
            zh = "角度增量",
            min = 0,
            max = 1.5,
            step = 0.01,
            value = "0.2",
            unit = "rad")
        double m2,
    @Knob(
            symbol = "m₃",
            en = "minus the cosine",
            zh = "余弦减量",
            min = 0,
            max = 1,
            step = 0.01,
            value = "0.05")
        double m3,
    @Knob(en = "gradient", zh = "梯度", value = "exact") GradientRule gradient,
    @Knob(en = "beyond π − m₂", zh = "超过 π − m₂ 时", later = true, value = "paper")
        ArcFace.Variant variant)
    implements MarginLoss {

  /** Checks the ranges. */
  public CombinedMargin {
    Knobs.check(CombinedMargin.class, s, m1, m2, m3, gradient, variant);
  }

  @Override
  public NDArray targetLogit(NDArray thetaRad) {
    return gradient.of(variant.shifted(Scalars.times(thetaRad, m1), m2).sub(m3), thetaRad.cos());
  }

  @Override
  public OptionalDouble scale() {
    return OptionalDouble.of(s);
  }

  @Override
  public CombinedMargin at(Progress progress) {
    double strength = progress.strength();
    return new CombinedMargin(
        s, 1 + (m1 - 1) * strength, m2 * strength, m3 * strength, gradient, variant);
  }
}
