package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import facespace.knob.Knob;
import facespace.knob.Knobs;
import facespace.knob.Label;
import facespace.knob.Labelled;
import java.util.OptionalDouble;

/** Additive angular margin: ArcFace, Eq. (3). */
@LossCard(
    key = "arcface",
    name = "ArcFace",
    en =
        "Adds m to the angle of the own class, so a sample must be nearer to its direction by a"
            + " fixed angle: the same arc everywhere on the sphere.",
    zh = "给本类的夹角加上 m，样本必须比别的类近一个固定的角度：在球面上处处是同样长的一段弧。",
    latex =
        "L = -\\frac{1}{N}\\sum_{i=1}^{N}\\log\\frac{e^{s\\cos(\\theta_{y_i}+m)}}"
            + "{e^{s\\cos(\\theta_{y_i}+m)}+\\sum_{j\\neq y_i}e^{s\\cos\\theta_{j}}}",
    paper = "ArcFace: Additive Angular Margin Loss for Deep Face Recognition",
    authors = "J. Deng, J. Guo, N. Xue, S. Zafeiriou",
    year = 2019,
    url = "https://arxiv.org/abs/1801.07698",
    equation = "Eq. (3)",
    equationZh = "式 (3)",
    correctionsEn = {
      "Beyond θ = π − m the paper's cos(θ + m) rises again. Published code falls back to"
          + " cos θ − m sin m there, or applies the margin below 90° only (“easy margin”). All"
          + " three are choices here, and the curve shows them.",
      "One widely used implementation applies the margin outside differentiation, so its"
          + " gradient lacks the factor sin(θ + m)/sin θ. Both are choices here, and the slope"
          + " shows the one that trains."
    },
    correctionsZh = {
      "θ 超过 π − m 以后，论文里的 cos(θ + m) 又会上升。公开代码在那里改用 cos θ − m sin m，或者只在 90° 以内加间隔（简易间隔，easy margin）。"
          + "这里三种都可以选，曲线上看得见。",
      "有一份广为使用的实现把间隔放在求导之外，梯度因此少了 sin(θ + m)/sin θ 这个因子。" + "这里两种都可以选，斜率画的就是训练时用的那一种。"
    })
public record ArcFace(
    @Knob(symbol = "s", en = "scale", zh = "缩放系数", min = 1, max = 64, step = 1, value = "64")
        double s,
    @Knob(
            symbol = "m",
            en = "margin",
            zh = "间隔",
            min = 0,
            max = 1.5,
            step = 0.01,
            value = "0.5",
            unit = "rad")
        double m,
    @Knob(en = "beyond π − m", zh = "超过 π − m 时", value = "paper") Variant variant,
    @Knob(en = "gradient", zh = "梯度", value = "exact") GradientRule gradient)
    implements MarginLoss {

  /** What happens where cos(θ + m) would rise again. */
  public enum Variant implements Labelled {
    /** cos(θ + m) everywhere. */
    @Label(en = "as in the paper", zh = "按论文")
    PAPER,
    /** cos θ − m sin m once θ + m exceeds π, as published code does. */
    @Label(en = "published fallback", zh = "按公开代码")
    FALLBACK,
    /** cos(θ + m) below 90° only, else cos θ. */
    @Label(en = "easy margin", zh = "简易间隔")
    EASY;

    /** cos(θ + m) and what there is beyond. */
    NDArray shifted(NDArray thetaRad, double m) {
      return shifted(thetaRad, thetaRad.getManager().create(m));
    }

    /**
     * The same with a margin for each sample.
     *
     * @param m radians, of the shape of θ or a scalar
     */
    NDArray shifted(NDArray thetaRad, NDArray m) {
      NDArray sum = thetaRad.add(m);
      NDArray cosine = thetaRad.cos();
      return switch (this) {
        case PAPER -> sum.cos();
        case FALLBACK -> NDArrays.where(sum.lte(Math.PI), sum.cos(), cosine.sub(m.mul(m.sin())));
        case EASY -> NDArrays.where(thetaRad.lt(Math.PI / 2), sum.cos(), cosine);
      };
    }
  }

  /** Checks the ranges. */
  public ArcFace {
    Knobs.check(ArcFace.class, s, m, variant, gradient);
  }

  @Override
  public NDArray targetLogit(NDArray thetaRad) {
    return gradient.of(variant.shifted(thetaRad, m), thetaRad.cos());
  }

  @Override
  public OptionalDouble scale() {
    return OptionalDouble.of(s);
  }

  @Override
  public ArcFace at(Progress progress) {
    return new ArcFace(s, m * progress.strength(), variant, gradient);
  }
}
