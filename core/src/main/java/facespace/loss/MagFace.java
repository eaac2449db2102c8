package facespace.loss;

import ai.djl.ndarray.NDArray;
import facespace.engine.Scalars;
import facespace.knob.BadValue;
import facespace.knob.Knob;
import facespace.knob.Knobs;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A margin that grows with the feature's length, and a pull on the length: MagFace. */
@LossCard(
    key = "magface",
    name = "MagFace",
    en =
        "The longer a feature, the larger its margin, while a second term rewards length: pictures"
            + " that are easy to tell grow long, poor ones stay short, and the length becomes a"
            + " measure of quality.",
    zh = "特征越长，间隔越大，另有一项奖励变长：好认的图变长，质量差的图留在短处，长度于是成了质量的度量。",
    latex =
        "L = \\frac{1}{N}\\sum_{i=1}^{N}\\left(-\\log\\frac{e^{s\\cos(\\theta_{y_i}+m(a_i))}}"
            + "{e^{s\\cos(\\theta_{y_i}+m(a_i))}+\\sum_{j\\neq y_i}e^{s\\cos\\theta_{j}}}"
            + "+\\lambda\\left(\\frac{1}{a_i}+\\frac{a_i}{u^{2}}\\right)\\right)"
            + ",\\quad a_i=\\|x_i\\|",
    paper = "MagFace: A Universal Representation for Face Recognition and Quality Assessment",
    authors = "Q. Meng, S. Zhao, Z. Huang, F. Zhou",
    year = 2021,
    url = "https://arxiv.org/abs/2103.06627",
    equation = "the definition of the loss",
    equationZh = "损失的定义",
    correctionsEn = {
      "For faces the paper lets m grow from 0.45 to 0.8 between lengths 10 and 110. By its own"
          + " condition λ must then be at least 22.6: the released script has 35, but the trainer's"
          + " default of 20 breaks it. Ten digits in a plane need smaller numbers.",
      "The released code has the easy margin switched on, which the paper does not mention."
    },
    correctionsZh = {
      "对人脸，论文让 m 在长度 10 到 110 之间从 0.45 增到 0.8。按论文自己的条件，λ 至少要 22.6：公开的脚本取 35，训练程序的默认值 20 却不满足。"
          + "平面上的十个数字要用小一些的数。",
      "公开代码默认打开了简易间隔，论文没有提到。"
    })
public record MagFace(
    @Knob(symbol = "s", en = "scale", zh = "缩放系数", min = 1, max = 64, step = 1, value = "64")
        double s,
    @Knob(
            en = "length at which m starts to grow",
            zh = "m 开始增大的长度",
            min = 0.1,
            max = 50,
            step = 0.1,
            value = "1")
        double shortest,
    @Knob(
            symbol = "u",
            en = "length at which m has grown",
            zh = "m 增到头的长度",
            min = 1,
            max = 200,
            step = 1,
            value = "20")
        double longest,
    @Knob(
            en = "margin of short features",
            zh = "短特征的间隔",
            min = 0,
            max = 1.5,
            step = 0.01,
            value = "0.2",
            unit = "rad")
        double least,
    @Knob(
            en = "margin of long features",
            zh = "长特征的间隔",
            min = 0,
            max = 1.5,
            step = 0.01,
            value = "0.6",
            unit = "rad")
        double most,
    @Knob(
            symbol = "λ",
            en = "reward of length",
            zh = "对长度的奖励",
            min = 0,
            max = 100,
            step = 0.5,
            value = "5")
        double lambda,
    @Knob(en = "beyond π − m", zh = "超过 π − m 时", value = "paper") ArcFace.Variant variant,
    @Knob(en = "gradient", zh = "梯度", later = true, value = "exact") GradientRule gradient)
    implements AdaptiveLoss {

  /** Checks the ranges. */
  public MagFace {
    Knobs.check(MagFace.class, s, shortest, longest, least, most, lambda, variant, gradient);
    if (longest <= shortest) {
      throw bad("longest", longest, "> shortest = " + Knobs.number(shortest));
    }
    if (most < least) {
      throw bad("most", most, "≥ least = " + Knobs.number(least));
    }
  }

  private static BadValue bad(String key, double given, String allowed) {
    String value = Knobs.number(given);
    return new BadValue("error.range", key, value, allowed).about(key, value, allowed);
  }

  @Override
  public NDArray targetLogit(NDArray thetaRad) {
    return gradient.of(variant.shifted(thetaRad, (least + most) / 2), thetaRad.cos());
  }

  @Override
  public NDArray targetLogit(NDArray thetaRad, LossBatch batch, Head head) {
    double slope = (most - least) / (longest - shortest);
    NDArray margin = Scalars.times(lengths(batch).sub(shortest), slope).add(least); // (N)
    return gradient.of(variant.shifted(thetaRad, margin), thetaRad.cos());
  }

  @Override
  public NDArray each(Logits logits, LossBatch batch, Head head) {
    NDArray a = lengths(batch);
    NDArray g = Scalars.power(a, -1).add(Scalars.times(a, 1 / (longest * longest)));
    return logits.crossEntropy(batch.labels()).add(Scalars.times(g, lambda));
  }

  /** Within the two ends (N). */
  private NDArray lengths(LossBatch batch) {
    return batch.features().norm(new int[] {1}).clip(shortest, longest);
  }

  @Override
  public OptionalDouble scale() {
    return OptionalDouble.of(s);
  }

  /**
   * The least λ by the paper's condition, s K l²u²/(u² − l²) with K the slope of m: below it a
   * longer feature costs more by its margin than it is rewarded.
   */
  private double leastReward() {
    double l = shortest * shortest;
    double u = longest * longest;
    return s * (most - least) / (longest - shortest) * l * u / (u - l);
  }

  @Override
  public List<Note> notes() {
    if (lambda >= leastReward()) {
      return List.of();
    }
    String least = String.format(Locale.ROOT, "%.1f", leastReward());
    return List.of(Note.warning("note.lengthReward", Knobs.number(lambda), least));
  }

  @Override
  public List<Trait> traits() {
    return List.of(Trait.LENGTH);
  }

  @Override
  public MagFace at(Progress progress) {
    double share = progress.strength();
    return new MagFace(
        s, shortest, longest, least * share, most * share, lambda, variant, gradient);
  }
}
