package facespace.play.page;

import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.p;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.ul;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import facespace.text.Lang;
import facespace.train.spec.ReadyComparison;
import j2html.tags.DomContent;
import java.util.List;

/** The menus of {@link ReadyComparison}s; their items come with a page's data. */
final class ReadyMenu {
  private ReadyMenu() {}

  static DomContent of(Visit visit) {
    return details(
            summary(visit.text("ready.title")),
            div(p(visit.text("ready.text")).withClass("hint"), ul().withId("ready-list"))
                .withClass("sheet"))
        .withId("ready")
        .withClasses("menu ready")
        .attr("data-part", "ready");
  }

  /** What a first visit opens. */
  static String first(String data) {
    return ReadyComparison.MARGIN.text(data);
  }

  /** {@code [{key, title, text, spec}]}, in the order of the menu. */
  static ArrayNode json(List<ReadyComparison> offered, Lang lang, String data) {
    ArrayNode list = new ObjectMapper().createArrayNode();
    boolean zh = lang == Lang.ZH;
    for (ReadyComparison ready : offered) {
      list.addObject()
          .put("key", ready.key())
          .put("title", zh ? ready.zh() : ready.en())
          .put("text", zh ? ready.hintZh() : ready.hintEn())
          .put("spec", ready.text(data));
    }
    return list;
  }
}
