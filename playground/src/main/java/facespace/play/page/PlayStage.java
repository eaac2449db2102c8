package facespace.play.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.canvas;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.ButtonTag;
import j2html.tags.specialized.LabelTag;
import java.util.List;

/** The middle and the right-hand side of {@code /play}: planes, drawing pad, numbers, charts. */
final class PlayStage {
  private PlayStage() {}

  static DomContent of(Visit visit) {
    return section(
            bar(visit),
            KeptCard.alert(visit),
            div().withId("panes").withClass("panes"),
            p().withId("petal-words").withClass("petal-words").attr("role", "status"),
            legend(visit),
            p().withId("legend").withClass("legend").attr("hidden"),
            p().withId("story").withClass("story"),
            div().withId("cures").withClass("cures"),
            div(pad(visit), numbers(visit)).withClass("under"),
            confusion(visit),
            KeptCard.of("kept.hint", visit))
        .withClass("stage")
        .attr("aria-labelledby", "planes-title");
  }

  /** Closed until somebody wants to know; a table per run is put into it. */
  private static DomContent confusion(Visit visit) {
    return details(
            summary(h2(visit.text("confusion.title"))),
            p().withId("confusion-hint").withClass("hint"),
            div().withId("confusion-tables").withClass("confusion-tables"),
            p().withId("confusion-words").withClass("visually-hidden").attr("role", "status"),
            div().withId("confusion-cell").withClass("confusion-cell").attr("hidden"))
        .withId("confusion")
        .withClasses("card confusion-card")
        .attr("data-part", "confusion");
  }

  static DomContent charts(Visit visit) {
    return section(
            section(
                    div(
                            h2(visit.text("curve.title")).withId("curve-title"),
                            check("slope", visit.text("curve.slope")),
                            check("force", visit.text("force.show"))
                                .withTitle(visit.text("force.help")),
                            check("shade", visit.text("curve.shade"))
                                .withTitle(visit.text("curve.shade.help")))
                        .withClass("card-bar"),
                    div().withId("plot").withClass("chart").attr("hidden"),
                    Widgets.chart("curve", "curve").attr("angles"),
                    PsiBar.of(visit),
                    p(visit.text("js.curve.caption"))
                        .withClass("chart-caption")
                        .withId("curve-caption"))
                .withClass("card")
                .attr("data-part", "curve")
                .attr("aria-labelledby", "curve-title"),
            angles(visit),
            training(visit))
        .withClass("charts")
        .attr("aria-label", visit.text("charts.label"));
  }

  private static DomContent bar(Visit visit) {
    return div(
            h2(visit.text("planes.title")).withId("planes-title"),
            div(
                    view("raw", visit.text("view.raw"), visit),
                    view("circle", visit.text("js.view.circle"), visit),
                    view("angles", visit.text("view.angles"), visit)
                        .withTitle(visit.text("view.angles.help")))
                .withClass("segmented")
                .attr("role", "group")
                .attr("aria-label", visit.text("view.label"))
                .attr("data-part", "view"),
            label(
                    input().withType("checkbox").withId("same-axes"),
                    text(" " + visit.text("axes.same")))
                .withClass("check")
                .attr("data-part", "axes"),
            side(visit),
            check("margin", visit.text("margin.show"))
                .withTitle(visit.text("margin.help"))
                .attr("data-part", "margin"),
            check("links", visit.text("links.show"))
                .withTitle(visit.text("links.help"))
                .attr("data-part", "margin")
                .attr("hidden"),
            check("unseen", visit.text("unseen.show"))
                .withTitle(visit.text("unseen.help"))
                .attr("data-part", "margin")
                .attr("hidden"),
            button(visit.text("runs.add"))
                .withType("button")
                .withId("add-run")
                .withClass("plain")
                .attr("data-part", "runs"))
        .withClass("stage-bar");
  }

  private static ButtonTag view(String view, String text, Visit visit) {
    return button(text)
        .withType("button")
        .attr("data-view", view)
        .attr("aria-pressed", view.equals("raw"));
  }

