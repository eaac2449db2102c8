package facespace.train;

import facespace.data.DataSets;
import facespace.knob.Labelled;
import java.util.Arrays;
import java.util.List;

/** Comparisons that show something at one look, ready to be opened, benched and taught with. */
public enum ReadyComparison implements Labelled {
  /** The same scale on both sides, only the margin differs: ArcFace's own comparison. */
  MARGIN(
      "only the margin differs",
      "只差一个间隔",
      "NormFace and ArcFace at the same scale s: what the margin m alone does.",
      "尺度 s 相同的 NormFace 和 ArcFace：看间隔 m 单独的作用。",
      Place.PLANES,
      ";loss=normface;loss=arcface"),
  /** The three margins side by side. */
  CHARACTERS(
      "three margins",
      "三种间隔",
      "SphereFace multiplies the angle and keeps the feature's length, CosFace takes from the"
          + " cosine, ArcFace adds to the angle.",
      "SphereFace 把角度乘上几倍、保留特征长度，CosFace 从余弦里减，ArcFace 往角度上加。",
      Place.PLANES,
      ";loss=sphereface;loss=cosface;loss=arcface"),
  /** CosFace's and ArcFace's toy experiment: eight people in a plane. */
  EIGHT_PEOPLE(
      "eight people in a plane",
      "平面上的八个人",
      "The same for faces: eight generated people, two numbers for each photograph.",
      "换成人脸：八个生成的人，每张照片只用两个数表示。",
      Place.BOTH,
      "&people=8&shots=100&holdout-people=0&conditions=studio&dim=2&net=face&batch=64&lr=0.005"
          + "&epochs=6;loss=normface;loss=arcface"),
  /** The question of verification: do margins help with people who were never trained on? */
  UNSEEN_PEOPLE(
      "people never trained on",
      "没训练过的人",
      "Softmax and CosFace on two maps: how much same and different people overlap.",
      "softmax 与 CosFace，两张地图：同一人与不同人的距离重叠多少。",
      Place.MAPS,
      "") {
    @Override
    Comparison comparison(String digits) {
      return new Comparison(
          List.of(
              RunSpec.faces(DataSets.PAPER, "softmax"), RunSpec.faces(DataSets.PAPER, "cosface")));
    }
  };

  /** Where it is at home. */
  private enum Place {
    PLANES,
    MAPS,
    BOTH
  }

  private final String en;
  private final String zh;
  private final String hintEn;
  private final String hintZh;
  private final Place place;
  private final String rest;

  ReadyComparison(String en, String zh, String hintEn, String hintZh, Place place, String rest) {
    this.en = en;
    this.zh = zh;
    this.hintEn = hintEn;
    this.hintZh = hintZh;
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

  @Override
  public String en() {
    return en;
  }

  @Override
  public String zh() {
    return zh;
  }

  /** A sentence about it, in English. */
  public String hintEn() {
    return hintEn;
  }

  /** The same in Chinese. */
  public String hintZh() {
    return hintZh;
  }
}
