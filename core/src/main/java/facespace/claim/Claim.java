package facespace.claim;

import static facespace.claim.Expectation.above;
import static facespace.claim.Expectation.below;
import static facespace.claim.Expectation.less;
import static facespace.claim.Expectation.more;
import static facespace.claim.Expectation.noWorse;
import static facespace.sweep.SweepMeasure.MEDIAN_OWN;
import static facespace.sweep.SweepMeasure.MIN_INTER;
import static facespace.sweep.SweepMeasure.NORM_95;
import static facespace.sweep.SweepMeasure.P95_OWN;
import static facespace.sweep.SweepMeasure.TEST_ACCURACY;
import static facespace.sweep.SweepMeasure.WEIGHT_TO_MEAN;

import facespace.knob.KnobInfo;
import facespace.knob.Label;
import facespace.loss.LossCatalog;
import facespace.text.Lang;
import facespace.train.spec.Comparison;
import facespace.train.spec.RunSpec;
import java.util.List;
import java.util.Map;

/**
 * The catalogue of claims: a sentence of the literature, the comparison that puts it to the test
 * with what to look for, and what must be measured if it holds here.
 */
public enum Claim implements Claimed {
  @Label(
      en = "Softmax features are angular already",
      zh = "softmax 学出的特征本来就按角度分布",
      hintEn =
          "Without any margin digits lie along rays from the origin, 95 % of them well within the"
              + " 18° that each of ten classes has to both sides; with class weights of length one,"
              + " where angles alone decide, as many are read right.",
      hintZh = "不加任何间隔，数字也沿着从原点出发的射线排开，95 % 的样本离类均值远不到每类两侧各有的 18°；" + "类别权重归一化、只靠角度判断时，认对的一样多。")
  ANGULAR(
      Topic.SOFTMAX,
      Parts.FREE + ";loss=softmax;loss=modified-softmax",
      below(P95_OWN, 0, 18),
      noWorse(TEST_ACCURACY, 1, 0)),
  @Label(
      en = "Softmax's class weights miss its own features",
      zh = "softmax 的类别权重对不准自己的特征",
      hintEn =
          "The arrow of a class weight stands beside the ray of its class; under ArcFace it lies on"
              + " it.",
      hintZh = "softmax 的类别权重（箭头）偏在本类射线旁边；换成 ArcFace，箭头就落在射线上。")
  WEIGHTS_MISS(
      Topic.SOFTMAX, Parts.FREE + ";loss=softmax;loss=arcface", more(WEIGHT_TO_MEAN, 0, 1)),
  @Label(
      en = "With s = 1 a normalised softmax cannot learn",
      zh = "s = 1 时，归一化的 softmax 学不会",
      hintEn =
          "Even a perfect digit keeps a loss near that of guessing: see the loss stay high on the"
              + " left, and what becomes of the rays.",
      hintZh = "再完美的数字，损失也只比瞎猜低一点：看左边的损失怎样居高不下，射线又成了什么样。")
  SMALL_SCALE(
      Topic.SOFTMAX,
      ";loss=normface&s=1;loss=normface",
      below(TEST_ACCURACY, 0, 0.5),
      less(TEST_ACCURACY, 0, 1)),
  @Label(
      en = "Center loss makes classes compact",
      zh = "center loss 让类内更紧凑",
      hintEn = "Every feature is drawn to a running centre of its class: rays become spots.",
      hintZh = "每个特征都被拉向本类不断更新的中心：射线缩成一团一团。")
  COMPACT(
      Topic.SOFTMAX,
      ";loss=softmax;loss=center-loss",
      less(MEDIAN_OWN, 1, 0),
      less(P95_OWN, 1, 0),
      noWorse(TEST_ACCURACY, 1, 0)),
  @Label(
      en = "A margin tightens classes and keeps them apart",
      zh = "间隔让类内收紧、类间分开",
      hintEn =
          "The same scale on both sides, only the margin differs: narrower rays, the nearest two"
              + " classes farther apart.",
      hintZh = "两边缩放系数相同，只差一个间隔：射线更窄，最近的两类离得更远。")
  MARGIN(
      Topic.MARGIN,
      ";loss=normface;loss=arcface",
      less(MEDIAN_OWN, 1, 0),
      less(P95_OWN, 1, 0),
      more(MIN_INTER, 1, 0),
      noWorse(TEST_ACCURACY, 1, 0)),
  @Label(
      en = "m = 4 stretches feature lengths",
      zh = "m = 4 把特征拉长",
      hintEn = "Look at the numbers on the axes: SphereFace keeps lengths, and can use them.",
      hintZh = "看坐标轴上的数字：SphereFace 保留特征长度，也可以利用长度。")
  LONGER(
      Topic.MARGIN,
      ";loss=sphereface&m=1;loss=sphereface&m=4;loss=sphereface&m=4&lambda=0",
      more(NORM_95, 1, 0),
      more(NORM_95, 2, 0)),
  @Label(
      en = "From m = 3 on classes are wider apart than they are wide",
      zh = "m ≥ 3 时，类内最大的夹角小于类间最小的夹角",
      hintEn =
          "Two digits of a class are to be nearer to each other than any two of different classes. In"
              + " a plane that is so where classes stand more than 30° apart, each keeps within 7.5°"
              + " of its middle, and no digit lies in another class.",
      hintZh =
          "同一类的任意两个数字，要比不同类的任意两个离得更近。在平面上，只要各类相隔超过 30°、每类都在类均值两侧 7.5°" + " 以内、没有数字落到别的类里，就能做到。")
  APART(
      Topic.MARGIN,
      ";loss=sphereface&m=1;loss=sphereface&m=3&lambda=0;loss=sphereface&m=4&lambda=0",
      above(MIN_INTER, 1, 30),
      below(P95_OWN, 1, 7.5),
      less(P95_OWN, 1, 0),
      above(MIN_INTER, 2, 30),
      below(P95_OWN, 2, 7.5),
      above(TEST_ACCURACY, 2, 0.9999)),
  @Label(
      en = "SphereFace is tricky to train",
      zh = "SphereFace 不好训练",
      hintEn =
          "On the left λ falls over the run, in the middle the whole margin is there at once, on the"
              + " right λ falls as published, for runs of 10,000 steps and more; this one has 235.",
      hintZh = "左边 λ 在全程中逐渐下降；中间一开始就是完整的间隔；右边的 λ 按公开代码下降，那是给一万步以上的训练准备的，这里只有 235 步。")
  TRICKY(
      Topic.MARGIN,
      ";loss=sphereface&lambda=0" + Parts.WHOLE + ";loss=sphereface&lambda=0&pace=published",
      less(TEST_ACCURACY, 1, 0),
      more(P95_OWN, 2, 0)),
  @Label(
      en = "CosFace is gentler than SphereFace",
      zh = "CosFace 比 SphereFace 温和",
      hintEn =
          "The whole margin from the first step on: CosFace beside one that is warmed up, and"
              + " SphereFace. Who minds?",
      hintZh = "从第一步起就用完整的间隔：先看 CosFace 预热和不预热，再看 SphereFace。谁受影响？")
  GENTLER(
      Topic.MARGIN,
      ";loss=cosface&m=0.17;loss=cosface&m=0.17&warmup=0" + Parts.WHOLE,
      noWorse(TEST_ACCURACY, 1, 0),
      more(TEST_ACCURACY, 1, 2)),
  @Label(
      en = "Ten classes in a plane cannot meet CosFace's m = 0.2",
      zh = "平面上的十个类满足不了 CosFace 的 m = 0.2",
      hintEn =
          "Neighbours stand at most 36° apart, so no m above 1 − cos 36° = 0.191 can be met (CosFace,"
              + " Eq. 7). Does training notice?",
      hintZh = "相邻两类最多隔 36°，所以 m 超过 1 − cos 36° = 0.191 就满足不了（CosFace 式 7）。训练看得出来吗？")
  COSINE_BOUND(
      Topic.MARGIN,
      ";loss=cosface&m=0.17;loss=cosface&m=0.2;loss=cosface&m=0.35",
      less(TEST_ACCURACY, 1, 0),
      less(TEST_ACCURACY, 2, 0),
      more(WEIGHT_TO_MEAN, 2, 0)),
  @Label(
      en = "Too strong a margin fails or generalises worse",
      zh = "间隔太强会失败，或泛化变差",
      hintEn =
          "ArcFace with m = 0.5, 1 and 1.4: rays tighter and tighter, but how many are read right?",
      hintZh = "ArcFace 取 m = 0.5、1、1.4：射线越收越紧，可认对的有多少？")
  TOO_STRONG(
      Topic.MARGIN,
      ";loss=arcface;loss=arcface&m=1;loss=arcface&m=1.4",
      less(TEST_ACCURACY, 1, 0),
      less(TEST_ACCURACY, 2, 0)),
  @Label(
      en = "ArcFace cannot fit without a warm-up",
      zh = "ArcFace 不预热就拟合不了",
      hintEn =
          "On the left the margin grows over half of the run, on the right it is there at once.",
      hintZh = "左边的间隔在前半程慢慢加上去，右边一开始就是满的。")
  AT_ONCE(
      Topic.MARGIN,
      ";loss=arcface;loss=arcface&warmup=0",
      below(TEST_ACCURACY, 1, 0.5),
      less(TEST_ACCURACY, 1, 0)),
  @Label(
      en = "ArcFace's rising tail does no harm",
      zh = "ArcFace 曲线末尾的上翘没有坏处",
      hintEn =
          "Beyond π − m cos(θ + m) rises again: who lies there is pushed away. On the right the"
              + " published fallback, which falls everywhere.",
      hintZh = "θ 超过 π − m 后 cos(θ + m) 又上升：落在那里的样本会被往外推。右边是公开代码里处处下降的替代写法。")
  RISING_TAIL(
      Topic.ANGLE,
      ";loss=arcface;loss=arcface&variant=fallback",
      noWorse(TEST_ACCURACY, 0, 1),
      noWorse(P95_OWN, 0, 1)),
  @Label(
      en = "Pushing hardest at 60–90° prevents convergence",
      zh = "在 60–90° 用力最猛，训练就不收敛",
      hintEn =
          "On the left cos θ, on the right a drawn curve that falls by 0.4 more, all of it between"
              + " 60° and 90°.",
      hintZh = "左边是 cos θ；右边是画出来的曲线，比它多降 0.4，全部降在 60° 到 90° 之间。")
  PUSH_FAR(
      Topic.ANGLE,
      ";loss=normface;loss=own-psi&psi=0:1,15:0.966,30:0.866,45:0.707,60:0.5,75:0.059"
          + Parts.DROPPED,
      below(TEST_ACCURACY, 1, 0.5),
      less(TEST_ACCURACY, 1, 0)),
  @Label(
      en = "Pushing at 30–60° helps, at 0–30° it does not",
      zh = "在 30–60° 用力有用，在 0–30° 没有用",
      hintEn =
          "The same fall by 0.4 beside cos θ: in the middle between 30° and 60°, on the right between"
              + " 0° and 30°.",
      hintZh = "同样比 cos θ 多降 0.4：中间的降在 30° 到 60°，右边的降在 0° 到 30°。")
  PUSH_NEAR(
      Topic.ANGLE,
      ";loss=normface;loss=own-psi&psi=0:1,15:0.966,30:0.866,45:0.507,60:0.1,75:-0.141"
          + Parts.DROPPED
          + ";loss=own-psi&psi=0:1,15:0.766,30:0.466,45:0.307,60:0.1,75:-0.141"
          + Parts.DROPPED,
      more(TEST_ACCURACY, 1, 0),
      less(P95_OWN, 1, 0),
      noWorse(TEST_ACCURACY, 0, 2)),
  @Label(
      en = "Triplets fit more slowly than margins",
      zh = "三元组比间隔损失拟合得慢",
      hintEn = "One epoch each, which takes triplets some seconds more: which reads more right?",
      hintZh = "各训练一轮，三元组要多花几秒：哪边认对的多？")
  SLOW(Topic.TRIPLET, ";loss=arcface;loss=facenet", less(TEST_ACCURACY, 1, 0)),
  @Label(
      en = "Second for second, triplets fit more slowly than margins",
      zh = "用同样的时间，三元组比间隔损失拟合得慢",
      hintEn =
          "Choosing triplets costs time: five epochs of them take about as long as six of ArcFace."
              + " Which reads more right by then?",
      hintZh = "挑选三元组要花时间：五轮三元组和六轮 ArcFace 用时差不多。到那时，哪边认对的多？")
  SLOW_BY_THE_CLOCK(
      Topic.TRIPLET, ";loss=arcface&epochs=6;loss=facenet&epochs=5", less(TEST_ACCURACY, 1, 0)),
  @Label(
      en = "True distances beat squared ones",
      zh = "真实距离胜过平方距离",
      hintEn =
          "The hardest triplets of each batch in 16 dimensions, distances squared on the left and not"
              + " on the right: who gets out of the one point?",
      hintZh = "16 维里每批最难的三元组，左边用平方距离，右边用距离本身：谁能从那一点里走出来？")
  TRUE_DISTANCE(
      Topic.TRIPLET,
      Parts.ROOMY + ";loss=triplet&squared=on;loss=triplet",
      more(TEST_ACCURACY, 1, 0)),
  @Label(
      en = "The choice of triplets decides",
      zh = "挑哪些三元组，决定成败",
      hintEn =
          "The same loss on random, semi-hard, hardest and distance-weighted triplets: who spreads"
              + " out, who falls into one point?",
      hintZh = "同一个损失，分别用随机、半难、最难、按距离加权的三元组：谁散得开，谁缩成一点？")
  SAMPLING(
      Topic.TRIPLET,
      ";loss=facenet&mining=random;loss=facenet;loss=facenet&mining=batch-hard"
          + ";loss=facenet&mining=distance-weighted",
      more(TEST_ACCURACY, 1, 0),
      less(TEST_ACCURACY, 2, 1),
      noWorse(TEST_ACCURACY, 1, 3)),
  @Label(
      en = "Softmax first speeds triplets up",
      zh = "先用 softmax 预训练，三元组学得更快",
      hintEn =
          "Two epochs each: triplets all the way, or a softmax first. The hand-over stands in the"
              + " middle of the time line.",
      hintZh = "各训练两轮：一边全程三元组，一边先用 softmax；换手在时间轴正中。")
  SOFTMAX_FIRST(
      Topic.TRIPLET,
      ";loss=facenet~loss=facenet&epochs=1&lr=0.01;loss=softmax~loss=facenet&epochs=1&lr=0.01",
      more(TEST_ACCURACY, 1, 0)),
  @Label(
      en = "Soft margin and margin-based beat the plain triplet",
      zh = "软间隔和 margin-based 胜过普通三元组",
      hintEn =
          "In 16 dimensions, as in the plane the hardest triplets collapse: the same batches under"
              + " three losses.",
      hintZh = "用 16 维，因为在平面上最难的三元组会塌缩：同样的批次，三种损失。")
  SOFT_MARGIN(
      Topic.TRIPLET,
      Parts.ROOMY + ";loss=triplet;loss=triplet&soft=on&margin=0;loss=margin-based",
      more(TEST_ACCURACY, 1, 0),
      more(TEST_ACCURACY, 2, 0)),
  @Label(
      en = "Only Adam without weight decay works",
      zh = "只有不带权重衰减的 Adam 管用",
      hintEn =
          "Adam, Adam with weight decay, SGD with momentum at a rate that suits it. (Its author took"
              + " the claim back in 2018: a bug.)",
      hintZh = "Adam、带权重衰减的 Adam、学习率合适的动量 SGD。（作者 2018 年收回了这个说法：是程序错误。）")
  ONLY_ADAM(
      Topic.TRAINING,
      ";loss=softmax;loss=softmax&weight-decay=0.0005;loss=softmax&optimizer=sgd&lr=0.5",
      less(TEST_ACCURACY, 1, 0),
      less(TEST_ACCURACY, 2, 0)),
  @Label(
      en = "Batch norm helps margins to learn",
      zh = "批归一化帮助间隔损失学习",
      hintEn = "ArcFace with batch norm and without: look at the first second, and at the axes.",
      hintZh = "带和不带批归一化的 ArcFace：看开头的一秒，再看坐标轴。")
  BATCH_NORM(
      Topic.TRAINING,
      ";loss=arcface;loss=arcface&batch-norm=off",
      more(TEST_ACCURACY, 0, 1),
      less(NORM_95, 0, 1)),
  @Label(
      en = "A moving average of the weights reads more right",
      zh = "用权重的滑动平均，认对得更多",
      hintEn =
          "The learning rate stays high to the end: the picture on the left trembles, the average on"
              + " the right does not.",
      hintZh = "学习率从头到尾都高：左边的图抖个不停，右边的平均却很稳。")
  AVERAGE(
      Topic.TRAINING,
      "&schedule=fixed;loss=softmax;loss=softmax&average=on",
      more(TEST_ACCURACY, 1, 0)),
  @Label(
      en = "An average hides batch norm left in training mode",
      zh = "滑动平均会掩盖批归一化忘记切换到测试模式",
      hintEn =
          "In the middle and on the right batch norm goes on with the statistics of the batch when"
              + " digits are tested.",
      hintZh = "中间和右边在测试时仍然用当前批次的统计量做批归一化。")
  TRAINING_MODE(
      Topic.TRAINING,
      "&schedule=fixed;loss=softmax;loss=softmax&test-statistics=batch"
          + ";loss=softmax&test-statistics=batch&average=on",
      less(TEST_ACCURACY, 1, 0),
      more(TEST_ACCURACY, 2, 1));

