package facespace.play.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.article;
import static j2html.TagCreator.button;
import static j2html.TagCreator.canvas;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.output;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import j2html.tags.specialized.ArticleTag;
import j2html.tags.specialized.ButtonTag;
import java.util.List;

/** The middle of {@code /faces}: the map, plane or ball of faces, and what was picked on it. */
final class FacesStage {
  private static final List<String> SOURCES = List.of("embedding", "pixels", "eigenfaces");

  private FacesStage() {}

  static DomContent of(Visit visit) {
    return section(
            bar(visit),
            KeptCard.alert(visit),
            div(pictures(visit), mapBar(visit), dl().withId("figures").withClass("figures"))
                .withClasses("card stage-card"),
            compare(visit),
            p(visit.text("faces.story.before")).withId("story").withClass("story"),
            kept(visit),
            p(visit.text("faces.notKept")).withId("not-kept").withClass("kept").attr("hidden"),
            circled(visit),
            div(picked(visit), learned(visit), lengths(visit)).withClass("under"),
            KeptCard.of("kept.faces.hint", visit))
        .withClass("stage")
        .attr("aria-labelledby", "cloud-title");
  }

  private static DomContent bar(Visit visit) {
    return div(
            h2(visit.text("faces.cloud.title")).withId("cloud-title"),
            group("source", SOURCES, "faces.source", visit),
            group("view", List.of("raw", "circle"), "faces.view", visit),
            label(
                    text(visit.text("faces.colour") + " "),
                    select(option(visit.text("faces.colour.person")).withValue("person"))
                        .withId("colour"))
                .withClass("check")
                .attr("data-part", "colour"))
        .withClass("stage-bar");
  }

  private static DomContent group(String name, List<String> values, String key, Visit visit) {
    return div(each(
            values,
            value ->
                button(visit.text(key + "." + value))
                    .withType("button")
                    .attr("data-" + name, value)
                    .attr("aria-pressed", value.equals(values.get(0)))))
        .withId(name + "s")
        .withClass("segmented")
        .attr("role", "group")
        .attr("aria-label", visit.text(key + ".label"))
        .attr("data-part", name);
  }

  private static DomContent pictures(Visit visit) {
    return div(
            pane("cloud", visit),
            pane("cloud-2", visit).attr("hidden"),
            div(
                    tool("move", "✥", visit).attr("aria-pressed", true),
                    tool("lasso", "◌", visit).attr("aria-pressed", false),
                    tool("closer", "+", visit),
                    tool("farther", "−", visit),
                    tool("whole", "⤢", visit))
                .withClass("cloud-tools"),
            p().withId("selection").withClass("selection").attr("role", "status"),
            p(visit.text("faces.cloud.keys")).withId("cloud-keys").withClass("visually-hidden"))
        .withId("clouds")
        .withClass("clouds")
        .attr("data-count", 1);
  }

  /** One run's picture; with another one beside it, its name above. */
  private static ArticleTag pane(String id, Visit visit) {
    return article(
            PaneHeader.of(visit, span().withClass("pane-state")).attr("hidden"),
            div(
                    Widgets.of("map")
                        .with(
                            canvas()
                                .withId(id)
                                .withClass("cloud")
                                .attr("tabindex", 0)
                                .attr("role", "application")
                                .attr("aria-label", visit.text("faces.cloud.empty"))
                                .attr("aria-describedby", "cloud-keys")),
                    p(visit.text("faces.cloud.empty")).withClass("cloud-empty"))
                .withClass("cloud-box"))
        .withClass("pane")
        .attr("data-pane");
  }

  /** Says to which of two runs something belongs. */
  static DomContent ofRun() {
    return span().withClass("of-run").attr("hidden");
  }

