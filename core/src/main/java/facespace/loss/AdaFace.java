package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import facespace.knob.Knob;
import facespace.knob.Knobs;
import java.util.List;
import java.util.OptionalDouble;

/** A margin whose kind depends on the feature's length: AdaFace. */
@LossCard(
    key = "adaface",
    name = "AdaFace",
    en =
        "Takes a short feature for a sign of a poor picture: for short ones the margin stresses"
            + " samples that are easy, for long ones those that are hard, so that nobody is made to"
            + " learn what cannot be seen.",
    zh = "把短特征看作图像质量差的信号：对短的，间隔强调容易的样本，对长的，强调难的样本，这样就不会逼着模型去学根本看不清的东西。",
    latex =
        "\\psi(\\theta)=\\cos(\\theta-m\\hat{z})-m(1+\\hat{z})"
            + ",\\quad \\hat{z}=\\mathrm{clip}\\left(h\\frac{\\|x\\|-\\mu}{\\sigma},-1,1\\right)",
    paper = "AdaFace: Quality Adaptive Margin for Face Recognition",
    authors = "M. Kim, A. K. Jain, X. Liu",
    year = 2022,
    url = "https://arxiv.org/abs/2204.00964",
    equation = "the definition of the loss",
    equationZh = "损失的定义",
    correctionsEn = {
      "μ and σ follow the lengths of the batches. The paper keeps 0.99 of the old value; the"
          + " released settings give the new batch 0.01, its class by default 1. The weight is a"
          + " knob.",
      "The released code starts at μ = 20 and σ = 100, so that the margin knows no difference at"
          + " first; here both start from the first batch. It also keeps θ − m ẑ within 0 and π, as"
          + " is done here.",
      "The paper takes m = 0.4; ten digits in a plane cannot meet a cosine margin above 0.19."
    },
    correctionsZh = {
      "μ 和 σ 跟随各批的特征长度。论文保留旧值的 0.99；公开的设置给新一批 0.01，而那个类的默认值是 1。这个权重可以调。",
      "公开代码从 μ = 20、σ = 100 开始，起初间隔几乎不分长短；这里两者从第一批开始。代码还把 θ − m ẑ 限制在 0 与 π 之间，这里也这样做。",
      "论文取 m = 0.4；平面上的十个数字满足不了大于 0.19 的余弦间隔。"
    })
public record AdaFace(
    @Knob(symbol = "s", en = "scale", zh = "缩放系数", min = 1, max = 64, step = 1, value = "64")
        double s,
    @Knob(symbol = "m", en = "margin", zh = "间隔", min = 0, max = 1, step = 0.01, value = "0.15")
        double m,
    @Knob(
            symbol = "h",
            en = "how much lengths count",
            zh = "长度的影响",
            min = 0,
            max = 2,
            step = 0.001,
            value = "0.333")
        double h,
    @Knob(
            en = "weight of the new batch in μ, σ",
            zh = "新一批在 μ、σ 中的权重",
            min = 0,
            max = 1,
            step = 0.01,
            value = "0.01")
        double fresh)
    implements AdaptiveLoss {
  static final String MEAN = "head.lengthMean";
  static final String DEVIATION = "head.lengthDeviation";

  /** As in the released code, against a division by zero. */
  private static final double SMALL = 1e-3;

  /** Checks the ranges. */
  public AdaFace {
    Knobs.check(AdaFace.class, s, m, h, fresh);
  }

  /** At ẑ = 0. */
  @Override
  public NDArray targetLogit(NDArray thetaRad) {
    return thetaRad.cos().sub(m);
  }

  /** Nothing is differentiated by the length. */
  @Override
  public NDArray targetLogit(NDArray thetaRad, LossBatch batch, Head head) {
    NDArray away = lengths(batch).sub(head.array(MEAN)).div(head.array(DEVIATION).add(SMALL));
    NDArray shift = away.mul(h).clip(-1, 1).mul(m); // m ẑ (N)
    return thetaRad.sub(shift).clip(0, Math.PI).cos().sub(shift.add(m));
  }

  private static NDArray lengths(LossBatch batch) {
    return batch.features().stopGradient().norm(new int[] {1});
  }

  @Override
  public Head newHead(HeadShape shape, NDManager manager) {
    return AdaptiveLoss.super
        .newHead(shape, manager)
        .keeping(MEAN, manager.create(0f))
        .keeping(DEVIATION, manager.create(0f));
  }

  @Override
  public void beforeStep(LossBatch batch, Head head) {
    NDArray lengths = lengths(batch);
    NDArray mean = lengths.mean();
    double ofRest = lengths.size() / Math.max(1.0, lengths.size() - 1.0);
    NDArray deviation = lengths.sub(mean).square().mean().mul(ofRest).sqrt();
    boolean isFirst = head.array(MEAN).toType(DataType.FLOAT64, true).getDouble() == 0;
    head.follow(MEAN, mean, isFirst ? 1 : fresh);
    head.follow(DEVIATION, deviation, isFirst ? 1 : fresh);
  }

  @Override
  public OptionalDouble scale() {
    return OptionalDouble.of(s);
  }

  @Override
  public List<Trait> traits() {
    return List.of(Trait.LENGTH);
  }

  @Override
  public AdaFace at(Progress progress) {
    return new AdaFace(s, m * progress.strength(), h, fresh);
  }
}
