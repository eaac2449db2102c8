package facespace.play.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.input;
import static j2html.TagCreator.output;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import j2html.tags.specialized.ButtonTag;
import j2html.tags.specialized.InputTag;
import java.util.List;

/** The bar at the bottom: training, and going back in time. */
final class Transport {
  private Transport() {}

  static DomContent of(Visit visit) {
    return of(visit, List.of());
  }

  /**
   * @param end what stands at its end
   */
  static DomContent of(Visit visit, List<DomContent> end) {
    return footer(
            sign("reset", "|◂", visit),
            sign("play", "▶", visit).with(span().withClass("play-label")),
            sign("step", "▸|", visit),
            output(visit.text("transport.idle")).withId("clock").withClass("clock"),
            span(scrubber(visit)).withClass("timeline"),
            button(visit.text("transport.live"))
                .withType("button")
                .withId("live")
                .withClass("plain")
                .attr("hidden"),
            each(end.stream()))
        .withClass("transport")
        .withId("transport")
        .attr("aria-label", visit.text("transport.label"));
  }

  /** Reaches over what is trained; the line it stands on is the whole of the planned training. */
  private static InputTag scrubber(Visit visit) {
    return input()
        .withType("range")
        .withId("scrubber")
        .attr("min", 0)
        .attr("max", 0)
        .attr("value", 0)
        .attr("step", 1)
        .attr("aria-label", visit.text("transport.scrubber"))
        .attr("disabled");
  }

  /** Rests until the page's script is there: a click before that would be lost. */
  private static ButtonTag sign(String id, String sign, Visit visit) {
    String label = visit.text("transport." + id);
    return button(span(sign).attr("aria-hidden", "true"))
        .withType("button")
        .withId(id)
        .attr("aria-label", label)
        .attr("disabled")
        .withTitle(label);
  }
}
