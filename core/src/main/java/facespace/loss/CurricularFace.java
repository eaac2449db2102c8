package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import facespace.knob.Knob;
import facespace.knob.Knobs;
import java.util.List;
import java.util.OptionalDouble;

/** Easy samples first, hard ones later: CurricularFace. */
@LossCard(
    key = "curricularface",
    name = "CurricularFace",
    en =
        "ArcFace that lets a course of study follow: at first another class that is too near counts"
            + " less, later more, the further training has come.",
    zh = "给 ArcFace 加上循序渐进的课程：离得太近的别类起初算得轻，训练越往后算得越重。",
    latex =
        "L = -\\frac{1}{N}\\sum_{i=1}^{N}\\log\\frac{e^{s\\cos(\\theta_{y_i}+m)}}"
            + "{e^{s\\cos(\\theta_{y_i}+m)}+\\sum_{j\\neq y_i}e^{sN(t,\\cos\\theta_{j})}}"
            + ",\\quad N(t,c)=\\begin{cases}c & \\cos(\\theta_{y_i}+m)\\geq c\\\\"
            + "c(t+c) & \\cos(\\theta_{y_i}+m)<c\\end{cases}",
    paper = "CurricularFace: Adaptive Curriculum Learning Loss for Deep Face Recognition",
    authors = "Y. Huang, Y. Wang, Y. Tai, X. Liu, P. Shen, S. Li, J. Li, F. Huang",
    year = 2020,
    url = "https://arxiv.org/abs/2004.00288",
    equation = "the definition of the loss",
    equationZh = "损失的定义",
    correctionsEn = {
      "t follows the mean cos θ of the own class. The paper gives the new batch a weight of 0.99;"
          + " the released code 0.01, which the author says is right. The weight is a knob.",
      "The released code has ArcFace's fallback beyond π − m; the formula has none. Both are"
          + " choices here."
    },
    correctionsZh = {
      "t 跟随与本类夹角余弦的平均值。论文给新一批的权重是 0.99；公开代码是 0.01，作者说代码是对的。这个权重可以调。",
      "公开代码在 π − m 以外沿用 ArcFace 的替代公式，论文的公式没有。这里两种都可以选。"
    })
public record CurricularFace(
    @Knob(symbol = "s", en = "scale", zh = "缩放系数", min = 1, max = 64, step = 1, value = "64")
        double s,
    @Knob(
            symbol = "m",
            en = "margin",
            zh = "间隔",
            min = 0,
            max = 1.5,
            step = 0.01,
            value = "0.5",
            unit = "rad")
        double m,
    @Knob(en = "beyond π − m", zh = "超过 π − m 时", value = "fallback") ArcFace.Variant variant,
    @Knob(
            en = "weight of the new batch in t",
            zh = "新一批在 t 中的权重",
            min = 0,
            max = 1,
            step = 0.01,
            value = "0.01")
        double fresh,
    @Knob(en = "gradient", zh = "梯度", later = true, value = "exact") GradientRule gradient)
    implements AdaptiveLoss {
  static final String T = "head.t";

  /** Checks the ranges. */
  public CurricularFace {
    Knobs.check(CurricularFace.class, s, m, variant, fresh, gradient);
  }

  @Override
  public NDArray targetLogit(NDArray thetaRad) {
    return gradient.of(variant.shifted(thetaRad, m), thetaRad.cos());
  }

  /** Without a head t is 1, which it comes near at the end of a run that goes well. */
  @Override
  public NDArray otherLogits(NDArray cosines, NDArray target, Head head) {
    NDArray t = head.array(T);
    NDArray hard = cosines.mul(t == null ? cosines.add(1) : cosines.add(t));
    return NDArrays.where(cosines.gt(target), hard, cosines);
  }

  @Override
  public Head newHead(HeadShape shape, NDManager manager) {
    return AdaptiveLoss.super.newHead(shape, manager).keeping(T, manager.create(0f));
  }

  @Override
  public void beforeStep(LossBatch batch, Head head) {
    NDArray own = Angles.unit(head.weights().get(batch.labels()));
    NDArray mean = Angles.unit(batch.features()).mul(own).sum(new int[] {1}).mean();
    head.follow(T, mean, fresh);
  }

  @Override
  public OptionalDouble scale() {
    return OptionalDouble.of(s);
  }

  @Override
  public List<Trait> traits() {
    return List.of(Trait.HARD_OTHERS);
  }

  @Override
  public CurricularFace at(Progress progress) {
    return new CurricularFace(s, m * progress.strength(), variant, fresh, gradient);
  }
}
