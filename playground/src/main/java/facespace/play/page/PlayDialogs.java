package facespace.play.page;

import static j2html.TagCreator.article;
import static j2html.TagCreator.button;
import static j2html.TagCreator.dialog;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.template;
import static j2html.TagCreator.textarea;

import j2html.tags.DomContent;

/** Parts of {@code /play} that are shown later: the teacher's link, and a pane per run. */
final class PlayDialogs {
  private PlayDialogs() {}

  static DomContent classLink(Visit visit) {
    return dialog(
            form(
                    h2(visit.text("classlink.title")).withId("class-dialog-title"),
                    p(visit.text("classlink.text")),
                    div().withId("class-parts").withClass("class-parts"),
                    label(visit.text("classlink.url")).withFor("class-url"),
                    input().withId("class-url").withType("text").attr("readonly"),
                    div(
                            button(visit.text("classlink.copy"))
                                .withType("button")
                                .withId("class-copy")
                                .withClass("go"),
                            button(visit.text("close")).withType("submit"))
                        .withClass("row"))
                .attr("method", "dialog"))
        .withId("class-dialog")
        .attr("aria-labelledby", "class-dialog-title");
  }

  /** The line of HTML that shows what is on screen in another page. */
  static DomContent embed(Visit visit) {
    return dialog(
            form(
                    h2(visit.text("embed.title")).withId("embed-title"),
                    p(visit.text("embed.text")),
                    label(visit.text("embed.line")).withFor("embed-line"),
                    textarea().withId("embed-line").attr("rows", 5).attr("readonly"),
                    p(visit.text("embed.from")).withClass("hint"),
                    div(
                            button(visit.text("embed.copy"))
                                .withType("button")
                                .withId("embed-copy")
                                .withClass("go"),
                            button(visit.text("close")).withType("submit"))
                        .withClass("row"))
                .attr("method", "dialog"))
        .withId("embed-dialog")
        .attr("aria-labelledby", "embed-title");
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
