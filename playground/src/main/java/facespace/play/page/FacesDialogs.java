package facespace.play.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.canvas;
import static j2html.TagCreator.dialog;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.List;

/** How a map of this kind misleads, each warning with a demonstration. */
final class FacesDialogs {
  private static final List<String> WARNINGS = List.of("sizes", "distances", "perplexity");

  private FacesDialogs() {}

  static DomContent warnings(Visit visit) {
    return dialog(
            form(
                    h2(visit.text("faces.warnings.title")).withId("warnings-title"),
                    div(each(
                            WARNINGS,
                            name ->
                                button(visit.text("faces.warning." + name))
                                    .withType("button")
                                    .attr("data-warning", name)
                                    .attr("aria-pressed", name.equals(WARNINGS.get(0)))))
                        .withClass("segmented")
                        .attr("role", "group")
                        .attr("aria-labelledby", "warnings-title"),
                    p().withId("warning-text")
                        .withClass("warning-text")
                        .attr("aria-live", "polite"),
                    div(demo("truth", visit), demo("map", visit)).withClass("demos"),
                    div().withId("demo-choices").withClass("row"),
                    div(button(visit.text("close")).withType("submit").withClass("go"))
                        .withClasses("row dialog-end"))
                .attr("method", "dialog"))
        .withId("warnings")
        .withClass("warnings")
        .attr("aria-labelledby", "warnings-title");
  }

  private static DomContent demo(String name, Visit visit) {
    return figure(
        canvas().withId("demo-" + name).attr("role", "img").attr("aria-label", ""),
        figcaption(visit.text("faces.demo." + name)).withId("demo-" + name + "-caption"));
  }
}
