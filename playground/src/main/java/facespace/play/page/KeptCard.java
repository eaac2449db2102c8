package facespace.play.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;

import facespace.play.hub.model.ModelStore;
import j2html.tags.DomContent;

/** The list of kept models below a stage, and the alert above it, with what may be tried again. */
final class KeptCard {
  private KeptCard() {}

  /**
   * The list.
   *
   * @param hint key of what is said above it; its placeholder is how many stay
   */
  static DomContent of(String hint, Visit visit) {
    return details(
            summary().withId("kept-title"),
            p(visit.text(hint, ModelStore.MOST)).withClass("hint"),
            div(table().withId("kept-models"))
                .withClass("scroll")
                .attr("tabindex", 0)
                .attr("role", "group")
                .attr("aria-labelledby", "kept-title"))
        .withId("kept-card")
        .withClasses("card kept-models")
        .attr("data-part", "kept")
        .attr("hidden");
  }

  /**
   * What is wrong with the settings, for whom they are folded away; what went wrong; a model that
   * could not be kept may be kept once there is room.
   */
  static DomContent alert(Visit visit) {
    return each(
        p().withId("folded-error").withClass("alert").attr("role", "alert"),
        p().withId("alert").withClass("alert").attr("role", "alert").attr("hidden"),
        p(button(visit.text("js.kept.again")).withType("button").withId("keep-again"))
            .withId("unkept")
            .withClass("unkept")
            .attr("hidden"));
  }
}
