package facespace.loss;

import ai.djl.ndarray.NDArray;
import facespace.knob.Knob;
import facespace.knob.Knobs;
import facespace.knob.Label;
import facespace.knob.Labelled;
import facespace.loss.mining.DistanceTable;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Circle loss over the pairs of a batch: the paper's unified form without class weights. */
@LossCard(
    key = "circle-pairs",
    name = "Circle loss (pairs)",
    nameZh = "圆损失（样本对）",
    en =
        "Circle loss without class directions: every sample weighs its similarities to all others of"
            + " the batch, and pulls hardest at its farthest relative and its nearest stranger.",
    zh = "不用类别方向的圆损失：每个样本给自己与批里其他样本的相似度逐一加权，最远的同类和最近的异类拉得最狠。",
    latex =
        "L_i = \\log\\left(1+"
            + "\\sum_{y_j\\neq y_i}e^{\\gamma\\alpha_n(s_{ij}-m)}"
            + "\\sum_{j\\neq i,\\,y_j=y_i}e^{-\\gamma\\alpha_p(s_{ij}-1+m)}\\right)"
            + ",\\ \\alpha_p=\\max(0,1+m-s_{ij})"
            + ",\\ \\alpha_n=\\max(0,s_{ij}+m)"
            + ",\\ s_{ij}=\\cos(x_i,x_j)",
    paper = "Circle Loss: A Unified Perspective of Pair Similarity Optimization",
    authors = "Y. Sun, C. Cheng, Y. Zhang, C. Zhang, L. Zheng, Z. Wang, Y. Wei",
    year = 2020,
    url = "https://arxiv.org/abs/2002.10857",
    equation = "the form over pairs",
    equationZh = "样本对的形式",
    correctionsEn = {
      "The paper writes the loss of one sample's pairs, and libraries take the mean over all samples;"
          + " another port puts all pairs of the batch into one logarithm. Both are choices here.",
      "The weights α are constants in the gradient, in the paper as in code; the exact gradient is a"
          + " choice.",
      "For faces the paper takes m = 0.25 and γ = 256, libraries 0.4 and 80 as here."
    },
    correctionsZh = {
      "论文写的是一个样本的各个样本对，程序库再对所有样本取平均；也有移植把整批的样本对放进同一个对数里。这里两种都可以选。",
      "权重 α 在求梯度时当作常数，论文和代码都如此；也可以选精确的梯度。",
      "对人脸，论文取 m = 0.25、γ = 256；程序库取 0.4 和 80，这里也一样。"
    })
public record CirclePairs(
    @Knob(
            symbol = "γ",
            key = "gamma",
            en = "scale",
            zh = "缩放系数",
            min = 1,
            max = 256,
            step = 1,
            value = "80")
        double gamma,
    @Knob(symbol = "m", en = "relaxation", zh = "松弛量", min = 0, max = 1, step = 0.01, value = "0.4")
        double m,
    @Knob(en = "one logarithm for", zh = "取一个对数的范围", value = "anchor") Over over,
    @Knob(en = "weights in the gradient", zh = "权重参与求导", value = "detached") GradientRule gradient)
    implements MetricLoss {
  /** Unit features are at most so far apart. */
  private static final double FARTHEST = 2;

  /** Whose pairs are added up before the logarithm is taken. */
  public enum Over implements Labelled {
    /** Those of every sample, and then the mean over samples. */
    @Label(en = "the pairs of each sample", zh = "每个样本的样本对")
    ANCHOR,
    /** All of the batch. */
    @Label(en = "all pairs of the batch", zh = "整批的样本对")
    BATCH;
  }

  /** Checks the ranges. */
  public CirclePairs {
    Knobs.check(CirclePairs.class, gamma, m, over, gradient);
  }

  /** What a pair enters its sum by, before the exponential: above 0 where it is not met. */
  double logit(double similarity, boolean isSame) {
    return isSame
        ? -gamma * Math.max(0, 1 + m - similarity) * (similarity - 1 + m)
        : gamma * Math.max(0, similarity + m) * (similarity - m);
  }

  /** Its derivative by the similarity. */
  double slope(double similarity, boolean isSame) {
    double weight = Math.max(0, isSame ? 1 + m - similarity : similarity + m);
    double away = isSame ? similarity - 1 + m : similarity - m;
    double ofWeight = gradient == GradientRule.EXACT && weight > 0 ? away : 0;
    return isSame ? gamma * (ofWeight - weight) : gamma * (ofWeight + weight);
  }

  @Override
  public LossValue of(LossBatch batch, Head head) {
    NDArray x = compared(batch.features()); // (N, D)
    DistanceTable distances = Distances.table(x);
    CircleSum sum = new CircleSum(this, distances, batch.labels().toLongArray());
    return value(sum.mean(x), batch, sum.choice());
  }

  @Override
  public Links links(LossBatch batch, Head head) {
    DistanceTable distances = Distances.table(compared(batch.features()));
    LinkSample sample = new LinkSample(2, batch.seed());
    new CircleSum(this, distances, batch.labels().toLongArray()).eachPair(sample::pair);
    return sample.links();
  }

  @Override
  public boolean unitFeatures() {
    return true;
  }

  /** Where the similarity of two classes is m. */
  @Override
  public double apart() {
    return Math.sqrt(2 * (1 - m));
  }

  /** The loss that a pair would have alone. */
  @Override
  public Plot plot(int points) {
    double[] x = Plot.even(0, FARTHEST, points);
    return new Plot(
        Plot.Axis.DISTANCE,
        x,
        List.of(line("same", x, d -> alone(d, true)), line("different", x, d -> alone(d, false))));
  }

  private double alone(double distance, boolean isSame) {
    return CircleSum.softplus(logit(CircleSum.similarity(distance), isSame));
  }

  private static Plot.Line line(String key, double[] x, DoubleUnaryOperator loss) {
    return new Plot.Line(key, Arrays.stream(x).map(loss).toArray());
  }
}
