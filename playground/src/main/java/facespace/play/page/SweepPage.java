package facespace.play.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.img;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.main;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.textarea;
import static j2html.TagCreator.ul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.loss.LossCatalog;
import facespace.loss.LossInfo;
import j2html.tags.DomContent;
import java.util.List;

/** Many runs at once, and what is more than chance. */
final class SweepPage {
  private SweepPage() {}

  static Layout.Page of(Visit visit, String base, ObjectNode boot) {
    return new Layout.Page(
        "/runs",
        visit.text("title.sweep"),
        visit.text("sweep.lead"),
        List.of("sweep.css"),
        "sweep/sweep.js",
        List.of(),
        List.of(),
        List.of(
            main(
                    h1(visit.text("sweep.title")),
                    p(visit.text("sweep.lead")).withClass("lead"),
                    noscript(p(visit.text("sweep.noscript")).withClass("alert")),
                    p(visit.text("sweep.visitors")).withClass("visitors hint"),
                    order(visit, base),
                    section(
                            h2(visit.text("sweep.list")),
                            p().withId("sweeps-error").withClass("error").attr("role", "alert"),
                            p(visit.text("sweep.none")).withId("sweeps-empty").withClass("hint"),
                            ul().withId("sweeps"))
                        .withClass("card"),
                    result(visit))
                .withId("main")
                .withClass("sweep-page"),
            Layout.toast(),
            Layout.announcer()),
        boot.toString());
  }

  private static DomContent order(Visit visit, String base) {
    return form(
            text(
                visit,
                "base",
                textarea(base).withId("sweep-base").withRows("2"),
                a(visit.text("sweep.base.play")).withId("sweep-play").withHref("/play")),
            fieldset(
                    legend(visit.text("sweep.losses")),
                    each(LossCatalog.all(), info -> choice(visit, info)))
                .withId("sweep-losses"),
            text(
                visit,
                "vary",
                textarea().withId("sweep-vary").withRows("2").withPlaceholder("m=0:0.6:0.2")),
            text(visit, "seeds", input().withType("text").withId("sweep-seeds").withValue("1..5")),
            p().withId("sweep-plan").withClass("plan").attr("aria-live", "polite"),
            p().withId("sweep-error").withClass("error").attr("role", "alert"),
            button(visit.text("sweep.start")).withId("sweep-start").withClass("go"))
        .withId("sweep-order")
        .withClass("card owners");
  }

  private static DomContent text(
      Visit visit, String name, DomContent field, DomContent... remarks) {
    return div(
            label(visit.text("sweep." + name)).withFor("sweep-" + name),
            field,
            p().withId("sweep-" + name + "-error")
                .withClass("field-error")
                .attr("role", "alert")
                .attr("hidden"),
            p(visit.text("sweep." + name + ".help") + " ").with(remarks).withClass("hint"))
        .withClass("field");
  }

  private static DomContent choice(Visit visit, LossInfo info) {
    return label(input().withType("checkbox").withValue(info.key()), span(info.name(visit.lang())))
        .withClass("check");
  }

  private static DomContent result(Visit visit) {
    return section(
            h2(visit.text("sweep.result")),
            p().withId("sweep-of").withClass("hint"),
            div(
                    label(span(visit.text("sweep.measure")), select().withId("sweep-measure"))
                        .withClass("measure"),
                    a(visit.text("sweep.csv")).withId("sweep-csv"),
                    a(visit.text("sweep.chart")).withId("sweep-svg").attr("download"))
                .withClass("result-tools"),
            div(img().withId("sweep-chart").withAlt(visit.text("sweep.chart.alt")))
                .withClass("chart"),
            h2(visit.text("sweep.verdicts")),
            ul().withId("sweep-verdicts"),
            div(table().withId("sweep-table"))
                .withClass("scroll")
                .attr("role", "region")
                .attr("tabindex", "0")
                .attr("aria-label", visit.text("sweep.result")))
        .withId("sweep-result")
        .withClass("card")
        .attr("hidden");
  }
}
