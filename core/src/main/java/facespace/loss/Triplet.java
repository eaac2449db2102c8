package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import facespace.knob.Knob;
import facespace.knob.Knobs;

/**
 * Triplet loss on the hardest triplets of a batch: FaceNet and “In Defense of the Triplet Loss”.
 */
@LossCard(
    key = "triplet",
    name = "Triplet (batch hard)",
    nameZh = "三元组损失（批内最难）",
    en =
        "Takes three pictures at a time: an anchor must be nearer to one of its own class than to"
            + " one of another, by a margin. Of each batch only the hardest triplets are used.",
    zh = "每次看三张图：锚点离同类必须比离另一类近，而且要近出一个间隔。每个批次只用最难的三元组。",
    latex =
        "L = \\frac{1}{N}\\sum_{a=1}^{N}\\left[\\alpha+\\max_{p:\\,y_p=y_a}d(a,p)"
            + "-\\min_{n:\\,y_n\\neq y_a}d(a,n)\\right]_+",
    paper = "In Defense of the Triplet Loss for Person Re-Identification",
    authors = "A. Hermans, L. Beyer, B. Leibe",
    year = 2017,
    url = "https://arxiv.org/abs/1703.07737",
    equation = "Eq. (5)",
    equationZh = "式 (5)",
    correctionsEn = {
      "FaceNet uses squared distances of features brought to unit length and semi-hard triplets;"
          + " the later paper found true distances and the hardest triplets of a batch better."
          + " Squared distances and unit length are choices here."
    },
    correctionsZh = {"FaceNet 用单位长度特征的平方距离和半难三元组；后来的论文发现真实距离和批内最难三元组更好。平方距离与单位长度在这里可以选。"})
public record Triplet(
    @Knob(
            symbol = "α",
            key = "margin",
            en = "margin",
            zh = "间隔",
            min = 0,
            max = 20,
            step = 0.05,
            value = "1")
        double alpha,
    @Knob(en = "soft margin, ln(1 + exp(·))", zh = "软间隔 ln(1 + exp(·))", value = "off")
        boolean soft,
    @Knob(en = "squared distances", zh = "用平方距离", value = "off") boolean squared,
    @Knob(key = "unit", en = "features of unit length", zh = "特征归一化为单位长度", value = "off")
        boolean unitFeatures)
    implements TripletLoss {

  /** Checks the ranges. */
  public Triplet {
    Knobs.check(Triplet.class, alpha, soft, squared, unitFeatures);
  }

  @Override
  public NDArray ofGap(NDArray gap) {
    NDArray violation = gap.add(alpha);
    if (!soft) {
      return Activation.relu(violation);
    }
    // ln(e⁰ + eᵛ), as the softmax computes it: never too large for a number
    NDArray pair = NDArrays.stack(new NDList(violation.zerosLike(), violation), 1); // (T, 2)
    return pair.logSoftmax(1).get(":, 0").neg();
  }

  @Override
  public double reach() {
    return 2 * Math.max(1, alpha);
  }
}
