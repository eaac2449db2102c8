package facespace.loss;

import ai.djl.ndarray.NDArray;
import facespace.engine.Scalars;
import facespace.knob.Knob;
import facespace.knob.Knobs;
import facespace.knob.Label;
import facespace.knob.Labelled;
import java.util.List;
import java.util.OptionalDouble;

/** The multiplied angle again, at a fixed feature length: SphereFace Revived. */
@LossCard(
    key = "sphereface-r",
    name = "SphereFace-R",
    en =
        "SphereFace with features of one length and a gentler margin, which needs no annealing any"
            + " more; in its third version the angles to other classes are divided instead.",
    zh = "特征统一长度、间隔更温和的 SphereFace，不再需要退火；第三种形式改为把与别类的夹角除以 m。",
    latex =
        "L = -\\frac{1}{N}\\sum_{i=1}^{N}\\log\\frac{e^{s\\psi(\\theta_{y_i})}}"
            + "{e^{s\\psi(\\theta_{y_i})}+\\sum_{j\\neq y_i}e^{s\\eta(\\theta_{j})}}"
            + ",\\quad \\psi(\\theta)=\\cos(\\min(m\\theta,\\pi)),\\ \\eta(\\theta)=\\cos\\theta",
    paper = "SphereFace Revived: Unifying Hyperspherical Face Recognition",
    authors = "W. Liu, Y. Wen, B. Raj, R. Singh, A. Weller",
    year = 2022,
    url = "https://arxiv.org/abs/2109.05565",
    equation = "the definition of ψ in its versions",
    equationZh = "ψ 各版本的定义",
    correctionsEn = {
      "The released code computes the margin outside differentiation; the formula's own gradient"
          + " is steeper by m sin mθ / sin θ. Both are choices here, and the slope shows the one"
          + " that trains.",
      "The released code multiplies the loss by 50/s, which is a larger learning rate; here it is"
          + " not multiplied."
    },
    correctionsZh = {
      "公开代码把间隔放在求导之外；公式本身的梯度还要乘上 m sin mθ / sin θ。这里两种都可以选，斜率画的就是训练时用的那一种。",
      "公开代码把损失乘上 50/s，相当于加大学习率；这里不乘。"
    })
public record SphereFaceR(
    @Knob(symbol = "s", en = "scale", zh = "缩放系数", min = 1, max = 64, step = 1, value = "30")
        double s,
    @Knob(symbol = "m", en = "margin", zh = "间隔", min = 1, max = 4, step = 0.05, value = "1.5")
        double m,
    @Knob(en = "version", zh = "形式", value = "v1") Version version,
    @Knob(en = "gradient", zh = "梯度", value = "exact") GradientRule gradient)
    implements MarginLoss {

  /** As near to ±1 as the released code lets a cosine come. */
  private static final double INSIDE = 1 - 1e-5;

  /** Where m enters. */
  public enum Version implements Labelled {
    /** ψ of SphereFace, which falls all the way. */
    @Label(en = "v0: SphereFace's falling curve", zh = "v0：SphereFace 的单调曲线")
    V0,
    /** The angle is multiplied up to π. */
    @Label(en = "v1: cos min(mθ, π)", zh = "v1：cos min(mθ, π)")
    V1,
    /** The angles to other classes are divided. */
    @Label(en = "v2: other classes cos(θ/m)", zh = "v2：别的类用 cos(θ/m)")
    V2;
  }

  /** Checks the ranges. */
  public SphereFaceR {
    Knobs.check(SphereFaceR.class, s, m, version, gradient);
  }

  @Override
  public NDArray targetLogit(NDArray thetaRad) {
    NDArray cosine = thetaRad.cos();
    return switch (version) {
      case V0 -> gradient.of(Angles.falling(thetaRad, m), cosine);
      case V1 -> gradient.of(Scalars.times(thetaRad, m).clip(0, Math.PI).cos(), cosine);
      case V2 -> cosine;
    };
  }

  @Override
  public NDArray otherLogits(NDArray cosines, NDArray target, Head head) {
    if (version != Version.V2) {
      return cosines;
    }
    NDArray within = cosines.clip(-INSIDE, INSIDE); // where the arc cosine has a slope
    return gradient.of(Scalars.times(within.acos(), 1 / m).cos(), cosines);
  }

  @Override
  public OptionalDouble scale() {
    return OptionalDouble.of(s);
  }

  @Override
  public List<Trait> traits() {
    return version == Version.V2 ? List.of(Trait.OTHERS) : List.of();
  }

  @Override
  public SphereFaceR at(Progress progress) {
    return new SphereFaceR(s, 1 + (m - 1) * progress.strength(), version, gradient);
  }
}
