package facespace.train.spec;

import facespace.data.DataSets;
import facespace.knob.Label;
import facespace.knob.Labelled;
import java.util.Arrays;
import java.util.List;

/** Comparisons that show something at one look, ready to be opened, benched and taught with. */
public enum ReadyComparison implements Labelled {
  /** The same scale on both sides, only the margin differs: ArcFace's own comparison. */
  @Label(
      en = "Only the margin differs",
      zh = "只差一个间隔",
      hintEn = "NormFace and ArcFace at the same scale s: what the margin m alone does.",
      hintZh = "缩放系数 s 相同的 NormFace 和 ArcFace：看间隔 m 单独的作用。")
  MARGIN(Place.PLANES, ";loss=normface;loss=arcface"),
  /** The three margins side by side. */
  @Label(
      en = "Three margins",
      zh = "三种间隔",
      hintEn =
          "SphereFace multiplies the angle and keeps the feature's length, CosFace takes from the"
              + " cosine, ArcFace adds to the angle.",
      hintZh = "SphereFace 把角度乘上几倍、保留特征长度，CosFace 从余弦里减，ArcFace 往角度上加。")
  CHARACTERS(Place.PLANES, ";loss=sphereface;loss=cosface;loss=arcface"),
  /** Deep Face Recognition (Parkhi et al. 2015): a softmax first, then triplets. */
  @Label(
      en = "Softmax first, then triplets",
      zh = "先 softmax，再三元组",
      hintEn =
          "Triplets from the start, and the same network trained with a softmax first: the"
              + " hand-over is in the middle of the time line.",
      hintZh = "一组从头就用三元组，一组先用 softmax 训练再换成三元组：换手在时间轴正中。")
  SOFTMAX_FIRST(
      Place.PLANES,
      "&epochs=1;loss=facenet~loss=facenet&epochs=1&lr=0.01"
          + ";loss=softmax~loss=facenet&epochs=1&lr=0.01"),
  /** CosFace's and ArcFace's toy experiment: eight people in a plane. */
  @Label(
      en = "Eight people in a plane",
      zh = "平面上的八个人",
      hintEn = "NormFace and ArcFace on eight generated people, two numbers for each photograph.",
      hintZh = "NormFace 和 ArcFace：八个生成的人，每张照片只用两个数表示。")
  EIGHT_PEOPLE(
      Place.BOTH,
      "&people=8&shots=100&holdout-people=0&conditions=studio&augment=off&dim=2&net=face"
          + "&batch=64&lr=0.01&warmup=0.25&epochs=6;loss=normface;loss=arcface"),
  /** The question of verification: do margins help with people who were never trained on? */
  @Label(
      en = "People never trained on",
      zh = "没训练过的人",
      hintEn = "Softmax and CosFace on two maps: how much same and different people overlap.",
      hintZh = "softmax 与 CosFace，两张地图：同一人与不同人的距离重叠多少。")
  UNSEEN_PEOPLE(Place.MAPS, "") {
    @Override
    Comparison comparison(String digits) {
      return new Comparison(
          List.of(FaceRuns.of(DataSets.PAPER, "softmax"), FaceRuns.of(DataSets.PAPER, "cosface")));
    }
  };

  /** Where it is at home. */
  private enum Place {
    PLANES,
    MAPS,
    BOTH
  }

  private final Place place;
  private final String rest;

  ReadyComparison(Place place, String rest) {
    this.place = place;
    this.rest = rest;
  }

  /**
   * The comparison in its canonical text form.
   *
   * @param digits data to train on, where it is about digits
   */
  public String text(String digits) {
    return comparison(digits).text();
  }

  Comparison comparison(String digits) {
    return Comparison.parse("data=" + (place == Place.PLANES ? digits : DataSets.PAPER) + rest);
  }

  /** Those that are at home where features lie in a plane. */
  public static List<ReadyComparison> ofPlanes() {
    return Arrays.stream(values()).filter(ready -> ready.place != Place.MAPS).toList();
  }

  /** Those that are at home where faces are put on a map. */
  public static List<ReadyComparison> ofMaps() {
    return Arrays.stream(values()).filter(ready -> ready.place != Place.PLANES).toList();
  }
}
