package facespace.play.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import facespace.data.DataSets;
import facespace.text.Lang;
import facespace.train.Comparison;
import facespace.train.RunSpec;
import java.util.List;
import java.util.Map;

/**
 * Two losses worth seeing beside each other on {@code /faces}, ready to be trained.
 *
 * @param key names it in the page
 * @param en its title in English
 * @param zh its title in Chinese
 * @param text the comparison, in its canonical text form
 */
record ReadyComparison(String key, String en, String zh, String text) {
  private static final Map<String, String> EIGHT_IN_A_PLANE =
      Map.of("people", "8", "holdout-people", "0", "dim", "2");

  /** All of them, in the order of the menu. */
  static List<ReadyComparison> all() {
    return List.of(
        new ReadyComparison(
            "softmax-cosface",
            "softmax and CosFace, two maps",
            "softmax 与 CosFace，两张地图",
            beside("softmax", "cosface", Map.of())),
        new ReadyComparison(
            "softmax-cosface-plane",
            "softmax and CosFace, 8 people in a plane",
            "softmax 与 CosFace，平面上的 8 个人",
            beside("softmax", "cosface", EIGHT_IN_A_PLANE)));
  }

  /** As the page's menu takes them: {@code [{key, title, text}]}. */
  static ArrayNode json(Lang lang) {
    ArrayNode list = new ObjectMapper().createArrayNode();
    all()
        .forEach(
            one ->
                list.addObject()
                    .put("key", one.key)
                    .put("title", lang == Lang.ZH ? one.zh : one.en)
                    .put("text", one.text));
    return list;
  }

  private static String beside(String left, String right, Map<String, String> changes) {
    return new Comparison(List.of(of(left, changes), of(right, changes))).text();
  }

  private static RunSpec of(String loss, Map<String, String> changes) {
    return RunSpec.faces(DataSets.PAPER, loss).with(changes);
  }
}
