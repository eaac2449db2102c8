package facespace.play.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.header;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import j2html.tags.specialized.HeaderTag;
import java.util.List;

/**
 * Above each of several runs: its name, which selects it, and the tools that copy and remove it.
 */
final class PaneHeader {
  private PaneHeader() {}

  /**
   * @param between what stands between name and tools
   */
  static HeaderTag of(Visit visit, DomContent... between) {
    return header(
        h3(button().withType("button").withClass("pane-title")),
        each(List.of(between).stream()),
        div(tool("duplicate", "⧉", visit), tool("remove", "✕", visit))
            .withClass("pane-tools")
            .attr("data-part", "runs"));
  }

  private static DomContent tool(String name, String sign, Visit visit) {
    String text = visit.text("runs." + name);
    return button(span(sign).attr("aria-hidden", "true"))
        .withType("button")
        .withClasses("plain pane-" + name)
        .attr("aria-label", text)
        .withTitle(text);
  }
}
