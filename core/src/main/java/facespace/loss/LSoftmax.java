package facespace.loss;

import facespace.knob.Knob;
import facespace.knob.Knobs;

/** Large-margin softmax: the angle multiplied, all lengths kept: Liu et al. 2016, Eq. (6). */
@LossCard(
    key = "lsoftmax",
    name = "L-Softmax",
    en =
        "The first margin on the angle: the angle to the own class weight counts m times. The"
            + " lengths of features and class weights stay, so a sample may still buy certainty by"
            + " growing longer.",
    zh = "最早的角度间隔：与本类权重的夹角按 m 倍计算。特征和类别权重的长度都保留，所以样本仍然可以靠变长来换取把握。",
    latex =
        "L = -\\frac{1}{N}\\sum_{i=1}^{N}\\log"
            + "\\frac{e^{\\|W_{y_i}\\|\\|x_i\\|\\psi(\\theta_{y_i})}}"
            + "{e^{\\|W_{y_i}\\|\\|x_i\\|\\psi(\\theta_{y_i})}"
            + "+\\sum_{j\\neq y_i}e^{\\|W_j\\|\\|x_i\\|\\cos\\theta_{j}}}"
            + ",\\quad \\psi(\\theta)=\\frac{\\lambda\\cos\\theta+(-1)^{k}\\cos(m\\theta)-2k}"
            + "{1+\\lambda}",
    paper = "Large-Margin Softmax Loss for Convolutional Neural Networks",
    authors = "W. Liu, Y. Wen, Z. Yu, M. Yang",
    year = 2016,
    url = "https://arxiv.org/abs/1612.02295",
    equation = "Eq. (6)",
    equationZh = "式 (6)",
    correctionsEn = {
      "Training mixes in cos θ with a weight λ that falls from 1000; on MNIST the released settings"
          + " let it go to 0, and the authors say it works there without any mixing too. On harder"
          + " data they stop at 5 to 10.",
      "The authors' layer adds 1e-9 to the product of the two lengths, another port 1e-10; here"
          + " nothing is added."
    },
    correctionsZh = {
      "训练时按权重 λ 混入 cos θ，λ 从 1000 往下降；在 MNIST 上，公开的设置一直降到 0，作者还说那里不混也行。数据难一些时停在 5 到 10。",
      "原作者的实现在两个长度的乘积上加了 1e-9，另一份移植加了 1e-10；这里什么都不加。"
    })
public record LSoftmax(
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
            value = "0")
        double lambda,
    @Knob(en = "gradient", zh = "梯度", later = true, value = "exact") GradientRule gradient)
    implements AnnealedLoss {

  /** The released settings for MNIST. */
  private static final Annealing SCHEDULE = new Annealing(1000, 2.5e-5, 35, 30_000);

  /** Checks the ranges. */
  public LSoftmax {
    Knobs.check(LSoftmax.class, m, anneal, pace, lambda, gradient);
  }

  @Override
  public Annealing schedule() {
    return SCHEDULE;
  }

  @Override
  public LSoftmax with(double otherLambda) {
    return new LSoftmax(m, anneal, pace, otherLambda, gradient);
  }

  @Override
  public boolean unitWeights() {
    return false;
  }
}
