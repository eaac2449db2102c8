package facespace.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import facespace.knob.Knob;
import facespace.knob.Knobs;
import facespace.knob.Label;
import facespace.knob.Labelled;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A margin drawn from a normal distribution for every sample: ElasticFace. */
@LossCard(
    key = "elasticface",
    name = "ElasticFace",
    en =
        "Draws the margin anew for every sample at every step, around m: classes are given room to"
            + " spread more or less, as one fixed margin does not suit all.",
    zh = "每一步给每个样本在 m 附近随机抽取间隔：同一个固定间隔不可能适合所有的类，这样各类可以散得开些或紧些。",
    latex =
        "L = -\\frac{1}{N}\\sum_{i=1}^{N}\\log\\frac{e^{s\\cos(\\theta_{y_i}+E_i)}}"
            + "{e^{s\\cos(\\theta_{y_i}+E_i)}+\\sum_{j\\neq y_i}e^{s\\cos\\theta_{j}}}"
            + ",\\quad E_i\\sim N(m,\\sigma)",
    paper = "ElasticFace: Elastic Margin Loss for Deep Face Recognition",
    authors = "F. Boutros, N. Damer, F. Kirchbuchner, A. Kuijper",
    year = 2022,
    url = "https://arxiv.org/abs/2109.09416",
    equation = "the definition of the loss",
    equationZh = "损失的定义",
    correctionsEn = {
      "σ is 0.05 in the paper, and 0.0125 where the released code's loss is made without one.",
      "The margin is added to the angle or taken from the cosine, the paper's two kinds. In a variant"
          + " of both the farthest samples of a batch get its largest margins; the released code sorts"
          + " both, but then takes the margin with a sample's number in the order instead of its"
          + " place there, which mixes them up again. All three are choices."
    },
    correctionsZh = {
      "论文里 σ 是 0.05；公开代码的损失若不指定，用的是 0.0125。",
      "间隔可以加在角度上，也可以从余弦里减，对应论文的两种形式。两者都有一个变体：一批里离得最远的样本得到最大的间隔；"
          + "公开代码把两者都排了序，取间隔时却用错了下标（用了排序后的编号，而不是名次），又把对应关系打乱了。三种做法这里都可以选。"
    })
public record ElasticFace(
    @Knob(symbol = "s", en = "scale", zh = "缩放系数", min = 1, max = 64, step = 1, value = "64")
        double s,
    @Knob(
            symbol = "m",
            en = "mean margin",
            zh = "平均间隔",
            min = 0,
            max = 1.5,
            step = 0.01,
            value = "0.5")
        double m,
    @Knob(
            symbol = "σ",
            key = "sigma",
            en = "spread of margins",
            zh = "间隔的标准差",
            min = 0,
            max = 0.5,
            step = 0.0125,
            value = "0.05")
        double sigma,
    @Knob(en = "the margin is", zh = "间隔的形式", value = "angle") Kind kind,
    @Knob(en = "beyond π − m", zh = "超过 π − m 时", later = true, value = "paper")
        ArcFace.Variant variant,
    @Knob(en = "gradient", zh = "梯度", later = true, value = "exact") GradientRule gradient,
    @Knob(en = "who gets which margin", zh = "间隔的分配", later = true, value = "chance") Order order)
    implements AdaptiveLoss {

  /** To what the margin is added. */
  public enum Kind implements Labelled {
    /** cos(θ + m). */
    @Label(en = "added to the angle", zh = "加在角度上")
    ANGLE,
    /** cos θ − m. */
    @Label(en = "taken from the cosine", zh = "从余弦里减")
    COSINE;
  }

  /** Which sample gets which of the margins drawn for a batch. */
  public enum Order implements Labelled {
    /** Whatever was drawn for it. */
    @Label(en = "by chance", zh = "随机")
    CHANCE {
      @Override
      int[] places(float[] angles) {
        return IntStream.range(0, angles.length).toArray();
      }
    },
    /** The farther a sample, the larger its margin. */
    @Label(en = "the farthest the largest", zh = "越远越大")
    FARTHEST {
      @Override
      int[] places(float[] angles) {
        int[] samples = byAngle(angles);
        int[] places = new int[angles.length];
        for (int place = 0; place < places.length; place++) {
          places[samples[place]] = place;
        }
        return places;
      }
    },
    /** Sorted, then looked up by the numbers of samples. */
    @Label(en = "as in the released code", zh = "按公开代码")
    CODE {
      @Override
      int[] places(float[] angles) {
        return byAngle(angles);
      }
    };

    /** For each sample, the place of its margin: among those sorted, unless left to chance. */
    abstract int[] places(float[] angles);

    private static int[] byAngle(float[] angles) {
      return IntStream.range(0, angles.length)
          .boxed()
          .sorted(Comparator.comparingDouble(i -> angles[i]))
          .mapToInt(Integer::intValue)
          .toArray();
    }
  }

  /** Checks the ranges. */
  public ElasticFace {
    Knobs.check(ElasticFace.class, s, m, sigma, kind, variant, gradient, order);
  }

  @Override
  public NDArray targetLogit(NDArray thetaRad) {
    return with(thetaRad, thetaRad.getManager().create(m));
  }

  @Override
  public NDArray targetLogit(NDArray thetaRad, LossBatch batch, Head head) {
    SplittableRandom random = new SplittableRandom(batch.seed());
    double[] drawn = new double[(int) thetaRad.size()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = m + sigma * random.nextGaussian();
    }
    if (order != Order.CHANCE) {
      Arrays.sort(drawn);
    }
    int[] places = order.places(thetaRad.toType(DataType.FLOAT32, false).toFloatArray());
    double[] given = Arrays.stream(places).mapToDouble(place -> drawn[place]).toArray();
    NDArray margins = thetaRad.getManager().create(given);
    return with(thetaRad, margins.toType(thetaRad.getDataType(), false));
  }

  private NDArray with(NDArray thetaRad, NDArray margin) {
    NDArray cosine = thetaRad.cos();
    return gradient.of(
        kind == Kind.ANGLE ? variant.shifted(thetaRad, margin) : cosine.sub(margin), cosine);
  }

  @Override
  public OptionalDouble scale() {
    return OptionalDouble.of(s);
  }

  @Override
  public List<Trait> traits() {
    return List.of(Trait.CHANCE);
  }

  @Override
  public ElasticFace at(Progress progress) {
    return new ElasticFace(
        s, m * progress.strength(), sigma * progress.strength(), kind, variant, gradient, order);
  }
}
