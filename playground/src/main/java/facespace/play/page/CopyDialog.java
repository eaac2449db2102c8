package facespace.play.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.dialog;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import j2html.tags.Tag;
import java.util.List;

/** Dialogs around one text to be copied: a link, or a line of HTML. */
final class CopyDialog {
  private CopyDialog() {}

  /** Where a page may not write into the clipboard, the link to what is on screen. */
  static DomContent share(Visit visit) {
    return of(visit, "share", "share", link("share"), List.of());
  }

  /** A line for a link that is copied from {@code <name>-field}. */
  static Tag<?> link(String name) {
    return input().withId(name + "-field").withType("text").attr("readonly");
  }

  /**
   * A dialog.
   *
   * @param name stands in the ids: {@code -dialog}, {@code -title}, {@code -copy}, {@code -said}
   * @param texts prefix of its texts: {@code .title}, {@code .text}, {@code .field}, {@code .copy}
   * @param field what is copied, with the id {@code -field}
   * @param rest what stands below the buttons
   */
  static DomContent of(
      Visit visit, String name, String texts, Tag<?> field, List<DomContent> rest) {
    return dialog(
            form(
                    h2(visit.text(texts + ".title")).withId(name + "-title"),
                    p(visit.text(texts + ".text")),
                    label(visit.text(texts + ".field")).withFor(name + "-field"),
                    field.withClass("to-copy"),
                    div(
                            button(visit.text(texts + ".copy"))
                                .withType("button")
                                .withId(name + "-copy")
                                .withClass("go"),
                            button(visit.text("close")).withType("submit"),
                            p().withId(name + "-said").withClass("hint").attr("role", "status"))
                        .withClasses("row", "copy-row"),
                    each(rest.stream()))
                .attr("method", "dialog"))
        .withId(name + "-dialog")
        .attr("aria-labelledby", name + "-title");
  }
}
