package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import facespace.knob.Knob;
import facespace.knob.Knobs;
import facespace.loss.mining.DistanceTable;
import facespace.loss.mining.Mines;
import facespace.loss.mining.Mining;
import facespace.loss.mining.TripletVisitor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The margin-based loss of “Sampling Matters”, Section 4.2: one boundary β for every class. */
@LossCard(
    key = "margin-based",
    name = "Margin-based (Sampling Matters)",
    nameZh = "基于间隔的损失（Sampling Matters）",
    en =
        "A pair of one class must be nearer than β − α, a pair of two classes farther than β + α;"
            + " every class learns its own β. Which pairs are looked at matters more than the"
            + " formula: they are drawn so that near and far ones come up alike.",
    zh = "同类的一对要近于 β − α，异类的一对要远于 β + α；每个类别各自学自己的 β。抽哪些图对比公式本身更要紧：这里按距离加权抽取，远近的图对都有机会。",
    latex =
        "L = \\frac{1}{|A|}\\sum_{(a,p,n)\\in T}\\left(\\left[\\alpha+d(a,p)-\\beta_{y_a}\\right]_+"
            + "+\\left[\\alpha+\\beta_{y_a}-d(a,n)\\right]_++\\nu\\beta_{y_a}\\right)",
    paper = "Sampling Matters in Deep Embedding Learning",
    authors = "C.-Y. Wu, R. Manmatha, A. J. Smola, P. Krähenbühl",
    year = 2017,
    url = "https://arxiv.org/abs/1706.07567",
    equation = "Section 4",
    equationZh = "第 4 节",
    correctionsEn = {
      "|A| counts the terms above 0, as the authors' code does; the paper writes a sum.",
      "The paper clips the weight at a constant; the authors' code, and so this, lifts distances"
          + " below 0.5 to 0.5 and never draws from 1.4 on.",
      "The authors' code moves β at a learning rate of its own, 0.1; here it moves at the network's.",
      "In two dimensions the weights say hardly anything: what they mend shows from about eight"
          + " dimensions on."
    },
    correctionsZh = {
      "|A| 只数大于 0 的项，与作者代码一致；论文写的是求和。",
      "论文把权重截断；作者代码（这里也一样）把小于 0.5 的距离当作 0.5，并且不抽距离达到 1.4 的。",
      "作者代码给 β 单独的学习率 0.1；这里 β 和网络用同一个学习率。",
      "二维时这些权重几乎不起作用：大约八维以上才看得出差别。"
    })
public record MarginBased(
    @Knob(
            symbol = "α",
            key = "margin",
            en = "margin",
            zh = "间隔",
            min = 0,
            max = 20,
            step = 0.05,
            value = "0.2")
        double alpha,
    @Knob(
            symbol = "β",
            en = "boundary β at the start",
            zh = "边界 β 的初值",
            min = 0.1,
            max = 20,
            step = 0.1,
            value = "1.2")
        double beta,
    @Knob(en = "every class learns its β", zh = "每个类别学习自己的 β", value = "on") boolean learn,
    @Knob(
            symbol = "ν",
            en = "price of a large β",
            zh = "β 过大的代价 ν",
            min = 0,
            max = 1,
            step = 0.01,
            value = "0")
        double nu,
    @Knob(en = "triplets", zh = "取哪些三元组", value = "distance-weighted") Mining mining,
    @Knob(key = "unit", en = "features of unit length", zh = "特征归一化为单位长度", value = "on")
        boolean unitFeatures)
    implements MetricLoss, Mines {
  /** The name of β in the head (C). */
  static final String BETA = "head.beta";

  /** Unit features are at most so far apart. */
  private static final double FARTHEST = 2;

  /** Checks the ranges. */
  public MarginBased {
    Knobs.check(MarginBased.class, alpha, beta, learn, nu, mining, unitFeatures);
  }

  @Override
  public Head newHead(HeadShape shape, NDManager manager) {
    return learn
        ? new Head(Map.of(BETA, manager.full(new Shape(shape.classes()), (float) beta)), Map.of())
        : Head.NONE;
  }

  /** β of every class: learned, or the same for all and not kept (C). */
  private NDArray boundaries(LossBatch batch, Head head) {
    NDArray x = batch.features();
    return learn
        ? head.array(BETA)
        : x.getManager().full(new Shape(batch.classes()), (float) beta, x.getDataType());
  }

  @Override
  public LossValue of(LossBatch batch, Head head) {
    NDArray x = compared(batch.features()); // (N, D)
    DistanceTable distances = Distances.table(x);
    NDArray beta = boundaries(batch, head); // (C)
    long[] labels = batch.labels().toLongArray();
    BoundarySum sum = new BoundarySum(this, distances, labels, PlainMath.numbers(beta));
    mining.miner(alpha, false).mine(distances, labels, batch.seed(), sum);
    return value(sum.mean(x, beta), batch, sum.choice());
  }

  /**
   * The loss of triplets, whoever chose them, by the number of its terms above 0; 0 without any.
   *
   * @param x features (N, D)
   * @param distances of these features
   * @param labels own classes (N)
   * @param beta boundaries (C)
   * @param chosen tells a visitor of them
   */
  public NDArray mean(
      NDArray x,
      DistanceTable distances,
      long[] labels,
      NDArray beta,
      Consumer<TripletVisitor> chosen) {
    BoundarySum sum = new BoundarySum(this, distances, labels, PlainMath.numbers(beta));
    chosen.accept(sum);
    return sum.mean(x, beta);
  }

  @Override
  public Links links(LossBatch batch, Head head) {
    DistanceTable distances = Distances.table(compared(batch.features()));
    double[] boundaries = PlainMath.numbers(boundaries(batch, head));
    long[] labels = batch.labels().toLongArray();
    LinkSample sample = new LinkSample(3, batch.seed());
    mining
        .miner(alpha, false)
        .mine(
            distances,
            labels,
            batch.seed(),
            (anchor, own, other) -> {
              double boundary = boundaries[(int) labels[anchor]];
              double toOwn = ofSame(distances.between(anchor, own), boundary);
              double toOther = ofDifferent(distances.between(anchor, other), boundary);
              sample.triplet(anchor, own, other, toOwn > 0, toOther > 0);
            });
    return sample.links();
  }

  /**
   * Loss of a pair of one class.
   *
   * @param boundary β of the anchor's class
   */
  public double ofSame(double distance, double boundary) {
    return Math.max(0, alpha + distance - boundary);
  }

  /** Loss of a pair of two classes, likewise. */
  public double ofDifferent(double distance, double boundary) {
    return Math.max(0, alpha + boundary - distance);
  }

  @Override
  public Plot plot(int points) {
    double[] x = Plot.even(0, unitFeatures ? FARTHEST : 2 * beta, points);
    return new Plot(
        Plot.Axis.DISTANCE,
        x,
        List.of(
            new Plot.Line("same", Arrays.stream(x).map(d -> ofSame(d, beta)).toArray()),
            new Plot.Line("different", Arrays.stream(x).map(d -> ofDifferent(d, beta)).toArray())));
  }

  @Override
  public double apart() {
    return beta;
  }
}
