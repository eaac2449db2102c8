package facespace.play.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.p;
import static j2html.TagCreator.progress;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.List;

/**
 * The left-hand side of pages that train: the frame into which the catalogue's controls are put.
 */
final class ExperimentControls {
  private ExperimentControls() {}

  /**
   * @param starts where one can start from, above all else
   * @param end below the settings
   */
  static DomContent of(Visit visit, List<DomContent> starts, List<DomContent> end) {
    return details(
            summary(visit.text("controls.title")),
            form(
                    h2(visit.text("controls.title")),
                    each(starts.stream()),
                    div()
                        .withId("run-tabs")
                        .withClass("run-tabs")
                        .attr("role", "tablist")
                        .attr("aria-label", visit.text("runs.label")),
                    runPanel(visit),
                    div().withId("shared"),
                    details(summary(visit.text("controls.more")), div().withId("more-fields"))
                        .withId("more")
                        .withClass("more")
                        .attr("data-part", "more"),
                    each(end.stream()))
                .withId("experiment")
                .attr("autocomplete", "off"),
            div(
                    button(
                            span("▶").attr("aria-hidden", "true"),
                            text(" "),
                            span(visit.text("train")).withId("train-label"))
                        .withType("button")
                        .withId("train")
                        .withClass("go")
                        .attr("disabled"),
                    div(p().withId("branch-from"), branch("change", visit), branch("fork", visit))
                        .withId("branch")
                        .withClass("branch")
                        .attr("hidden"),
                    div(p().withId("over-at"), branch("further", visit))
                        .withId("over")
                        .withClass("branch")
                        .attr("hidden"),
                    div(
                            span().withId("stored-text").attr("role", "status"),
                            text(" "),
                            button(visit.text("stored.anew"))
                                .withType("button")
                                .withId("anew")
                                .withClasses("plain", "strong")
                                .withTitle(visit.text("stored.anew.help")))
                        .withId("stored")
                        .withClass("stored")
                        .attr("hidden"),
                    p().withId("spec-error").withClass("error").attr("role", "alert"),
                    p(a(visit.text("sweep.from")).withId("to-sweep").withHref("/sweep"))
                        .withClasses("hint", "owners")
                        .attr("data-part", "more"))
                .withClass("go-row"))
        .withId("controls")
        .withClass("controls")
        .attr("open");
  }

  private static DomContent branch(String how, Visit visit) {
    return button(visit.text("branch." + how))
        .withType("button")
        .withId(how)
        .withTitle(visit.text("branch." + how + ".help"));
  }

  private static DomContent runPanel(Visit visit) {
    return div(
            fieldset(
                    legend(visit.text("loss.legend")).withId("loss-legend"),
                    div().withId("losses").withClass("losses"),
                    p(a(visit.text("loss.about")).withId("loss-about").withHref("/losses"))
                        .withClass("about"))
                .attr("data-part", "loss"),
            div().withId("knobs").attr("data-part", "knobs"),
            div(p(visit.text("course.title")).withId("course-title"), course())
                .withId("course-box")
                .withClass("course")
                .attr("data-part", "knobs")
                .attr("hidden"),
            div()
                .withId("notes")
                .withClass("notes")
                .attr("role", "status")
                .attr("aria-live", "polite"))
        .withId("run-panel")
        .attr("role", "tabpanel");
  }

  private static DomContent course() {
    return ul().withId("course").attr("aria-labelledby", "course-title");
  }

  /** Offers MNIST where it is not. */
  static DomContent download(Visit visit) {
    return div(
            p(visit.text("download.offer")).withId("download-text"),
            button(visit.text("download.start")).withType("button").withId("download-start"),
            progress()
                .withId("download-progress")
                .attr("max", 1)
                .attr("value", 0)
                .attr("aria-label", visit.text("download.progress"))
                .attr("hidden"))
        .withId("download")
        .withClasses("download", "owners")
        .attr("hidden");
  }
}
