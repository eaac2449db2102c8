package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import facespace.knob.Knob;
import facespace.knob.Knobs;
import java.util.List;

/** DeepID2's two signals together: who it is, and whether two pictures are of the same person. */
@LossCard(
    key = "deepid2",
    name = "DeepID2 (joint)",
    nameZh = "DeepID2（联合）",
    en =
        "Two signals at once: a softmax that tells the classes apart, and pairs that draw each class"
            + " together and push different ones at least m apart. The one keeps classes separate,"
            + " the other makes them compact.",
    zh = "两个信号一起用：softmax 把各类区分开；图对把同类拉近，把异类推开到至少相距 m。一个管分得开，一个管聚得紧。",
    latex =
        "L = \\lambda_{i}\\,L_{softmax} + \\lambda_{v}\\,\\frac{1}{|P|}\\sum_{(i,j)\\in P}"
            + "\\begin{cases}\\frac{1}{2} d_{ij}^2 & y_i=y_j\\\\"
            + "\\frac{1}{2}\\max(0,\\,m-d_{ij})^2 & y_i\\neq y_j\\end{cases}",
    paper = "Deep Learning Face Representation by Joint Identification-Verification",
    authors = "Y. Sun, X. Wang, X. Tang",
    year = 2014,
    url = "https://arxiv.org/abs/1406.4773",
    equation = "the identification and the verification loss",
    equationZh = "识别损失与验证损失",
    correctionsEn = {
      "The paper does not learn m: now and then it is set anew to the threshold that tells recent"
          + " pairs apart best. Here m is a knob."
    },
    correctionsZh = {"论文中的 m 不是学出来的：每隔一段时间，把它重设为最能分清近来图对的阈值。这里 m 是一个可调的量。"})
public record DeepId2(
    @Knob(
            symbol = "λᵢ",
            en = "weight of identification (softmax)",
            zh = "识别信号（softmax）的权重",
            min = 0,
            max = 10,
            step = 0.05,
            value = "1")
        double identification,
    @Knob(
            symbol = "λᵥ",
            en = "weight of verification (pairs)",
            zh = "验证信号（图对）的权重",
            min = 0,
            max = 10,
            step = 0.05,
            value = "0.05")
        double verification,
    @Knob(symbol = "m", en = "margin", zh = "间隔", min = 0.1, max = 20, step = 0.1, value = "4")
        double m)
    implements SoftmaxLoss {

  /** Checks the ranges. */
  public DeepId2 {
    Knobs.check(DeepId2.class, identification, verification, m);
  }

  private Contrastive pairs() {
    return new Contrastive(m, false);
  }

  @Override
  public boolean unitWeights() {
    return false;
  }

  @Override
  public List<Trait> traits() {
    return List.of(Trait.PAIRS);
  }

  @Override
  public LossValue of(LossBatch batch, Head head) {
    LossValue softmax = SoftmaxLoss.super.of(batch, head);
    LossValue compared = pairs().of(batch, head);
    NDArray signals = NDArrays.stack(new NDList(softmax.mean(), compared.mean())); // (2)
    NDArray weights = PlainMath.like(signals, new double[] {identification, verification});
    return new LossValue(
        signals.mul(weights).sum(), softmax.plain(), softmax.targetRad(), compared.choice());
  }

  @Override
  public Links links(LossBatch batch, Head head) {
    return pairs().links(batch, head);
  }
}