  /** What several comparisons have in common. */
  private static final class Parts {
    /** Class directions as those of an ordinary classifier. */
    static final String FREE = "&directions=random&direction-rate=1";

    /** SphereFace without any help. */
    static final String WHOLE = ";loss=sphereface&lambda=0&anneal=off&warmup=0";

    /** Hardest triplets collapse in a plane. */
    static final String ROOMY = "&dim=16&lr=0.005";

    /** From 90° on a drawn curve lies 0.4 below cos θ. */
    static final String DROPPED = ",90:-0.4,120:-0.9,150:-1.266,180:-1.4";
  }

  private final Topic topic;
  private final String rest;
  private final List<Expectation> expected;

  Claim(Topic topic, String rest, Expectation... expected) {
    this.topic = topic;
    this.rest = rest;
    this.expected = List.of(expected);
  }

  @Override
  public Topic topic() {
    return topic;
  }

  /**
   * The comparison in its canonical text form.
   *
   * @param digits data to train on
   */
  public String text(String digits) {
    return comparison(digits).text();
  }

  /** Its runs on the data it is measured on, with the first seed. */
  public List<RunSpec> runs() {
    return comparison(Claims.DATA).runs();
  }

  private Comparison comparison(String digits) {
    return Comparison.parse("data=" + digits + "&epochs=1" + rest);
  }

  /** The runs' names: their titles, and in what else they differ. */
  @Override
  public List<String> names(Lang lang) {
    List<RunSpec> runs = runs();
    return runs.stream().map(run -> name(run, runs, lang)).toList();
  }

  private static String name(RunSpec run, List<RunSpec> all, Lang lang) {
    List<Map<String, String>> settings = all.stream().map(RunSpec::asMap).toList();
    StringBuilder name = new StringBuilder(run.title(lang));
    run.asMap()
        .forEach(
            (key, value) -> {
              boolean differs =
                  settings.stream().anyMatch(it -> !value.equals(it.getOrDefault(key, value)));
              if (differs && !isInTitle(key, run)) {
                name.append(' ').append(key).append('=').append(value);
              }
            });
    return name.toString();
  }

  private static boolean isInTitle(String key, RunSpec run) {
    return key.equals(RunSpec.LOSS)
        || LossCatalog.infoOf(run.loss()).knobs().stream()
            .filter(knob -> !knob.symbol().isEmpty() || knob.kind() == KnobInfo.Kind.CURVE)
            .anyMatch(knob -> knob.key().equals(key));
  }

  @Override
  public List<Expectation> expected() {
    return expected;
  }
}
