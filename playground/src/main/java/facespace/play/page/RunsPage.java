package facespace.play.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.main;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import j2html.tags.DomContent;
import java.util.List;

/** Every experiment that was trained here, to find, compare and open again. */
final class RunsPage {
  private RunsPage() {}

  static Layout.Page of(Visit visit, ObjectNode boot) {
    return new Layout.Page(
        "/runs",
        visit.text("title.runs"),
        visit.text("runs.lead"),
        List.of("runs.css"),
        "runs/runs.js",
        List.of(),
        List.of(),
        List.of(
            main(
                    h1(visit.text("runs.title")),
                    p(visit.text("runs.lead")).withClass("lead"),
                    p(
                        a(visit.text("runs.sweep")).withHref("/sweep"),
                        text(" " + visit.text("runs.sweep.why"))),
                    ul().withId("runs-sweeps").withClass("sweeps-found"),
                    noscript(p(visit.text("runs.noscript")).withClass("alert")),
                    p().withId("runs-error").withClass("error").attr("role", "alert"),
                    tools(visit),
                    p(text(visit.text("runs.empty")), a(visit.text("nav.play")).withHref("/play"))
                        .withId("runs-empty")
                        .withClass("empty")
                        .attr("hidden"),
                    div(
                            table().withId("runs-table"),
                            p(visit.text("runs.who.help")).withClass("hint"))
                        .withId("runs-box")
                        .withClass("scroll")
                        .attr("role", "region")
                        .attr("tabindex", "0")
                        .attr("aria-label", visit.text("runs.title"))
                        .attr("hidden"),
                    p().withId("runs-room").withClass("hint"))
                .withId("main")
                .withClass("runs-page"),
            Layout.toast(),
            Layout.announcer()),
        boot.toString());
  }

  private static DomContent tools(Visit visit) {
    return div(
            label(
                    span(visit.text("runs.filter")),
                    input().withType("search").withId("runs-filter").attr("autocomplete", "off"))
                .withClass("filter"),
            button(visit.text("runs.compare"))
                .withType("button")
                .withId("runs-compare")
                .withTitle(visit.text("runs.compare.help"))
                .attr("disabled"),
            p().withId("runs-foretold").withClass("hint").attr("role", "status"),
            a(visit.text("runs.csv")).withHref("/api/runs.csv").withId("runs-csv"))
        .withId("runs-tools")
        .withClass("runs-tools")
        .attr("hidden");
  }
}