  private static DomContent compare(Visit visit) {
    return section(
            h2(visit.text("faces.compare.title")).withId("compare-title"),
            div(table().withId("compare-table"))
                .withClass("scroll")
                .attr("tabindex", 0)
                .attr("role", "group")
                .attr("aria-labelledby", "compare-title"),
            p().withId("compare-verdict").withClass("verdict"),
            p(visit.text("faces.compare.degrees")).withId("compare-degrees"),
            p(span().withId("compare-who"), text(" " + visit.text("faces.compare.how")))
                .withClass("small"))
        .withId("compare-card")
        .withClasses("card compare")
        .attr("data-part", "compare")
        .attr("aria-labelledby", "compare-title")
        .attr("hidden");
  }

  private static ButtonTag tool(String name, String sign, Visit visit) {
    String title = visit.text("faces.tool." + name);
    return button(span(sign).attr("aria-hidden", "true"))
        .withType("button")
        .withId("tool-" + name)
        .attr("aria-label", title)
        .withTitle(title);
  }

  private static DomContent mapBar(Visit visit) {
    return div(
            label(
                    text(visit.text("faces.perplexity") + " "),
                    input()
                        .withType("number")
                        .withId("perplexity")
                        .attr("value", 30)
                        .attr("min", 2)
                        .attr("step", 1)
                        .attr("inputmode", "decimal"))
                .withClass("check"),
            button(visit.text("faces.restart")).withType("button").withId("map-restart"),
            output()
                .withId("map-state")
                .withClass("map-state")
                .withTitle(visit.text("faces.map.state.help")),
            button(visit.text("faces.warnings"))
                .withType("button")
                .withId("warnings-open")
                .withClasses("plain strong"),
            p().withId("map-error").withClass("error").attr("role", "alert"))
        .withId("map-bar")
        .withClass("map-bar")
        .attr("data-part", "map-bar");
  }

  private static DomContent kept(Visit visit) {
    return p(
            span(visit.text("faces.kept")).withId("kept-one"),
            span(visit.text("faces.kept.two")).withId("kept-two").attr("hidden"),
            text(" "),
            a(visit.text("front.verify")).withHref("/verify"),
            text(" · "),
            a(visit.text("front.identify")).withHref("/identify"))
        .withId("kept")
        .withClass("kept")
        .attr("hidden");
  }

  private static DomContent circled(Visit visit) {
    return section(
            h2(visit.text("faces.circled.title")).withId("circled-title"), div().withId("circled"))
        .withId("circled-card")
        .withClass("card")
        .attr("data-part", "circled")
        .attr("aria-labelledby", "circled-title")
        .attr("hidden");
  }

  private static DomContent picked(Visit visit) {
    return section(
            h2(text(visit.text("faces.picked.title")), ofRun()).withId("picked-title"),
            div(p(visit.text("faces.picked.hint")).withClass("hint"))
                .withId("picked")
                .withClass("picked"))
        .withClass("card")
        .attr("data-part", "picked")
        .attr("aria-labelledby", "picked-title");
  }

  /** Only of drawn people is it known how they were photographed. */
  private static DomContent lengths(Visit visit) {
    return section(
            h2(text(visit.text("faces.lengths.title")), ofRun()).withId("lengths-title"),
            p().withId("lengths-story").withClass("learned-story"),
            Widgets.of("lengths").withId("lengths"),
            p(visit.text("faces.lengths.caption")).withClass("chart-caption"))
        .withId("lengths-card")
        .withClass("card")
        .attr("data-part", "lengths")
        .attr("aria-labelledby", "lengths-title")
        .attr("hidden");
  }

  private static DomContent learned(Visit visit) {
    return section(
            h2(text(visit.text("faces.learned.title")), ofRun()).withId("learned-title"),
            div(p(visit.text("faces.learned.hint")).withClass("hint"))
                .withId("learned")
                .withClass("learned"))
        .withId("learned-card")
        .withClass("card")
        .attr("data-part", "learned")
        .attr("aria-labelledby", "learned-title");
  }
}
