package facespace.claim;

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
import facespace.knob.Labelled;
import facespace.text.Lang;
import facespace.text.Messages;
import facespace.train.spec.Comparison;
import facespace.train.spec.RunSpec;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue of claims: a sentence of the literature, the comparison that puts it to the test
 * with what to look for, and what must be measured if it holds here.
 */
public enum Claim implements Labelled {
  @Label(
      en = "softmax features are angular already",
      zh = "softmax 学出的特征本来就按角度分布",
      hintEn =
          "Without any margin digits lie along rays from the origin: 95 % of them well within the"
              + " 18° that each of ten classes has to both sides.",
      hintZh = "不加任何间隔，数字也沿着从原点出发的射线排开：95 % 的样本离类均值远不到每类两侧各有的 18°。")
  ANGULAR(
      Topic.SOFTMAX,
      "&directions=random&direction-rate=1;loss=softmax;loss=modified-softmax",
      below(P95_OWN, 0, 18),
      noWorse(TEST_ACCURACY, 0, 1)),
  @Label(
      en = "softmax's class weights miss its own features",
      zh = "softmax 的类别权重对不准自己的特征",
      hintEn =
          "The arrow of a class weight stands beside the ray of its class; under ArcFace it lies on"
              + " it.",
      hintZh = "softmax 的类别权重（箭头）偏在该类射线旁边；换成 ArcFace，箭头就落在射线上。")
  WEIGHTS_MISS(
      Topic.SOFTMAX,
      "&directions=random&direction-rate=1;loss=softmax;loss=arcface",
      more(WEIGHT_TO_MEAN, 0, 1)),
  @Label(
      en = "with s = 1 a normalised softmax cannot learn",
      zh = "s = 1 时，归一化的 softmax 学不会",
      hintEn =
          "Even a perfect digit keeps a loss near that of guessing: see the loss stay high, and what"
              + " becomes of the rays.",
      hintZh = "再完美的数字，损失也只比瞎猜低一点：看损失怎样居高不下，射线又成了什么样。")
  SMALL_SCALE(
      Topic.SOFTMAX,
      ";loss=normface&s=1;loss=normface&s=16",
      below(TEST_ACCURACY, 0, 0.5),
      less(TEST_ACCURACY, 0, 1),
      more(MEDIAN_OWN, 0, 1)),
  @Label(
      en = "a margin tightens classes and keeps them apart",
      zh = "间隔让类内收紧、类间分开",
      hintEn =
          "The same scale on both sides, only the margin differs: narrower rays, nearest classes"
              + " farther apart.",
      hintZh = "两边缩放系数相同，只差间隔：射线更窄，最近的两类离得更远。")
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
      hintEn = "Look at the numbers on the axes: SphereFace keeps lengths, and uses them.",
      hintZh = "看坐标轴上的数字：SphereFace 保留特征长度，也在利用长度。")
  LONGER(
      Topic.MARGIN,
      ";loss=sphereface&m=1;loss=sphereface&m=2;loss=sphereface&m=4",
      more(NORM_95, 2, 0),
      more(NORM_95, 2, 1)),
  @Label(
      en = "CosFace's m = 0.2 cannot be met by ten classes in a plane",
      zh = "平面上的十个类满足不了 CosFace 的 m = 0.2",
      hintEn =
          "Neighbours stand at most 36° apart, so only m up to 1 − cos 36° = 0.191 can be met"
              + " (CosFace, Eq. 7). Does training notice?",
      hintZh = "相邻两类最多隔 36°，所以 m 超过 1 − cos 36° = 0.191 就满足不了（CosFace 式 7）。训练看得出来吗？")
  COSINE_BOUND(
      Topic.MARGIN,
      ";loss=cosface&m=0.17;loss=cosface&m=0.2;loss=cosface&m=0.35",
      less(TEST_ACCURACY, 1, 0),
      less(TEST_ACCURACY, 2, 0),
      less(MIN_INTER, 2, 0)),
  @Label(
      en = "too strong a margin fails or generalises worse",
      zh = "间隔太强会失败，或泛化变差",
      hintEn = "ArcFace with m = 0.5, 1 and 1.4: tighter and tighter, but how many are read right?",
      hintZh = "ArcFace 取 m = 0.5、1、1.4：越收越紧，可读对的有多少？")
  TOO_STRONG(
      Topic.MARGIN,
      ";loss=arcface&m=0.5;loss=arcface&m=1;loss=arcface&m=1.4",
      less(TEST_ACCURACY, 1, 0),
      less(TEST_ACCURACY, 2, 0));

  private final Topic topic;
  private final String rest;
  private final List<Expectation> expected;

  Claim(Topic topic, String rest, Expectation... expected) {
    this.topic = topic;
    this.rest = rest;
    this.expected = List.of(expected);
  }

  /** What it is about. */
  public Topic topic() {
    return topic;
  }

  /** The claim in a few words. */
  public String title(Lang lang) {
    return lang == Lang.ZH ? zh() : en();
  }

  /** What to look for, in a sentence or two. */
  public String look(Lang lang) {
    return lang == Lang.ZH ? hintZh() : hintEn();
  }

  /** What is to be said about it beside the numbers; empty if they say it all. */
  public Optional<String> remark(Lang lang) {
    String key = "claim.remark." + key();
    return Messages.CORE.keys(lang).contains(key)
        ? Optional.of(Messages.CORE.text(lang, key))
        : Optional.empty();
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

  /** The runs' names: their losses, and in what else they differ. */
  List<String> names(Lang lang) {
    List<RunSpec> runs = runs();
    List<String> differing =
        RunSpec.fields().stream()
            .map(KnobInfo::key)
            .filter(key -> runs.stream().map(run -> run.asMap().get(key)).distinct().count() > 1)
            .toList();
    return runs.stream().map(run -> name(run, differing, lang)).toList();
  }

  private static String name(RunSpec run, List<String> differing, Lang lang) {
    StringBuilder name = new StringBuilder(run.title(lang));
    differing.forEach(key -> name.append(' ').append(key).append('=').append(run.asMap().get(key)));
    return name.toString();
  }

  List<Expectation> expected() {
    return expected;
  }
}
