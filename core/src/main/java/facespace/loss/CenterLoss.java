package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import facespace.engine.Scalars;
import facespace.knob.Knob;
import facespace.knob.Knobs;
import facespace.knob.Label;
import facespace.knob.Labelled;
import java.util.List;

/** Softmax and a pull to the centre of the own class: Wen et al. 2016. */
@LossCard(
    key = "center-loss",
    name = "Center loss",
    nameZh = "中心损失",
    en =
        "Softmax tells classes apart, and a second term draws every feature towards a running"
            + " centre of its class, so that the rays become clusters.",
    zh = "softmax 负责把类别分开，再加一项把每个特征拉向本类不断更新的中心，于是一条条射线缩成了一团团。",
    latex =
        "L = -\\frac{1}{N}\\sum_{i=1}^{N}\\log"
            + "\\frac{e^{W_{y_i}^{T}x_i+b_{y_i}}}{\\sum_{j=1}^{C}e^{W_{j}^{T}x_i+b_j}}"
            + "+\\frac{\\lambda}{2N}\\sum_{i=1}^{N}\\|x_i-c_{y_i}\\|^{2}",
    paper = "A Discriminative Feature Learning Approach for Deep Face Recognition",
    authors = "Y. Wen, K. Zhang, Z. Li, Y. Qiao",
    year = 2016,
    url = "https://doi.org/10.1007/978-3-319-46478-7_31",
    equation = "the joint loss of softmax and centres",
    equationZh = "softmax 与中心的联合损失",
    correctionsEn = {
      "The paper adds both terms over the batch, the authors' layer averages both; the ratio λ is"
          + " the same, and here both are averaged.",
      "The paper moves a centre by α Σ(c − x)/(1 + n), n being how many of the class are in the"
          + " batch; that is no gradient and has nothing to do with λ. Some ports take the gradient"
          + " of the averaged term, Σ(c − x)/N, instead, which moves centres far more slowly. Both"
          + " are choices here.",
      "The authors' MNIST settings move centres by SGD with a momentum of 0.9, and one port leaves out"
          + " the ½, which doubles the pull; here centres have no momentum, and the ½ stays."
    },
    correctionsZh = {
      "论文把两项都在一批里求和，原作者的实现都取平均；两者之比 λ 不变，这里都取平均。",
      "论文里中心每次移动 α Σ(c − x)/(1 + n)，n 是这一批里该类的样本数；这不是梯度，与 λ 也无关。"
          + "有些移植改用平均项的梯度 Σ(c − x)/N，中心移动得慢得多。这里两种都可以选。",
      "原作者的 MNIST 设置用带动量（0.9）的 SGD 移动中心，还有一种移植去掉了 ½，拉力因此加倍；这里的中心没有动量，½ 也保留。"
    })
public record CenterLoss(
    @Knob(
            symbol = "λ",
            en = "weight of the pull",
            zh = "拉力的权重",
            min = 0,
            max = 2,
            step = 0.01,
            value = "0.1")
        double lambda,
    @Knob(
            symbol = "α",
            en = "how fast centres move",
            zh = "中心移动的快慢",
            min = 0,
            max = 1,
            step = 0.05,
            value = "0.5")
        double alpha,
    @Knob(en = "centres move by", zh = "中心的移动方式", value = "paper") Rule rule,
    @Knob(symbol = "b", en = "bias", zh = "偏置", value = "off") boolean bias)
    implements SoftmaxLoss {
  /** The centres (C, D), which are kept. */
  public static final String CENTRES = "head.centres";

  /** What a centre's step is divided by. */
  public enum Rule implements Labelled {
    /** One more than the samples of its class. */
    @Label(en = "the paper's rule", zh = "按论文的规则")
    PAPER,
    /** All samples of the batch. */
    @Label(en = "the gradient, as some ports do", zh = "按梯度（有些移植）")
    GRADIENT;
  }

  /** Checks the ranges. */
  public CenterLoss {
    Knobs.check(CenterLoss.class, lambda, alpha, rule, bias);
  }

  @Override
  public boolean unitWeights() {
    return false;
  }

  @Override
  public boolean hasBias() {
    return bias;
  }

  @Override
  public List<Trait> traits() {
    return List.of(Trait.CENTRES);
  }

  @Override
  public Head newHead(HeadShape shape, NDManager manager) {
    return SoftmaxLoss.super
        .newHead(shape, manager)
        .keeping(CENTRES, manager.zeros(new Shape(shape.classes(), shape.dim())));
  }

  /** The pull is part of each sample's loss. */
  @Override
  public NDArray each(Logits logits, LossBatch batch, Head head) {
    return logits.crossEntropy(batch.labels()).add(pull(batch, head));
  }

  /** λ/2 |x − c|² of every sample (N). */
  public NDArray pull(LossBatch batch, Head head) {
    NDArray away = batch.features().sub(head.array(CENTRES).get(batch.labels())); // (N, D)
    return Scalars.times(away.square().sum(new int[] {1}), lambda / 2);
  }

  /** c − α Δc. */
  @Override
  public void afterStep(LossBatch batch, Head head) {
    NDArray centres = head.array(CENTRES); // (C, D)
    NDArray x = batch.features().stopGradient();
    ClassMeans own = ClassMeans.of(x, batch.labels(), batch.classes());
    NDArray counts = own.counts(); // (C, 1)
    NDArray away = centres.sub(own.means()).mul(counts); // Σ (c − x)
    NDArray step = rule == Rule.PAPER ? away.div(counts.add(1)) : away.div(batch.labels().size());
    head.keep(CENTRES, centres.sub(step.mul(alpha)));
  }
}