  /** Which plane more than three dimensions are projected onto. */
  private static DomContent side(Visit visit) {
    return span(
            label(visit.text("side.label")).withFor("side-a"),
            select().withId("side-a"),
            select().withId("side-b").attr("aria-label", visit.text("side.other")))
        .withId("side")
        .withClass("side")
        .attr("data-part", "view")
        .attr("hidden");
  }

  /** What the lines on a ball mean. */
  private static DomContent legend(Visit visit) {
    return ul(each(
            List.of("direction", "asked", "measured"),
            part -> li(visit.text("ball." + part)).withClass("ball-" + part)))
        .withId("ball-legend")
        .withClass("ball-legend")
        .attr("hidden");
  }

  private static DomContent pad(Visit visit) {
    return section(
            h2(visit.text("pad.title")).withId("pad-title"),
            div(
                    canvas()
                        .withId("pad")
                        .attr("width", 280)
                        .attr("height", 280)
                        .attr("tabindex", 0)
                        .attr("role", "application")
                        .attr("aria-label", visit.text("pad.area"))
                        .attr("aria-describedby", "pad-keys"),
                    div(
                            div(p(visit.text("pad.hint")))
                                .withId("pad-verdict")
                                .withClass("pad-verdict")
                                .attr("aria-live", "polite"),
                            p(visit.text("pad.keys")).withId("pad-keys").withClass("pad-keys"),
                            span()
                                .withId("pad-pen")
                                .withClass("visually-hidden")
                                .attr("role", "status"),
                            div(
                                    button(visit.text("pad.random"))
                                        .withType("button")
                                        .withId("pad-random"),
                                    button(visit.text("pad.clear"))
                                        .withType("button")
                                        .withId("pad-clear"))
                                .withClass("pad-buttons"))
                        .withClass("pad-side"))
                .withClass("pad-body"))
        .withId("pad-card")
        .withClasses("card pad-card")
        .attr("data-part", "draw")
        .attr("aria-labelledby", "pad-title");
  }

  private static DomContent numbers(Visit visit) {
    return section(
            h2(visit.text("numbers.title")).withId("numbers-title"),
            div(table().withId("numbers"))
                .withClass("scroll")
                .attr("tabindex", 0)
                .attr("role", "group")
                .attr("aria-labelledby", "numbers-title"))
        .withClasses("card numbers")
        .attr("data-part", "table")
        .attr("aria-labelledby", "numbers-title");
  }

  /** The histogram of angles, at which one may guess beforehand. */
  private static DomContent angles(Visit visit) {
    return section(
            div(
                    h2(visit.text("angles.title")).withId("angles-title"),
                    button(visit.text("js.guess.off"))
                        .withType("button")
                        .withId("guess")
                        .withClass("plain")
                        .withTitle(visit.text("guess.help")))
                .withClass("card-bar"),
            Widgets.chart("histogram", "angles"),
            p().withId("guess-words").withClass("chart-caption").attr("role", "status"),
            button(span("♪ ").attr("aria-hidden", "true"), text(visit.text("js.listen")))
                .withType("button")
                .withId("listen")
                .withClasses("plain listen")
                .withTitle(visit.text("js.listen.help"))
                .attr("aria-pressed", false),
            p().withId("listen-words").withClass("chart-caption").attr("role", "status"))
        .withClass("card")
        .attr("data-part", "angles")
        .attr("aria-labelledby", "angles-title");
  }

  private static DomContent training(Visit visit) {
    return section(
            div(
                    h2(visit.text("training.title")).withId("training-title"),
                    select(option(visit.text("js.training.accuracy")).withValue(""))
                        .withId("beside")
                        .attr("aria-label", visit.text("training.beside")))
                .withClass("card-bar"),
            Widgets.chart("training", "training"))
        .withClass("card")
        .attr("data-part", "training")
        .attr("aria-labelledby", "training-title");
  }

  private static LabelTag check(String id, String text) {
    return label(input().withType("checkbox").withId(id), text(" " + text)).withClass("check");
  }
}
