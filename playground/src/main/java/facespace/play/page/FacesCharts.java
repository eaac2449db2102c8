package facespace.play.page;

import static j2html.TagCreator.canvas;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import j2html.tags.specialized.SectionTag;

/** The right-hand side of {@code /faces}: the true angles, pairs, and training over time. */
final class FacesCharts {
  private FacesCharts() {}

  static DomContent of(Visit visit) {
    return section(
            card(
                "heat",
                visit,
                div(canvas().withId("heat").attr("role", "img").attr("aria-label", ""))
                    .withClass("heat-box"),
                div().withId("heat-scale").withClass("heat-scale"),
                p().withId("heat-part").withClass("chart-caption")),
            card(
                "pairs",
                visit,
                div().withId("pairs").withClass("chart"),
                div().withId("overlap").withClass("chart").attr("hidden")),
            card("det", visit, div().withId("det").withClass("chart"))
                .withId("det-card")
                .attr("hidden"),
            card("training", visit, Widgets.chart("training", "training")))
        .withClass("charts")
        .attr("aria-label", visit.text("charts.label"));
  }

  private static SectionTag card(String name, Visit visit, DomContent... content) {
    return section(
            name.equals("heat")
                ? h2(text(visit.text("faces.heat.title")), FacesStage.ofRun()).withId("heat-title")
                : h2(visit.text("faces." + name + ".title")).withId(name + "-title"),
            div(content),
            p(visit.text("faces." + name + ".caption"))
                .withId(name + "-caption")
                .withClass("chart-caption"))
        .withClass("card")
        .attr("data-part", name)
        .attr("aria-labelledby", name + "-title");
  }
}
