package facespace.loss;

import facespace.knob.Knob;
import facespace.knob.Knobs;
import facespace.loss.mining.Mining;

/** The triplet losses of “In Defense of the Triplet Loss”: batch hard and batch all. */
@LossCard(
    key = "triplet",
    name = "Triplet (In Defense)",
    nameZh = "三元组损失（In Defense）",
    en =
        "Takes three pictures at a time: an anchor must be nearer to one of its own class than to"
            + " one of another, by a margin. Of each batch every sample is an anchor once, with the"
            + " farthest of its own class and the nearest of any other.",
    zh = "每次看三张图：锚点离同类必须比离另一类近，而且要近出一个间隔。批里每张图当一次锚点，配上离它最远的同类和最近的异类。",
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
      "The soft margin ln(1 + exp(·)) of the paper has no α: set it to 0 for that.",
      "“Batch all” is every triplet of a batch; the paper found the mean over those above 0"
          + " better than that over all, in which the few hard ones drown.",
      "The paper found true distances steadier than squared ones, and features of free length"
          + " better than FaceNet's of unit length; both are choices here.",
      "The authors' code adds 1e-12 inside the root of a distance, so that its slope stays finite"
          + " where two features are one; here nothing is added, and the slope there is 0."
    },
    correctionsZh = {
      "论文的软间隔 ln(1 + exp(·)) 里没有 α：要照论文，就把它设为 0。",
      "“batch all”取批内全部三元组；论文发现只对大于 0 的项取平均，比对全部取平均好，否则少数难例会被淹没。",
      "论文发现真实距离比平方距离更稳，特征长度不限比 FaceNet 的单位长度更好；这里两者都可以选。",
      "作者代码在距离的根号里加了 1e-12，两个特征重合时斜率仍有限；这里什么也不加，重合处的斜率为 0。"
    })
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
        boolean unitFeatures,
    @Knob(en = "triplets", zh = "取哪些三元组", value = "batch-hard") Mining mining,
    @Knob(key = "positive", en = "mean over those above 0 only", zh = "只对大于 0 的项取平均", value = "off")
        boolean positiveOnly)
    implements TripletLoss {

  /** Checks the ranges. */
  public Triplet {
    Knobs.check(Triplet.class, alpha, soft, squared, unitFeatures, mining, positiveOnly);
  }

  @Override
  public double ofGap(double gap) {
    double violation = gap + alpha;
    double hinge = Math.max(0, violation);
    // ln(e⁰ + eᵛ), never too large for a number
    return soft ? hinge + Math.log1p(Math.exp(-Math.abs(violation))) : hinge;
  }

  @Override
  public double slope(double gap) {
    double violation = gap + alpha;
    if (soft) {
      return 1 / (1 + Math.exp(-violation));
    }
    return violation > 0 ? 1 : 0;
  }

  @Override
  public double reach() {
    return 2 * Math.max(1, alpha);
  }

  /** A soft margin asks for about 1, the distance over which it lets go. */
  @Override
  public double apart() {
    return soft ? Math.max(1, alpha) : TripletLoss.super.apart();
  }
}
