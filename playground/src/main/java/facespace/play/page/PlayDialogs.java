package facespace.play.page;

import static j2html.TagCreator.article;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.template;

import j2html.tags.DomContent;
import java.util.List;

/** Parts of {@code /play} that are shown later: the teacher's link, and a pane per run. */
final class PlayDialogs {
  private PlayDialogs() {}

  /** The link without some controls; its script fills in which. */
  static DomContent classLink(Visit visit) {
    return CopyDialog.of(
        visit,
        "class",
        "classlink",
        CopyDialog.link("class"),
        List.of(
            div(hide(visit, "none"), hide(visit, "all")).withClass("row"),
            div().withId("class-parts").withClass("class-parts")));
  }

  private static DomContent hide(Visit visit, String which) {
    return button(visit.text("classlink." + which))
        .withType("button")
        .withId("class-" + which)
        .withClasses("plain strong");
  }

  static DomContent paneTemplate(Visit visit) {
    return template(
            article(
                    PaneHeader.of(visit),
                    div(
                            Widgets.of("plane"),
                            table().withClass("pair-angles").attr("hidden"),
                            p(visit.text("planes.empty")).withClass("plane-empty"),
                            p().withClass("plane-ending").attr("role", "status"))
                        .withClass("plane-box"),
                    p().withClass("pane-remark"),
                    dl().withClass("figures"))
                .withClass("pane"))
        .withId("pane-template");
  }
}
