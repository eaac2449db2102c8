package facespace.loss;

import facespace.knob.Knob;
import facespace.knob.Knobs;
import facespace.loss.mining.Mining;

/** FaceNet's triplet loss (Schroff et al. 2015, Section 3.1). */
@LossCard(
    key = "facenet",
    name = "Triplet (FaceNet)",
    nameZh = "三元组损失（FaceNet）",
    en =
        "Takes three pictures at a time: an anchor must be nearer to one of its own class than to"
            + " one of another, by a margin α. What matters is which of the millions of triplets"
            + " are taken: most are met already and teach nothing, the hardest ones may draw"
            + " everything into one point.",
    zh = "每次看三张图：锚点离同类必须比离另一类近，而且要近出间隔 α。关键是从成百上千万个三元组里挑哪些：大多数早已满足，什么也学不到；最难的那些又可能把一切都拉到一点。",
    latex =
        "L = \\frac{1}{|T|}\\sum_{(a,p,n)\\in T}\\left[\\left\\|x_a-x_p\\right\\|^2"
            + "-\\left\\|x_a-x_n\\right\\|^2+\\alpha\\right]_+",
    paper = "FaceNet: A Unified Embedding for Face Recognition and Clustering",
    authors = "F. Schroff, D. Kalenichenko, J. Philbin",
    year = 2015,
    url = "https://arxiv.org/abs/1503.03832",
    equation = "Section 3.1",
    equationZh = "第 3.1 节",
    correctionsEn = {
      "The paper brings features to unit length. In the plane that leaves a circle, on which classes"
          + " cannot pass each other, so here it is a choice, off at first.",
      "The paper sums over the triplets; here, as in most code, it is their mean.",
      "The paper draws batches of about 1,800 faces, 40 of a person; here a batch is what the run"
          + " says, so set P × K for many of each class. Others take five of a person, and α = 0.3."
    },
    correctionsZh = {
      "论文把特征归一化为单位长度。二维时就只剩一个圆，各类在圆上无法越过彼此，所以这里做成选项，默认关闭。",
      "论文对三元组求和；这里和多数代码一样取平均。",
      "论文每批约 1800 张人脸、每人 40 张；这里批次由训练设置决定，想让每类多几张，就设 P × K。也有人每人只取 5 张，α 取 0.3。"
    })
public record FaceNet(
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
    @Knob(en = "triplets", zh = "取哪些三元组", value = "semi-hard") Mining mining,
    @Knob(en = "squared distances", zh = "用平方距离", value = "on") boolean squared,
    @Knob(key = "unit", en = "features of unit length", zh = "特征归一化为单位长度", value = "off")
        boolean unitFeatures)
    implements TripletLoss {

  /** Checks the ranges. */
  public FaceNet {
    Knobs.check(FaceNet.class, alpha, mining, squared, unitFeatures);
  }

  @Override
  public double ofGap(double gap) {
    return Math.max(0, gap + alpha);
  }

  @Override
  public double slope(double gap) {
    return gap + alpha > 0 ? 1 : 0;
  }

  @Override
  public double reach() {
    return 2 * Math.max(1, alpha);
  }
}
