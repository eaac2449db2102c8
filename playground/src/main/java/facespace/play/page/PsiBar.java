package facespace.play.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import j2html.tags.specialized.ButtonTag;

/** What stands beneath the chart of a target logit that can be drawn. */
final class PsiBar {
  private PsiBar() {}

  /** Uncovered by the script while the loss at hand has a curve of one's own. */
  static DomContent of(Visit visit) {
    return div(
            p().withId("psi-hint").withClass("psi-hint").attr("role", "status"),
            div(
                    div(mode("drag", true, visit), mode("draw", false, visit))
                        .withClass("segmented")
                        .attr("role", "group")
                        .attr("aria-label", visit.text("psi.mode")),
                    tool("undo", visit),
                    tool("add", visit),
                    tool("remove", visit))
                .withClass("psi-tools"),
            div(
                    label(span(visit.text("psi.start")), select().withId("psi-start")),
                    a(visit.text("psi.java"))
                        .withId("psi-java")
                        .withTitle(visit.text("psi.java.help"))
                        .attr("download"))
                .withClass("psi-tools"))
        .withId("psi-bar")
        .withClass("psi-bar")
        .attr("hidden");
  }

  private static ButtonTag mode(String mode, boolean pressed, Visit visit) {
    return button(visit.text("psi." + mode))
        .withType("button")
        .withId("psi-" + mode)
        .attr("aria-pressed", pressed);
  }

  private static ButtonTag tool(String tool, Visit visit) {
    return button(visit.text("psi." + tool))
        .withType("button")
        .withId("psi-" + tool)
        .withClass("plain");
  }
}
