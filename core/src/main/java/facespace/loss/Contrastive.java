package facespace.loss;

import facespace.knob.Knob;
import facespace.knob.Knobs;

/** Contrastive loss on pairs: DeepID2's verification signal with the L2 distance. */
@LossCard(
    key = "contrastive",
    name = "Contrastive",
    nameZh = "对比损失",
    en =
        "Takes two pictures at a time: a pair of the same class is drawn together, a pair of"
            + " different classes pushed apart until it is m away. No class has a direction of its own.",
    zh = "每次看两张图：同类的一对拉近，不同类的一对推开，直到相距 m 为止。没有哪一类有自己的方向。",
    latex =
        "L = \\frac{1}{|P|}\\sum_{(i,j)\\in P}\\begin{cases}\\frac{1}{2} d_{ij}^2 & y_i=y_j\\\\"
            + "\\frac{1}{2}\\max(0,\\,m-d_{ij})^2 & y_i\\neq y_j\\end{cases}",
    paper = "Deep Learning Face Representation by Joint Identification-Verification",
    authors = "Y. Sun, X. Wang, X. Tang",
    year = 2014,
    url = "https://arxiv.org/abs/1406.4773",
    equation = "Eq. (2)",
    equationZh = "式 (2)",
    correctionsEn = {
      "The paper adds this signal to an identification signal (a softmax); here it stands alone,"
          + " over all pairs of a batch.",
      "Caffe's older layer asks the margin of the squared distance, ½ max(0, m − d²), which pushes"
          + " the less the nearer two classes are. Both are choices here. Some ports learn m; here it"
          + " is a knob."
    },
    correctionsZh = {
      "论文把它与识别信号（softmax）相加；这里单独使用，对一个批次里的所有图对求平均。",
      "Caffe 早先的实现把间隔用在平方距离上，即 ½ max(0, m − d²)：两类离得越近，推力反而越小。这里两种都可以选；有些移植让 m 参与学习，这里 m 是可调的量。"
    })
public record Contrastive(
    @Knob(symbol = "m", en = "margin", zh = "间隔", min = 0.1, max = 20, step = 0.1, value = "4")
        double m,
    @Knob(en = "margin on the squared distance", zh = "间隔用在平方距离上", later = true, value = "off")
        boolean squared)
    implements PairLoss {

  /** Checks the ranges. */
  public Contrastive {
    Knobs.check(Contrastive.class, m, squared);
  }

  @Override
  public double ofSame(double distance) {
    return distance * distance / 2;
  }

  @Override
  public double slopeOfSame(double distance) {
    return distance;
  }

  @Override
  public double ofDifferent(double distance) {
    double missing = Math.max(0, m - (squared ? distance * distance : distance));
    return squared ? missing / 2 : missing * missing / 2;
  }

  @Override
  public double slopeOfDifferent(double distance) {
    if (squared) {
      return distance * distance < m ? -distance : 0;
    }
    return -Math.max(0, m - distance);
  }

  @Override
  public double reach() {
    return 1.5 * apart();
  }

  @Override
  public boolean unitFeatures() {
    return false;
  }

  @Override
  public double apart() {
    return squared ? Math.sqrt(m) : m;
  }
}
