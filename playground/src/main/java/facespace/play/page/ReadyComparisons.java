package facespace.play.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import facespace.text.Lang;
import java.util.List;

/**
 * Comparisons to begin with, each chosen so that one thing shows. This is the only place they are
 * written down; the first is what a first visit opens.
 */
final class ReadyComparisons {
  /**
   * @param key its name in addresses of controls and tests
   * @param spec the text of the comparison, {@code %DATA%} standing for the usual data
   */
  private record Ready(
      String key, String titleEn, String titleZh, String textEn, String textZh, String spec) {}

  private static final List<Ready> ALL =
      List.of(
          new Ready(
              "margin",
              "Without and with a margin",
              "有无间隔",
              "The same s on both sides, only the margin differs.",
              "两边的 s 相同，只差一个间隔。",
              "data=%DATA%;loss=normface&s=64;loss=arcface&s=64&m=0.5"),
          new Ready(
              "margins",
              "Three margins",
              "三种间隔",
              "SphereFace multiplies the angle, CosFace lowers the cosine, ArcFace adds to the angle.",
              "SphereFace 把角度乘以倍数，CosFace 从余弦里减，ArcFace 往角度上加。",
              "data=%DATA%;loss=sphereface;loss=cosface;loss=arcface"),
          new Ready(
              "people",
              "Eight people in a plane",
              "平面上的八个人",
              "Drawn faces instead of digits; other photographs of the same people are the test.",
              "用画出来的人脸代替数字；测试用的是同样这些人的其他照片。",
              "data=paper&people=8&shots=40&holdout-people=0&net=face&colour=off&dim=2&batch=64&epochs=10"
                  + ";loss=normface&s=64;loss=arcface&s=64&m=0.5"));

  private ReadyComparisons() {}

  /** The comparison that a first visit opens. */
  static String first(String data) {
    return spec(ALL.get(0), data);
  }

  /** {@code [{key, title, text, spec}]}, in the order of the menu. */
  static ArrayNode json(Lang lang, String data) {
    ArrayNode list = new ObjectMapper().createArrayNode();
    boolean zh = lang == Lang.ZH;
    for (Ready ready : ALL) {
      list.addObject()
          .put("key", ready.key())
          .put("title", zh ? ready.titleZh() : ready.titleEn())
          .put("text", zh ? ready.textZh() : ready.textEn())
          .put("spec", spec(ready, data));
    }
    return list;
  }

  private static String spec(Ready ready, String data) {
    return ready.spec().replace("%DATA%", data);
  }
}
