package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import facespace.knob.Knob;
import java.util.List;
import java.util.OptionalDouble;

/** A scale that needs no choosing: AdaCos. */
@LossCard(
    key = "adacos",
    name = "AdaCos",
    en =
        "NormFace with a scale that nobody has to choose: it starts from the number of classes and"
            + " follows how far the middling sample still is from its class.",
    zh = "不必挑选缩放系数的 NormFace：s 由类别数确定起点，再随中等样本离本类还有多远而变动。",
    latex =
        "L = -\\frac{1}{N}\\sum_{i=1}^{N}\\log"
            + "\\frac{e^{s\\cos\\theta_{y_i}}}{\\sum_{j=1}^{C}e^{s\\cos\\theta_{j}}}"
            + ",\\quad s_0=\\sqrt{2}\\log(C-1)"
            + ",\\quad s=\\frac{\\log\\frac{1}{N}\\sum_{i}\\sum_{j\\neq y_i}e^{s'\\cos\\theta_j}}"
            + "{\\cos(\\min(\\frac{\\pi}{4},\\theta_{med}))}",
    paper =
        "AdaCos: Adaptively Scaling Cosine Logits for Effectively Learning Deep Face"
            + " Representations",
    authors = "X. Zhang, R. Zhao, Y. Qiao, X. Wang, H. Li",
    year = 2019,
    url = "https://arxiv.org/abs/1905.00292",
    equation = "the fixed and the dynamic scale",
    equationZh = "固定与动态缩放系数的定义",
    correctionsEn = {
      "Ten classes start at s = 3.1, below the bound at which the loss can come near 0: the paper's"
          + " scales are meant for thousands of people.",
      "For two classes the formulas give s = 0, and then scales below 0: they start like three here,"
          + " and s stays there. With more classes s never falls below 0.1."
    },
    correctionsZh = {
      "十个类从 s = 3.1 开始，低于损失能接近 0 的界限：论文的缩放系数是为几千人设想的。",
      "只有两个类时，公式先给出 s = 0，之后还会给出负数；这里按三个类的起点取 s，不再变动。类更多时，s 不会低于 0.1。"
    })
public record AdaCos(
    @Knob(
            en = "s follows the batches",
            zh = "s 随批次变动",
            value = "on",
            hintEn = "Off: s stays where it starts, the paper's fixed kind.",
            hintZh = "关：s 停在起点，即论文的固定形式。")
        boolean dynamic)
    implements SoftmaxLoss {
  private static final int DIGITS = 10;

  /** With fewer classes s cannot follow them. */
  private static final int FEWEST = 3;

  /** Below what batches ask for: at 0 a softmax says nothing, and then the opposite. */
  private static final double LOWEST = 0.1;

  /** As for ten classes. */
  @Override
  public OptionalDouble scale() {
    return scale(DIGITS);
  }

  /** √2 ln(C − 1). */
  @Override
  public OptionalDouble scale(int classes) {
    return OptionalDouble.of(Math.sqrt(2) * Math.log(Math.max(FEWEST, classes) - 1.0));
  }

  @Override
  public Head newHead(HeadShape shape, NDManager manager) {
    if (!follows(shape.classes())) {
      return SoftmaxLoss.super.newHead(shape, manager);
    }
    float start = (float) scale(shape.classes()).getAsDouble();
    return SoftmaxLoss.super.newHead(shape, manager).keeping(Head.SCALE, manager.create(start));
  }

  private boolean follows(int classes) {
    return dynamic && classes >= FEWEST;
  }

  @Override
  public void beforeStep(LossBatch batch, Head head) {
    if (!follows(batch.classes())) {
      return;
    }
    NDArray x = Angles.unit(batch.features().stopGradient());
    NDArray directions = Angles.unit(head.weights().stopGradient());
    NDArray cosines = x.matMul(directions.transpose()); // (N, C)
    NDArray isOther = batch.labels().oneHot(batch.classes(), x.getDataType()).neg().add(1);
    NDArray others = cosines.mul(head.scale()).exp().mul(isOther).sum(new int[] {1}).mean();
    NDArray sorted = Angles.between(x, directions.get(batch.labels())).sort();
    NDArray median = sorted.get(sorted.size() / 2);
    NDArray asked = others.log().div(median.minimum(Math.PI / 4).cos());
    head.keep(Head.SCALE, asked.maximum(LOWEST));
  }

  @Override
  public List<Trait> traits() {
    return dynamic ? List.of(Trait.MOVING_SCALE) : List.of();
  }
}
