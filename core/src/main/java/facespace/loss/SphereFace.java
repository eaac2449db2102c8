package facespace.loss;

import facespace.knob.Knob;
import facespace.knob.Knobs;

/** Multiplicative angular margin, A-Softmax: SphereFace, Section 3. */
@LossCard(
    key = "sphereface",
    name = "SphereFace",
    en =
        "Multiplies the angle of the own class by m, so a sample must be m times nearer to its"
            + " own direction than to any other.",
    zh = "把本类的夹角乘以 m，样本离自己类别方向的角度必须只有离别类的 m 分之一。",
    latex =
        "L = -\\frac{1}{N}\\sum_{i=1}^{N}\\log\\frac{e^{\\|x_i\\|\\psi(\\theta_{y_i})}}"
            + "{e^{\\|x_i\\|\\psi(\\theta_{y_i})}+\\sum_{j\\neq y_i}e^{\\|x_i\\|\\cos\\theta_{j}}}"
            + ",\\quad \\psi(\\theta)=\\frac{\\lambda\\cos\\theta+(-1)^{k}\\cos(m\\theta)-2k}"
            + "{1+\\lambda}",
    paper = "SphereFace: Deep Hypersphere Embedding for Face Recognition",
    authors = "W. Liu, Y. Wen, Z. Yu, M. Li, B. Raj, L. Song",
    year = 2017,
    url = "https://arxiv.org/abs/1704.08063",
    equation = "Section 3",
    equationZh = "第 3 节",
    correctionsEn = {
      "The paper does not mention λ: the released training code mixes cos θ in with a weight"
          + " that starts at 1000 and falls to 5, because the pure loss hardly converges. With"
          + " λ = 5 only a sixth of the pure margin is left at the end.",
      "The authors' layer rescales the gradient for m ≥ 2 and leaves the margin out of the weight"
          + " gradient; here both are the exact derivatives, unless the margin is left out of both."
    },
    correctionsZh = {
      "论文没有提到 λ：公开的训练代码把 cos θ 混进来，权重从 1000 逐渐降到 5，因为纯损失几乎不收敛。λ = 5 时，最后只剩下六分之一的纯间隔。",
      "原作者的实现在 m ≥ 2 时改动了梯度的大小，权重的梯度里也没有间隔；这里两者都是精确导数，除非选择求导不经过间隔。"
    })
public record SphereFace(
    @Knob(symbol = "m", en = "margin", zh = "间隔", min = 1, max = 4, step = 1, value = "4") int m,
    @Knob(en = "anneal λ", zh = "λ 退火", value = "on") boolean anneal,
    @Knob(en = "λ falls", zh = "λ 下降的快慢", value = "run") Annealing.Pace pace,
    @Knob(
            symbol = "λ",
            en = "mix-in of cos θ (at the end, when annealed)",
            zh = "cos θ 的混合权重（退火时为终值）",
            min = 0,
            max = 2000,
            step = 0.5,
            value = "5")
        double lambda,
    @Knob(en = "gradient", zh = "梯度", later = true, value = "exact") GradientRule gradient)
    implements AnnealedLoss {

  /** The released code's schedule. */
  private static final Annealing SCHEDULE = new Annealing(1000, 0.12, 1, 10_000);

  /** Checks the ranges. */
  public SphereFace {
    Knobs.check(SphereFace.class, m, anneal, pace, lambda, gradient);
  }

  @Override
  public Annealing schedule() {
    return SCHEDULE;
  }

  @Override
  public SphereFace with(double otherLambda) {
    return new SphereFace(m, anneal, pace, otherLambda, gradient);
  }
}
