package facespace.claim;

import static facespace.claim.Expectation.equal;
import static facespace.claim.Expectation.more;
import static facespace.sweep.SweepMeasure.EER;

import facespace.data.DataSets;
import facespace.knob.Label;
import facespace.knob.Labelled;
import facespace.quality.Cause;
import facespace.quality.PhotoLabel;
import facespace.text.Lang;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Claims about faces, which need no comparison of trainings: one small model, tried in several ways
 * on people it was not trained on.
 */
public enum Trial implements Claimed {
  @Label(
      en = "At length one, distance and cosine rank alike",
      zh = "长度归一后，欧氏距离和余弦的排序相同",
      hintEn =
          "Where d² = 2 − 2 cos θ, both put all pairs in one order and err equally often. Before"
              + " lengths are made one they need not.",
      hintZh = "d² = 2 − 2 cos θ，所以两者给所有图对排出的次序相同，错得也一样多。长度没有归一时就未必了。")
  RANK_ALIKE(Arrays.asList(Ranking.values()), equal(EER, 1, 0), more(EER, 2, 0)),
  @Label(
      en = "Recognition fails in bad light, behind things, laughing and from the side",
      zh = "光线差、有遮挡、大笑、侧脸时，识别会失败",
      hintEn =
          "A studio photograph of each of sixty drawn people against others of the studio, and against"
              + " shots spoiled in one way only.",
      hintZh = "六十个画出来的人，各拿一张影棚照去比：一边比别的影棚照，一边比只坏了一处的照片。")
  BAD_SHOTS(
      Arrays.asList(Cause.values()),
      more(EER, Cause.DARK.ordinal(), 0),
      more(EER, Cause.SIDE.ordinal(), 0),
      more(EER, Cause.MASK.ordinal(), 0),
      more(EER, Cause.SUNGLASSES.ordinal(), 0),
      more(EER, Cause.LAUGHING.ordinal(), 0),
      more(EER, Cause.TURNED.ordinal(), 0)),
  @Label(
      en = "The same on real photographs, by their labels",
      zh = "同样的说法，用真实照片按标注来看",
      hintEn =
          "The Yale faces against each person's normal photograph. Beside a sad face, which changes"
              + " little: light from three sides, and a happy and a surprised face.",
      hintZh = "耶鲁人脸，都跟本人平常的那张比。难过的脸变化不大，拿它作对照：光从三个方向来，以及高兴和惊讶的脸。")
  LABELLED(
      Trial.labels(),
      more(EER, at(PhotoLabel.LEFTLIGHT), at(PhotoLabel.SAD)),
      more(EER, at(PhotoLabel.RIGHTLIGHT), at(PhotoLabel.SAD)),
      more(EER, at(PhotoLabel.CENTERLIGHT), at(PhotoLabel.SAD)),
      more(EER, at(PhotoLabel.HAPPY), at(PhotoLabel.SAD)),
      more(EER, at(PhotoLabel.SURPRISED), at(PhotoLabel.SAD))),
  @Label(
      en = "Detection and alignment are worth more than the loss",
      zh = "检测和对齐比损失更重要",
      hintEn = "A face cut off at the chin cannot be mended by a margin.",
      hintZh = "脸在下巴处被裁掉了，什么间隔也补不回来。")
  DETECTION(List.of());

  /** What two features are compared by. */
  private enum Ranking implements Labelled {
    @Label(en = "cosine", zh = "余弦")
    COSINE,
    @Label(en = "distance at length one", zh = "归一后的距离")
    UNIT_DISTANCE,
    @Label(en = "distance at their own lengths", zh = "未归一的距离")
    DISTANCE
  }

  private final List<? extends Labelled> cases;
  private final List<Expectation> expected;

  Trial(List<? extends Labelled> cases, Expectation... expected) {
    this.cases = cases;
    this.expected = List.of(expected);
  }

  /** The face model that all of them try: it has seen the usual drawn people for one epoch. */
  public static RunSpec model(long seed) {
    return FaceRuns.of(DataSets.PAPER).with(Map.of("epochs", "1", "seed", String.valueOf(seed)));
  }

  static Trial of(String key) {
    return Labelled.of(Trial.class, "claim", key);
  }

  /** All but the normal one, which they are compared with. */
  private static List<PhotoLabel> labels() {
    return Arrays.stream(PhotoLabel.values()).filter(it -> it != PhotoLabel.NORMAL).toList();
  }

  private static int at(PhotoLabel label) {
    return labels().indexOf(label);
  }

  /** What is compared: the columns of the table. */
  public List<? extends Labelled> cases() {
    return cases;
  }

  @Override
  public Topic topic() {
    return Topic.FACES;
  }

  @Override
  public List<String> names(Lang lang) {
    return cases.stream().map(it -> it.label(lang)).toList();
  }

  @Override
  public List<Expectation> expected() {
    return expected;
  }

  @Override
  public String howKey() {
    return "claim.how.faces";
  }
}
